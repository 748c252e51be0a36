import type { z } from 'zod';

/** Where a register breaks its own rules. `entry` and `field` are empty where the fault is that of the whole file or entry. */
export interface RegisterFault {
  /** File of the register, relative to the project. */
  readonly file: string;
  readonly entry: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** A register of the policy holds something that cannot be used; the message is one line a fault. */
export class RegisterError extends Error {
  readonly code = 'E_REGISTER';

  constructor(readonly faults: readonly RegisterFault[]) {
    super(faults.map(describe).join('\n'));
  }
}

function describe({ file, entry, field, expected, got }: RegisterFault): string {
  const where = [file, entry, field].filter(part => part !== '').join(': ');
  return `${where}: expected ${expected}, got ${got}`;
}

/** A row as the register's source holds it, before its check. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Checks every row of a register and gives them typed, in their order. `name` says how a row is called in messages (an id, or what it is about);
 * `keyOf` gives what must be unique, where something must. Throws {@link RegisterError} with every fault found.
 */
export function checkRegister<T>(options: {
  readonly file: string;
  readonly schema: z.ZodType<T>;
  readonly rows: readonly unknown[];
  readonly name: (row: Row) => unknown;
  readonly keyOf?: (row: T) => string;
}): readonly T[] {
  const { file, schema, rows, name, keyOf } = options;
  const faults: RegisterFault[] = [];
  const good: T[] = [];
  const keys = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const given = isRow(row) ? name(row) : undefined;
    const entry = typeof given === 'string' && given !== '' ? given : `entry ${index + 1}`;
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      faults.push(...parsed.error.issues.map(issue => faultOf(file, entry, row, issue)));
      continue;
    }
    const key = keyOf?.(parsed.data);
    if (key !== undefined && keys.has(key))
      faults.push({ file, entry, field: '', expected: 'each entry once', got: `a second ${show(key)}` });
    if (key !== undefined) keys.add(key);
    good.push(parsed.data);
  }
  if (faults.length > 0) throw new RegisterError(faults);
  return good;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

function faultOf(file: string, entry: string, row: unknown, issue: z.core.$ZodIssue): RegisterFault {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return { file, entry, field, expected: 'only fields of the schema', got: issue.keys.join(', ') };
  const expected = issue.message.replace(/^Invalid (input|option): /, '').replace(/^expected /, '');
  return {
    file,
    entry,
    field,
    expected: expected.replace(/, received .*$/, ''),
    got: show(valueAt(row, issue.path)),
  };
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  let value = row;
  for (const key of path) value = isRow(value) ? value[String(key)] : undefined;
  return value;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
