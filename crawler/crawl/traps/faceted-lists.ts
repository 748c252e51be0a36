import { PathFacets } from './path-facets.js';
import type { HtmlFacts } from '../html/html-facts.js';
import type { UrlRefusal } from '../frontier/scope.js';

/** The addresses of one list that have the same parameters. */
interface Combination {
  newPages: number;
  emptyInARow: number;
}

interface List {
  newPages: number;
  addresses: number;
  emptyPages: number;
  readonly values: Set<string>;
  readonly byNames: Map<string, Combination>;
}

/** Combinations grow as a product, what they are made of as a sum. */
const combinatorial = 3;
/**
 * Of a list that has shown anything new: so many pages in a row may show nothing new under one set of parameters (`?color=…&size=…`), and as
 * many more as showed something new under that set.
 */
const patience = 10;

/**
 * Finds lists whose filters can be combined without end (`?color=red&size=m&sort=price`, `/red/m/`) and that show the same things again
 * and again. Parameters that lead to new pages (`?cat=…&page=…`) are followed on, though others (`&sort=…`) lead to none.
 */
export class FacetedLists {
  readonly #lists = new Map<string, List>();
  readonly #paths = new PathFacets();

  constructor(readonly emptyPages: number) {}

  /** Looks at a page before its links are followed. */
  meet(key: string, facts: HtmlFacts): void {
    this.#paths.meet(key, facts);
  }

  /** The list that an address combines two or more filters of, if any. */
  listOf(key: string): string | undefined {
    const { path, parts } = this.#facets(key);
    return parts.length < 2 ? undefined : path;
  }

  saw(key: string, isFruitful: boolean): void {
    const { path, parts, names } = this.#facets(key);
    if (parts.length < 2) return;
    const list = this.#lists.get(path) ?? {
      newPages: 0,
      addresses: 0,
      emptyPages: 0,
      values: new Set<string>(),
      byNames: new Map<string, Combination>(),
    };
    this.#lists.set(path, list);
    const combination = list.byNames.get(names) ?? { newPages: 0, emptyInARow: 0 };
    list.byNames.set(names, combination);
    list.addresses += 1;
    for (const part of parts) list.values.add(part);
    if (isFruitful) {
      list.newPages += 1;
      combination.newPages += 1;
      combination.emptyInARow = 0;
    } else {
      combination.emptyInARow += 1;
      list.emptyPages += 1;
    }
  }

  refuses(key: string): UrlRefusal | undefined {
    const { path, parts, names, isKnown } = this.#facets(key);
    if (isKnown) return { reason: 'trap-facets', detail: 'the same filters were looked at in another order' };
    const list = parts.length < 2 ? undefined : this.#lists.get(path);
    if (!list || list.emptyPages < this.emptyPages || list.addresses <= combinatorial * list.values.size)
      return undefined;
    const { newPages, emptyInARow } = list.byNames.get(names) ?? { newPages: 0, emptyInARow: 0 };
    if (list.newPages > 0 && emptyInARow < patience + newPages) return undefined;
    return {
      reason: 'trap-facets',
      detail: `filters of one list combined over and over: ${list.emptyPages} combinations brought nothing new`,
    };
  }

  #facets(key: string): { path: string; parts: readonly string[]; names: string; isKnown: boolean } {
    const inPath = this.#paths.filters(key);
    if (inPath)
      return {
        path: inPath.folder,
        parts: inPath.filters,
        names: `${inPath.filters.length} segments`,
        isKnown: inPath.isKnown,
      };
    const [path = '', query = ''] = key.split('?', 2);
    const parts = query.split('&').filter(part => part !== '');
    const names = [...new Set(parts.map(part => part.split('=', 1)[0] ?? ''))].sort().join('&');
    return { path, parts, names, isKnown: false };
  }
}
