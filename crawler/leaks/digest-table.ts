/** Most entries that a table may have. */
export const mostDigests = 4_000_000;

/** Digests by their first eight bytes, each with two numbers: open addressing behind a bit filter, 16 bytes an entry. */
export class DigestTable {
  #capacity = 1024;
  #size = 0;
  #keys = new Uint32Array(2 * this.#capacity);
  #facts = new Uint32Array(2 * this.#capacity);
  /** One bit for each value of a digest's first 21 bits: small enough for a processor's cache. */
  readonly coarse = new Uint8Array(2 ** 21 / 8);
  /** One bit for each value of a digest's first three bytes. */
  readonly fine = new Uint8Array(2 ** 24 / 8);

  get size(): number {
    return this.#size;
  }

  /** Throws a RangeError when the table is full. */
  add(digest: Buffer, one: number, two: number): void {
    if (this.#size >= mostDigests) throw new RangeError(`Expected at most ${mostDigests} digests.`);
    if (2 * this.#size >= this.#capacity) this.#grow();
    this.#put(digest.readUInt32LE(0), digest.readUInt32LE(4), one + 1, two);
    const bits = digest.readUIntLE(0, 3);
    const low = bits & 0x1fffff;
    this.coarse[low >> 3] = (this.coarse[low >> 3] ?? 0) | (1 << (low & 7));
    this.fine[bits >> 3] = (this.fine[bits >> 3] ?? 0) | (1 << (bits & 7));
  }

  /** Calls `found` with the numbers of each entry whose digest begins with the eight bytes (two words, lowest byte first). */
  find(low: number, high: number, found: (one: number, two: number) => void): void {
    const mask = this.#capacity - 1;
    for (let slot = hash(low, high) & mask; ; slot = (slot + 1) & mask) {
      const one = this.#facts[2 * slot] ?? 0;
      if (one === 0) return;
      if (this.#keys[2 * slot] === low && this.#keys[2 * slot + 1] === high)
        found(one - 1, this.#facts[2 * slot + 1] ?? 0);
    }
  }

  #put(low: number, high: number, one: number, two: number): void {
    const mask = this.#capacity - 1;
    let slot = hash(low, high) & mask;
    while (this.#facts[2 * slot] !== 0) slot = (slot + 1) & mask;
    this.#keys.set([low, high], 2 * slot);
    this.#facts.set([one, two], 2 * slot);
    this.#size += 1;
  }

  #grow(): void {
    const [keys, facts] = [this.#keys, this.#facts];
    this.#capacity *= 4;
    this.#keys = new Uint32Array(2 * this.#capacity);
    this.#facts = new Uint32Array(2 * this.#capacity);
    this.#size = 0;
    for (let slot = 0; 2 * slot < facts.length; slot += 1) {
      const one = facts[2 * slot] ?? 0;
      if (one !== 0) this.#put(keys[2 * slot] ?? 0, keys[2 * slot + 1] ?? 0, one, facts[2 * slot + 1] ?? 0);
    }
  }
}

const hash = (low: number, high: number): number =>
  Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 0;
