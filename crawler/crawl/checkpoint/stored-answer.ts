import { z } from 'zod';
import type { Answer } from '../fetch/answer.js';
import type { HtmlFacts, PageLink } from '../html/html-facts.js';
import { rendered } from '../rendering/rendered-links.js';

const by = z.enum(['link', 'frame', 'form', 'redirect']);
const storedFacts = z.strictObject({
  title: z.string(),
  contentHash: z.string(),
  textHash: z.string(),
  namelessHash: z.string(),
  textLength: z.number(),
  blocks: z.array(z.number()),
  words: z.array(z.number()),
  fingerprint: z.string(),
  forms: z.array(z.string()),
  hasScripts: z.boolean(),
  isShell: z.boolean(),
  canonical: z.string().optional(),
  refresh: z.strictObject({ key: z.string(), seconds: z.number() }).optional(),
  /** Number of the address, kind, and why it must not be followed; null where nothing says what it leads to. */
  links: z.array(z.union([z.tuple([z.int(), by]), z.tuple([z.int(), by, z.string().nullable()])])),
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
export const logLine = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('head'),
    version: z.literal(5),
    identity: z.string(),
    startedAt: z.iso.datetime(),
  }),
  /** Addresses that later lines name by their number, counted from the first of the file. */
  z.strictObject({ is: z.literal('addresses'), list: z.array(z.string()) }),
  z.strictObject({ is: z.literal('answer'), key: z.string(), answer: storedAnswer }),
  z.strictObject({ is: z.literal('rendered'), key: z.string(), page: rendered }),
]);
export type StoredAnswer = z.infer<typeof storedAnswer>;
export type LogLine = z.infer<typeof logLine>;

/** One line of a log; `undefined` where it is none. */
export function parseLine(text: string): LogLine | undefined {
  try {
    return logLine.parse(JSON.parse(text));
  } catch {
    // A kill in the middle of a write, or a file of another version: what stands before it counts.
    return undefined;
  }
}

/** The answer as the crawl has it. */
export function restore(stored: StoredAnswer, addresses: readonly string[]): Answer {
  if (stored.kind === 'redirect') return stored;
  const { links, canonical, refresh, ...rest } = stored.facts;
  const facts: HtmlFacts = {
    ...rest,
    canonical,
    refresh,
    links: links.map(([number, by, unsafe]): PageLink => {
      const key = addresses[number] ?? '';
      if (unsafe === null) return { key, by, nameless: true };
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
