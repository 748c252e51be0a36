const none = new Int32Array(0);

/** A growing list of whole numbers below 2^31, four bytes each. */
export class NumberList {
  #items = none;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const grown = new Int32Array(2 * this.#length + 16);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#length++] = item;
  }

  /** The item at `index`; `undefined` outside the list. */
  at(index: number): number | undefined {
    return index >= 0 && index < this.#length ? this.#items[index] : undefined;
  }

  /** Index of the first item that is not below `value`, in a list that ascends. */
  lowerBound(value: number): number {
    let [low, high] = [0, this.#length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
