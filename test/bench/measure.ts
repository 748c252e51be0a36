import { fork, spawn, type ChildProcess } from 'node:child_process';
import { z } from 'zod';

/** What a contender says at its end, on its standard output. */
const result = z.object({ pages: z.number(), peakMiB: z.number() });

/** One run of a contender: wall seconds, processor seconds of its own, pages found, peak memory. */
export interface Measured extends z.infer<typeof result> {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Serves the generated site in a process of its own; gives its address and how to end it. */
export async function serveGenerated(
  size: number,
): Promise<{ url: string; port: number; close: () => void }> {
  const child: ChildProcess = fork('test/bench/site-process.ts', [String(size)], {
    execArgv: ['--import', 'tsx'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', message => resolve(z.number().parse(message)));
    child.once('exit', () => reject(new Error('the generated site could not be served')));
  });
  return { url: `http://127.0.0.1:${port}/`, port, close: () => child.disconnect() };
}

const limitMs = 900_000;

/** Runs a contender in a process of its own. Its last line of output is JSON with what it found; processor time is asked of the process itself. */
export function measure(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: limitMs,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('exit', code => {
      const seconds = (performance.now() - started) / 1000;
      const line = output.trim().split('\n').at(-1) ?? '';
      if (code !== 0 || !line.startsWith('{'))
        return reject(new Error(`${command.join(' ')} ended with ${code}`));
      const said = result.extend({ cpuSeconds: z.number() }).parse(JSON.parse(line));
      resolve({ ...said, seconds });
    });
  });
}

/** The middle one of several measurements, by wall time. */
export function median(runs: readonly Measured[]): Measured {
  const middle = [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
  if (!middle) throw new RangeError('expected at least one measurement');
  return middle;
}

/** A table of text, columns as wide as what they hold. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
