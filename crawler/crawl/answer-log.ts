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
import { z } from 'zod';
import type { Answer, PageAnswer } from './answer.js';
import type { PageFacts, PageLink } from './read-page.js';

const by = z.enum(['link', 'frame', 'form', 'redirect']);
const storedFacts = z.strictObject({
  title: z.string(),
  contentHash: z.string(),
  textHash: z.string(),
  textLength: z.number(),
  blocks: z.array(z.number()),
  fingerprint: z.string(),
  forms: z.array(z.string()),
  hasScripts: z.boolean(),
  canonical: z.string().optional(),
  refresh: z.strictObject({ key: z.string(), seconds: z.number() }).optional(),
  /** Number of the address, kind, and why it must not be followed. */
  links: z.array(z.union([z.tuple([z.int(), by]), z.tuple([z.int(), by, z.string()])])),
});
const storedAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    status: z.int(),
    contentType: z.string(),
    facts: storedFacts,
    validators: z.strictObject({ etag: z.string().optional(), lastModified: z.string().optional() }),
    wireBytes: z.int(),
  }),
  z.strictObject({ kind: z.literal('redirect'), status: z.int(), to: z.string() }),
]);
const line = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('head'),
    version: z.literal(1),
    identity: z.string(),
    startedAt: z.iso.datetime(),
  }),
  /** Addresses that later lines name by their number, counted from the first of the file. */
  z.strictObject({ is: z.literal('addresses'), list: z.array(z.string()) }),
  z.strictObject({ is: z.literal('answer'), key: z.string(), answer: storedAnswer }),
  z.strictObject({ is: z.literal('rendered'), key: z.string(), links: z.array(z.string()) }),
]);
type StoredAnswer = z.infer<typeof storedAnswer>;

/** What a crawl of this site left behind. */
export interface LoggedCrawl {
  readonly startedAt: string;
  readonly answers: Map<string, Answer>;
  readonly rendered: Map<string, readonly string[]>;
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
    log.#write({ is: 'head', version: 1, identity, startedAt });
    for (const [key, answer] of interrupted?.answers ?? []) log.add(key, answer);
    for (const [key, links] of interrupted?.rendered ?? []) log.addRendered(key, links);
    renameSync(`${path}.new`, path);
    return log;
  }

  /** Only pages and redirects are kept: whatever failed or was refused is asked again. */
  add(key: string, answer: Answer): void {
    if (answer.kind === 'redirect') this.#write({ is: 'answer', key, answer });
    else if (answer.kind === 'page') this.#write({ is: 'answer', key, answer: this.#store(answer) });
  }

  addRendered(key: string, links: readonly string[]): void {
    this.#write({ is: 'rendered', key, links: [...links] });
  }

  close(): void {
    closeSync(this.#file);
  }

  #store(answer: PageAnswer): StoredAnswer {
    const { canonical, refresh, links, blocks, forms, ...rest } = answer.facts;
    const fresh = links.map(link => link.key).filter(key => !this.#numbers.has(key));
    for (const key of fresh) this.#numbers.set(key, this.#numbers.size);
    if (fresh.length > 0) this.#write({ is: 'addresses', list: fresh });
    return {
      ...answer,
      facts: {
        ...rest,
        blocks: [...blocks],
        forms: [...forms],
        ...(canonical === undefined ? {} : { canonical }),
        ...(refresh === undefined ? {} : { refresh }),
        links: links.map(({ key, by, unsafe }) => {
          const number = this.#numbers.get(key) ?? -1;
          return unsafe === undefined ? [number, by] : [number, by, unsafe];
        }),
      },
    };
  }

  #write(value: z.infer<typeof line>): void {
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
    else if (parsed.is === 'rendered') crawl.rendered.set(parsed.key, parsed.links);
    else crawl.answers.set(parsed.key, restore(parsed.answer, addresses));
  }
  return startedAt === undefined ? undefined : { ...crawl, startedAt };
}

function parseLine(text: string): z.infer<typeof line> | undefined {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    // A kill in the middle of a write, or a file of another version: what stands before it counts.
    return undefined;
  }
}

function restore(stored: StoredAnswer, addresses: readonly string[]): Answer {
  if (stored.kind === 'redirect') return stored;
  const { links, canonical, refresh, ...rest } = stored.facts;
  const facts: PageFacts = {
    ...rest,
    canonical,
    refresh,
    links: links.map(([number, by, unsafe]): PageLink => {
      const key = addresses[number] ?? '';
      return unsafe === undefined ? { key, by } : { key, by, unsafe };
    }),
  };
  const { etag, lastModified } = stored.validators;
  const validators = {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  return { ...stored, facts, validators };
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
