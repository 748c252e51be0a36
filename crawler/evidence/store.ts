import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** An evidence file holds something that is not evidence of this version. */
export class EvidenceFileError extends Error {
  readonly code = 'E_EVIDENCE_FILE';
}

const line = z.discriminatedUnion('is', [
  /** First line: the inventory that the evidence belongs to. */
  z.strictObject({ is: z.literal('head'), inventory: z.string() }),
  z.strictObject({ is: z.literal('part'), id: z.string(), value: z.unknown() }),
  z.strictObject({ is: z.literal('record'), value: z.unknown() }),
]);

const partMark = '§';
/** Shorter values are cheaper in place than behind a reference. */
const worthSharing = 160;

/**
 * An append-only JSON-lines file of evidence records. Values that recur from page to page (a footer's form, the same links) are
 * written once and referred to. Appending survives a kill: a torn last line is ignored when read.
 */
export class EvidenceFile<T> {
  readonly #written = new Set<string>();

  /** `inventory` is the id of the inventory that the evidence belongs to (`inventoryId`). */
  constructor(
    readonly path: string,
    readonly schema: z.ZodType<T>,
    readonly inventory: string,
  ) {
    mkdirSync(dirname(path), { recursive: true });
    dropTornLine(path);
    if (!existsSync(path)) appendFileSync(path, `${JSON.stringify({ is: 'head', inventory })}\n`);
  }

  append(record: T): void {
    const parts: string[] = [];
    const value = this.#share(record, parts, true);
    const lines = [...parts, JSON.stringify({ is: 'record', value })];
    appendFileSync(this.path, lines.map(text => `${text}\n`).join(''));
  }

  /** Every whole record; throws {@link EvidenceFileError} on a line that does not fit. */
  read(): T[] {
    return readEvidence(this.path, this.schema, this.inventory);
  }

  #share(value: unknown, parts: string[], isTop: boolean): unknown {
    if (Array.isArray(value)) return value.map(item => this.#share(item, parts, false));
    if (value === null || typeof value !== 'object') return value;
    const whole = JSON.stringify(value);
    if (isTop) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.#share(item, parts, false)]),
      );
    }
    if (whole.length < worthSharing) return value;
    const id = createHash('sha256').update(whole).digest('hex').slice(0, 16);
    if (!this.#written.has(id)) {
      this.#written.add(id);
      parts.push(JSON.stringify({ is: 'part', id, value }));
    }
    return { [partMark]: id };
  }
}

/** Cuts off a last line that a kill left without its end, so that the next record starts on a line of its own. */
function dropTornLine(path: string): void {
  if (!existsSync(path)) return;
  const text = readFileSync(path);
  const end = text.lastIndexOf(0x0a) + 1;
  if (end === 0) rmSync(path);
  else if (end < text.length) truncateSync(path, end);
}

/** Reads an evidence file; shared values are one object in memory however often they occur. */
export function readEvidence<T>(path: string, schema: z.ZodType<T>, inventory: string): T[] {
  const parts = new Map<string, unknown>();
  const records: T[] = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // What stands after the last newline is a line that a kill cut short.
  lines.pop();
  for (const [index, text] of lines.entries()) {
    try {
      const parsed = line.parse(JSON.parse(text));
      if (parsed.is === 'head') {
        if (parsed.inventory !== inventory)
          throw new EvidenceFileError(`evidence of inventory ${parsed.inventory}, expected ${inventory}`);
      } else if (parsed.is === 'part') parts.set(parsed.id, parsed.value);
      else records.push(checked(schema, join(parsed.value, parts)));
    } catch (cause) {
      throw new EvidenceFileError(
        `${path}:${index + 1}: expected evidence of this version of the harness and of inventory ${inventory}; remove the evidence folder and observe again`,
        { cause },
      );
    }
  }
  return records;
}

/** The value itself, not zod's copy of it: a copy would unshare what the pages have in common. */
function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  z.parse(schema, value);
  return value as T;
}

function join(value: unknown, parts: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map(item => join(item, parts));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === partMark) {
    const id = String(first[1]);
    if (!parts.has(id)) throw new EvidenceFileError(`shared value ${id} is missing`);
    return parts.get(id);
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, join(item, parts)]));
}
