import type { Answer } from './answer.js';
import type { Asker } from './asker.js';
import { missingAddress, SoftNotFound } from './soft-not-found.js';

/** Asks each origin once for a page that does not exist, and finds the pages that are really this answer. */
export class ErrorPages {
  readonly #known = new SoftNotFound();
  readonly #probed = new Set<string>();

  constructor(readonly asker: Asker) {}

  /** Replaces in `answers` what are error pages with status 200. `keys` were just asked; `entryKey` is the site's entry page. */
  async weedOut(keys: readonly string[], answers: Map<string, Answer>, entryKey: string): Promise<void> {
    const pages = keys.filter(key => answers.get(key)?.kind === 'page');
    const origins = [...new Set(pages.map(key => new URL(key).origin))].sort();
    const entry = answers.get(entryKey);
    const entryFacts = entry?.kind === 'page' ? entry.facts : undefined;
    await Promise.all(
      origins
        .filter(origin => !this.#probed.has(origin))
        .map(async origin => {
          this.#probed.add(origin);
          const { answer } = await this.asker.ask(missingAddress(origin));
          this.#known.learn(origin, answer, entryFacts);
        }),
    );
    for (const key of pages) {
      const answer = answers.get(key);
      // The entry page stays, whatever it says: it is what the user named.
      if (answer && key !== entryKey) answers.set(key, this.#known.judge(key, answer));
    }
  }
}
