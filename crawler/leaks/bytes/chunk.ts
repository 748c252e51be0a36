import { NumberList } from './number-list.js';

/** A place in a chunk's parent, and the layers (outermost first) between the two. */
export interface ChunkOrigin {
  readonly layers: readonly string[];
  readonly start: number;
  readonly end: number;
}

export type ByteSpan = readonly [start: number, end: number];

/** Bytes to be searched: what was sent, or what came of decoding a part of it. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly parent?: Chunk;
  /** Where, in the parent, the bytes from `start` to `end` come from. */
  readonly origin?: (start: number, end: number) => ChunkOrigin;
  /** Whether a run of text here differs from what stands in the parent: if not, it has been looked at already. */
  readonly isNew: (start: number, end: number) => boolean;
  /** Where compressed streams without a mark of their own may begin and end. */
  readonly streams: readonly ByteSpan[];
  /** Text turned round or by 13 letters is not turned again. */
  readonly isRotated: boolean;
  readonly isReversed: boolean;
  /** Decoded from where a value begins, text apart: only digests and compressed streams are looked for. */
  readonly isBinary: boolean;
  readonly depth: number;
}

/** Layers around a place in a chunk, outermost first, and where the outermost begins in what was sent. */
export function trace(
  chunk: Chunk,
  start: number,
  end: number,
): { readonly layers: string[]; readonly offset: number } {
  const layers: string[] = [];
  let here: Chunk = chunk;
  let [from, to] = [start, end];
  while (here.parent && here.origin) {
    const origin = here.origin(from, to);
    layers.unshift(...origin.layers);
    [from, to] = [origin.start, origin.end];
    here = here.parent;
  }
  return { layers, offset: from };
}

const noBytes = new Uint8Array(0);

/** Where a piece comes from: the layer that was taken off, and the bounds in the parent. */
export interface Source {
  readonly layer: string;
  readonly start: number;
  readonly end: number;
}

/** A growing list of pieces that were decoded from runs of a parent, kept apart by line feeds, and where each came from. */
export class Pieces {
  #bytes = noBytes;
  #length = 0;
  readonly #streams: ByteSpan[] = [];
  readonly #ats = new NumberList();
  readonly #starts = new NumberList();
  readonly #ends = new NumberList();
  readonly #layers: string[] = [];

  /** Adds a copy of a piece that is not empty. `isStream`: a compressed stream may begin with it. */
  add(piece: Uint8Array, { layer, start, end }: Source, isStream: boolean): void {
    const at = this.#length;
    const pieceEnd = at + piece.length;
    if (pieceEnd === at) return;
    if (pieceEnd + 1 > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, pieceEnd + 1));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
    }
    this.#bytes.set(piece, at);
    this.#bytes[pieceEnd] = 0x0a;
    if (isStream) this.#streams.push([at, pieceEnd]);
    this.#ats.push(at);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#layers.push(layer);
    this.#length = pieceEnd + 1;
  }

  /** The chunk that the pieces make; `undefined` where there are none. */
  chunk(parent: Chunk, isBinary: boolean): Chunk | undefined {
    if (this.#length === 0) return undefined;
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      parent,
      origin: start => this.#originOf(start),
      isNew: () => true,
      streams: isBinary ? this.#streams : [],
      isRotated: false,
      isReversed: false,
      isBinary,
      depth: parent.depth + 1,
    };
  }

  #originOf(offset: number): ChunkOrigin {
    const index = Math.max(0, this.#ats.lowerBound(offset + 1) - 1);
    const layer = this.#layers[index];
    return {
      layers: layer === undefined ? [] : [layer],
      start: this.#starts.at(index) ?? 0,
      end: this.#ends.at(index) ?? 0,
    };
  }
}
