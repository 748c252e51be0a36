import type { Answer } from '../fetch/answer.js';
import type { PageFetcher } from '../fetch/page-fetcher.js';
import type { HtmlFacts } from '../html/html-facts.js';
import { isFallbackShell, missingAddress, pathOf, Soft404, type MissingPage } from './soft-404.js';

/** Redirects that lead a visitor to an error page. */
const maxHops = 3;

const factsOf = (answer: Answer | undefined): HtmlFacts[] => (answer?.kind === 'page' ? [answer.facts] : []);

/** Asks each origin once for a page that does not exist, and finds the pages that are really this answer. */
export class ErrorPages {
  readonly #known = new Soft404();
  readonly #probed = new Set<string>();

  constructor(readonly pageFetcher: PageFetcher) {}

  /**
   * Replaces in `answers` what are error pages with status 200, and says how many they are. `keys` were just asked; `entryKey` is the
   * site's entry page.
   */
  async weedOut(keys: readonly string[], answers: Map<string, Answer>, entryKey: string): Promise<number> {
    const pages = keys.filter(key => answers.get(key)?.kind === 'page');
    const origins = [...new Set(pages.map(key => new URL(key).origin))].sort();
    await Promise.all(
      origins
        .filter(origin => !this.#probed.has(origin))
        .map(async origin => {
          this.#probed.add(origin);
          await this.#probe(origin, answers, entryKey);
        }),
    );
    for (const key of keys) {
      const answer = answers.get(key);
      // The entry page stays, whatever it says: it is what the user named.
      if (answer && key !== entryKey) answers.set(key, this.#known.judge(key, answer));
    }
    return pages.filter(key => answers.get(key)?.kind !== 'page').length;
  }

  async #probe(origin: string, answers: ReadonlyMap<string, Answer>, entryKey: string): Promise<void> {
    const missing = await this.#missingPage(origin);
    const root = `${origin}/`;
    if (!missing || isFallbackShell(missing.facts)) return;
    if ([root, pathOf(entryKey)].includes(missing.movedTo ?? '')) return;
    // Servers that show their start page at every address do so each with its own.
    const rootAnswer = answers.get(root) ?? (await this.pageFetcher.ask(root)).answer;
    this.#known.learn(origin, missing, [...factsOf(answers.get(entryKey)), ...factsOf(rootAnswer)]);
  }

  /** What a visitor gets to see at an address of the origin that does not exist, if anything. */
  async #missingPage(origin: string): Promise<MissingPage | undefined> {
    let key = missingAddress(origin);
    for (let hops = 0; hops <= maxHops; hops += 1) {
      const { answer } = await this.pageFetcher.ask(key);
      if (answer.kind === 'page')
        return { facts: answer.facts, movedTo: hops === 0 ? undefined : pathOf(key) };
      if (answer.kind !== 'redirect' || new URL(answer.to).origin !== origin) return undefined;
      key = answer.to;
    }
    return undefined;
  }
}
