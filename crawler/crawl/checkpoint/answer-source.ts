import type { Answer, PageAnswer } from '../fetch/answer.js';
import type { AnswerLog, LoggedCrawl } from './answer-log.js';
import type { PageFetcher } from '../fetch/page-fetcher.js';

/** Where answers come from: an interrupted crawl, else the site itself, which is spared what an earlier crawl has already. */
export class AnswerSource {
  readonly #behind = new Map<string, PageAnswer>();
  #unchanged = 0;
  #savedBytes = 0;
  #asked = 0;

  constructor(
    readonly pageFetcher: PageFetcher,
    readonly log: Pick<AnswerLog, 'add' | 'addRendered'>,
    readonly interrupted: LoggedCrawl | undefined,
    readonly finished: LoggedCrawl | undefined,
  ) {}

  async get(key: string): Promise<Answer> {
    this.#asked += 1;
    const earlier = this.interrupted?.answers.get(key);
    if (earlier) return earlier;
    const known = this.#known(key);
    const { answer, fetched, behind } = await this.pageFetcher.ask(key, known);
    if (behind) this.#behind.set(behind.key, behind.page);
    if (known && fetched?.status === 304) {
      this.#unchanged += 1;
      this.#savedBytes += known.wireBytes;
    }
    this.log.add(key, answer);
    return answer;
  }

  /** The page of an address that redirected, as it was seen by those who bring the cookies of later redirects back to it. */
  behindCookies(key: string): PageAnswer | undefined {
    const page = this.#behind.get(key);
    if (page) this.log.add(key, page);
    return page;
  }

  /** What an earlier crawl spared this one, for people. */
  savings(): string {
    const asked = `crawl: ${this.#asked} addresses asked`;
    if (!this.finished) return `${asked}.`;
    const kibibytes = Math.round(this.#savedBytes / 1024);
    return `${asked}; ${this.#unchanged} pages are unchanged since the last crawl and were not sent again, which saved ${kibibytes} KiB.`;
  }

  #known(key: string): PageAnswer | undefined {
    const known = this.finished?.answers.get(key);
    return known?.kind === 'page' ? known : undefined;
  }
}
