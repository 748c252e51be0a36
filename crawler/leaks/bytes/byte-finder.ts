/** Says of stretches that follow one another whether a byte stands in them; passes over the bytes once, however many there are. */
export class ByteFinder {
  #next = -1;

  constructor(
    readonly bytes: Uint8Array,
    readonly wanted: number,
  ) {}

  /** `start` must not be before that of an earlier call. */
  isWithin(start: number, end: number): boolean {
    if (this.#next < start) {
      const at = this.bytes.indexOf(this.wanted, start);
      this.#next = at < 0 ? Infinity : at;
    }
    return this.#next < end;
  }
}
