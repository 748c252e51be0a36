import { createInterface } from 'node:readline/promises';

/** What was asked for cannot be done; the message is one line that says what was expected. */
export class CommandError extends Error {
  readonly code = 'E_COMMAND';
}

/** One thing that a register's entry needs. */
export interface SigningQuestion {
  /** Name of the option that answers it. */
  readonly option: string;
  readonly ask: string;
  /** Taken where nothing is answered. */
  readonly fallback?: string;
  /** What is wrong with an answer; undefined where it will do. */
  readonly fault: (answer: string) => string | undefined;
}

/** Puts a question to a person; undefined where there is nobody to ask. */
export type Ask = ((question: string) => Promise<string>) | undefined;

/** A text that says something. */
export const saysSomething = (answer: string): string | undefined =>
  answer.trim() === '' ? 'expected a text' : undefined;

/** A day, `YYYY-MM-DD`, from `first` to `last`. */
export const dayWithin =
  (first: string, last = '9999-12-31') =>
  (answer: string): string | undefined => {
    const isDay =
      /^\d{4}-\d{2}-\d{2}$/.test(answer) &&
      new Date(`${answer}T00:00:00Z`).toJSON()?.startsWith(answer) === true;
    if (!isDay) return 'expected a date as YYYY-MM-DD';
    if (answer >= first && answer <= last) return undefined;
    return last === '9999-12-31'
      ? `expected a day from ${first} on`
      : `expected a day from ${first} to ${last}`;
  };

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/**
 * The answers to all questions, by option: what the options give, else what a person says, who is asked again until it will do, else the
 * fallback. Throws {@link CommandError} on an option that will not do, and where nobody can be asked for what is missing.
 */
export async function answersTo(
  questions: readonly SigningQuestion[],
  given: Readonly<Record<string, string | undefined>>,
  ask: Ask,
): Promise<Readonly<Record<string, string>>> {
  const missing = questions.filter(
    ({ option, fallback }) => given[option] === undefined && fallback === undefined,
  );
  if (ask === undefined && missing.length > 0)
    throw new CommandError(
      `expected ${listed(missing.map(({ option }) => `--${option}`))}: there is no terminal to ask on`,
    );
  const answers: Record<string, string> = {};
  for (const { option, ask: words, fallback, fault } of questions) {
    const option_ = given[option];
    if (option_ !== undefined || ask === undefined) {
      const answer = (option_ ?? fallback ?? '').trim();
      const wrong = fault(answer);
      if (wrong !== undefined) throw new CommandError(`--${option}: ${wrong}, got ${JSON.stringify(answer)}`);
      answers[option] = answer;
      continue;
    }
    let hint = '';
    for (;;) {
      const said = (await ask(`${hint}${words}${fallback === undefined ? '' : ` [${fallback}]`}: `)).trim();
      const answer = said === '' ? (fallback ?? '') : said;
      const wrong = fault(answer);
      if (wrong === undefined) {
        answers[option] = answer;
        break;
      }
      hint = `  ${wrong}\n`;
    }
  }
  return answers;
}

/** Runs a command that may ask on the terminal. What is expected to go wrong becomes one line and exit code 1. */
export async function runCommand(command: (ask: Ask) => Promise<string>): Promise<void> {
  const terminal =
    process.stdin.isTTY && process.stdout.isTTY
      ? createInterface({ input: process.stdin, output: process.stdout })
      : undefined;
  const closed = new AbortController();
  terminal?.once('close', () => closed.abort());
  const ask: Ask = terminal && (question => terminal.question(question, { signal: closed.signal }));
  try {
    process.stdout.write(`${await command(ask)}\n`);
  } catch (error) {
    if (closed.signal.aborted) process.stderr.write('\nnothing was written\n');
    else if (error instanceof Error && 'code' in error && /^(E_|ERR_PARSE_ARGS)/.test(String(error.code)))
      process.stderr.write(`${error.message}\n`);
    else throw error;
    process.exitCode = 1;
  } finally {
    terminal?.close();
  }
}
