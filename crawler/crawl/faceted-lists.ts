import type { Refusal } from './scope.js';

interface List {
  addresses: number;
  emptyPages: number;
  readonly values: Set<string>;
}

/** Combinations grow as a product, what they are made of as a sum. */
const combinatorial = 3;

/** Finds lists whose filters can be combined without end (`?color=red&size=m&sort=price`) and that show the same things again and again. */
export class FacetedLists {
  readonly #lists = new Map<string, List>();

  constructor(readonly emptyPages: number) {}

  saw(key: string, isFruitful: boolean): void {
    const { path, parts } = facets(key);
    if (parts.length < 2) return;
    const list = this.#lists.get(path) ?? { addresses: 0, emptyPages: 0, values: new Set<string>() };
    this.#lists.set(path, list);
    list.addresses += 1;
    if (!isFruitful) list.emptyPages += 1;
    for (const part of parts) list.values.add(part);
  }

  refuses(key: string): Refusal | undefined {
    const { path, parts } = facets(key);
    const list = parts.length < 2 ? undefined : this.#lists.get(path);
    if (!list || list.emptyPages < this.emptyPages || list.addresses <= combinatorial * list.values.size)
      return undefined;
    return {
      reason: 'trap-facets',
      detail: `filters of one list combined over and over: ${list.emptyPages} combinations brought nothing new`,
    };
  }
}

function facets(key: string): { path: string; parts: string[] } {
  const [path = '', query = ''] = key.split('?', 2);
  return { path, parts: query.split('&').filter(part => part !== '') };
}
