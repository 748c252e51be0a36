/** The first few of many URLs, whatever the order in which they come: two runs that meet the same ones end with the same few. */
export class FirstUrls {
  readonly #first: string[] = [];

  constructor(readonly most: number) {}

  has(url: string): boolean {
    return this.#first.includes(url);
  }

  /** Takes a URL in where it belongs among the first so far, and gives back the one that had to make room: itself, where it does not. */
  add(url: string): string | undefined {
    if (this.has(url)) return undefined;
    this.#first.push(url);
    this.#first.sort();
    return this.#first.length > this.most ? this.#first.pop() : undefined;
  }
}
