/**
 * Makes a thing when it is first asked for, and closes it if it was. Where `edition` says something else than when it was made, another
 * one is made; who still uses the earlier one may go on until the end.
 */
export class Lazy<T> {
  #made: Promise<T> | undefined;
  #edition = '';
  readonly #earlier: Promise<T>[] = [];

  constructor(
    readonly make: () => Promise<T>,
    readonly unmake: (made: T) => Promise<unknown>,
    readonly edition: () => string = () => '',
  ) {}

  get(): Promise<T> {
    const edition = this.edition();
    if (this.#made && edition !== this.#edition) {
      this.#earlier.push(this.#made);
      this.#made = undefined;
    }
    this.#edition = edition;
    this.#made ??= this.make();
    return this.#made;
  }

  async close(): Promise<void> {
    const all = this.#made ? [...this.#earlier, this.#made] : this.#earlier;
    for (const made of all) await this.unmake(await made);
  }
}
