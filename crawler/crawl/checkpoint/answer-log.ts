import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Answer, PageAnswer } from '../fetch/answer.js';
import type { Rendered } from '../rendering/rendered-links.js';
import { parseLine, restore, type LogLine, type StoredAnswer } from './stored-answer.js';

/** What a crawl of this site left behind. */
export interface LoggedCrawl {
  readonly startedAt: string;
  readonly answers: Map<string, Answer>;
  readonly rendered: Map<string, Rendered>;
}

/** The answers of a crawl as they come, line by line: what an interrupted crawl goes on from and a later one compares with. */
export class AnswerLog {
  readonly #file: number;
  readonly #numbers = new Map<string, number>();

  private constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /**
   * Starts a log that begins with what an interrupted crawl had found. `identity` names the settings that answers depend on. The
   * old log stands until the new one holds all of it.
   */
  static open(
    path: string,
    identity: string,
    startedAt: string,
    interrupted: LoggedCrawl | undefined,
  ): AnswerLog {
    const log = new AnswerLog(`${path}.new`);
    log.#write({ is: 'head', version: 5, identity, startedAt });
    for (const [key, answer] of interrupted?.answers ?? []) log.add(key, answer);
    for (const [key, page] of interrupted?.rendered ?? []) log.addRendered(key, page);
    renameSync(`${path}.new`, path);
    return log;
  }

  /** Only pages and redirects are kept: whatever failed or was refused is asked again. */
  add(key: string, answer: Answer): void {
    if (answer.kind === 'redirect') this.#write({ is: 'answer', key, answer });
    else if (answer.kind === 'page') this.#write({ is: 'answer', key, answer: this.#store(answer) });
  }

  addRendered(key: string, page: Rendered): void {
    this.#write({ is: 'rendered', key, page });
  }

  close(): void {
    closeSync(this.#file);
  }

  #store(answer: PageAnswer): StoredAnswer {
    const { canonical, refresh, links, blocks, words, forms, ...rest } = answer.facts;
    const fresh = links.map(link => link.key).filter(key => !this.#numbers.has(key));
    for (const key of fresh) this.#numbers.set(key, this.#numbers.size);
    if (fresh.length > 0) this.#write({ is: 'addresses', list: fresh });
    return {
      ...answer,
      facts: {
        ...rest,
        blocks: [...blocks],
        words: [...words],
        forms: [...forms],
        ...(canonical === undefined ? {} : { canonical }),
        ...(refresh === undefined ? {} : { refresh }),
        links: links.map(({ key, by, unsafe, nameless }) => {
          const number = this.#numbers.get(key) ?? -1;
          if (nameless) return [number, by, null];
          return unsafe === undefined ? [number, by] : [number, by, unsafe];
        }),
      },
    };
  }

  #write(value: LogLine): void {
    writeSync(this.#file, `${JSON.stringify(value)}\n`);
  }
}

/** Reads a log; a line that a kill cut short ends it. `undefined` where there is none, or one of other settings or another version. */
export function readAnswerLog(path: string, identity: string): LoggedCrawl | undefined {
  if (!existsSync(path)) return undefined;
  const addresses: string[] = [];
  const crawl: LoggedCrawl = { startedAt: '', answers: new Map(), rendered: new Map() };
  let startedAt: string | undefined;
  for (const text of readFileSync(path, 'utf8').split('\n').slice(0, -1)) {
    const parsed = parseLine(text);
    if (!parsed || (startedAt === undefined && (parsed.is !== 'head' || parsed.identity !== identity))) break;
    if (parsed.is === 'head') startedAt = parsed.startedAt;
    else if (parsed.is === 'addresses') addresses.push(...parsed.list);
    else if (parsed.is === 'rendered') crawl.rendered.set(parsed.key, parsed.page);
    else crawl.answers.set(parsed.key, restore(parsed.answer, addresses));
  }
  return startedAt === undefined ? undefined : { ...crawl, startedAt };
}

const folder = 'crawl';
/** Where the logs of a reports folder stand: of the crawl under way, and of the last one that came to its end. */
export function logPaths(reportsDir: string): { current: string; finished: string } {
  mkdirSync(join(reportsDir, folder), { recursive: true });
  return {
    current: join(reportsDir, folder, 'answers.jsonl'),
    finished: join(reportsDir, folder, 'answers.finished.jsonl'),
  };
}

/** Marks the crawl under way as come to its end. */
export function finishLog(paths: { current: string; finished: string }): void {
  rmSync(paths.finished, { force: true });
  renameSync(paths.current, paths.finished);
}
