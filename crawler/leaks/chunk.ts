import { NumberList } from './number-list.js';

/** A place in a chunk's parent, and the layers (outermost first) between the two. */
export interface Origin {
  readonly layers: readonly string[];
  readonly start: number;
  readonly end: number;
}

export type Span = readonly [start: number, end: number];

/** Bytes to be searched: what was sent, or what came of decoding a part of it. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly parent?: Chunk;
  /** Where, in the parent, the bytes from `start` to `end` come from. */
  readonly origin?: (start: number, end: number) => Origin;
  /** Whether a run of text here differs from what stands in the parent: if not, it has been looked at already. */
  readonly isNew: (start: number, end: number) => boolean;
  /** Where compressed streams without a mark of their own may begin and end. */
  readonly streams: readonly Span[];
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
  readonly #streams: Span[] = [];
  readonly #ats = new NumberList();
  readonly #starts = new NumberList();
  readonly #ends = new NumberList();
  readonly #layers: string[] = [];

  get length(): number {
    return this.#length;
  }

  /** Room for `size` more bytes; write to it at `length`, then call {@link close}. */
  reserve(size: number): Uint8Array {
    if (this.#length + size + 1 > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + size + 1));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    return this.#bytes;
  }

  /** Ends the piece that was written from `length` up to `end`. `isStream`: a compressed stream may begin with it. */
  close(end: number, { layer, start, end: to }: Source, isStream: boolean): void {
    if (end === this.#length) return;
    if (isStream) this.#streams.push([this.#length, end]);
    this.#ats.push(this.#length);
    this.#starts.push(start);
    this.#ends.push(to);
    this.#layers.push(layer);
    this.#bytes[end] = 0x0a;
    this.#length = end + 1;
  }

  add(piece: Uint8Array, source: Source, isStream: boolean): void {
    this.reserve(piece.length).set(piece, this.#length);
    this.close(this.#length + piece.length, source, isStream);
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

  #originOf(offset: number): Origin {
    const index = Math.max(0, this.#ats.lowerBound(offset + 1) - 1);
    const layer = this.#layers[index];
    return {
      layers: layer === undefined ? [] : [layer],
      start: this.#starts.at(index) ?? 0,
      end: this.#ends.at(index) ?? 0,
    };
  }
}
