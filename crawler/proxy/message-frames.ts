/** A frame of RFC 6455, section 5.2, with its bytes as they came. */
export interface MessageFrame {
  readonly isFinal: boolean;
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly raw: Uint8Array;
}

/** A frame or a message is larger than a page could mean it to be. */
export class FrameTooLargeError extends Error {
  readonly code = 'E_FRAME_TOO_LARGE';
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8 } as const;
const maxPayload = 32 * 1024 * 1024;

/**
 * Cuts the bytes of a client's WebSocket into frames, however they are chopped up on the way. Written by hand, since libraries such as `ws` give
 * whole messages alone, and what is let through has to go out in the frames and under the masks that it came in.
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /** Adds bytes; gives the frames that are complete now. Throws {@link FrameTooLargeError}. */
  push(chunk: Uint8Array): MessageFrame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: MessageFrame[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): MessageFrame | undefined {
    const bytes = this.#rest;
    if (bytes.length < 2) return undefined;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const isMasked = (second & 0x80) !== 0;
    const start = 2 + lengthBytes + (isMasked ? 4 : 0);
    if (bytes.length < start) return undefined;
    const length =
      lengthBytes === 0
        ? short
        : lengthBytes === 2
          ? bytes.readUInt16BE(2)
          : Number(bytes.readBigUInt64BE(2));
    if (length > maxPayload)
      throw new FrameTooLargeError(`expected at most ${maxPayload} bytes, got ${length}`);
    if (bytes.length < start + length) return undefined;
    const payload = Buffer.from(bytes.subarray(start, start + length));
    if (isMasked) {
      const mask = bytes.subarray(start - 4, start);
      for (let i = 0; i < length; i += 1) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
    }
    this.#rest = bytes.subarray(start + length);
    return {
      isFinal: (first & 0x80) !== 0,
      opcode: first & 0x0f,
      payload,
      raw: bytes.subarray(0, start + length),
    };
  }
}
