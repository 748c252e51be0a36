/** Most entries that a table may have. */
export const mostDigests = 4_000_000;

const filterBits = 17;

/** Digests by their first eight bytes, each with two numbers: open addressing behind a bit filter, 16 bytes an entry. */
export class DigestTable {
  #capacity = 1024;
  #size = 0;
  #keys = new Uint32Array(2 * this.#capacity);
  #facts = new Uint32Array(2 * this.#capacity);
  /** Two bits, in one word, for the first four bytes of each digest (a blocked Bloom filter, small enough for a processor's cache). */
  readonly #filter = new Int32Array(2 ** filterBits);

  get size(): number {
    return this.#size;
  }

  /** Adds the two numbers of a digest whose first eight bytes are these words, lowest byte first. Throws a RangeError when the table is full. */
  add(low: number, high: number, one: number, two: number): void {
    if (this.#size >= mostDigests) throw new RangeError(`Expected at most ${mostDigests} digests.`);
    if (2 * this.#size >= this.#capacity) this.#grow();
    this.#put(low, high, one + 1, two);
    const mixed = Math.imul(low, 0x9e3779b1);
    const word = mixed >>> (32 - filterBits);
    this.#filter[word] = (this.#filter[word] ?? 0) | (1 << (mixed & 31)) | (1 << ((mixed >> 5) & 31));
  }

  /** Where, from `at` on, eight bytes stand that a digest may begin with; -1 where there are none. */
  next(bytes: Uint8Array, at: number): number {
    const filter = this.#filter;
    const last = bytes.length - 8;
    let low = ((bytes[at] ?? 0) << 8) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 24);
    for (let place = at; place <= last; place += 1) {
      low = (low >>> 8) | ((bytes[place + 3] ?? 0) << 24);
      const mixed = Math.imul(low, 0x9e3779b1);
      const word = filter[mixed >>> (32 - filterBits)] ?? 0;
      if (((word >>> (mixed & 31)) & (word >>> ((mixed >> 5) & 31)) & 1) === 1) return place;
    }
    return -1;
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
