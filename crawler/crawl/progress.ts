import { openSync } from 'node:fs';
import { WriteStream } from 'node:tty';
import { SingleBar } from 'cli-progress';

/** How far a crawl is. */
export interface CrawlCount {
  /** Addresses asked so far. */
  readonly asked: number;
  /** Of these, pages. */
  readonly pages: number;
  /** Addresses known and not asked yet. */
  readonly waiting: number;
}

/** Shows how far a crawl is; {@link stop} leaves the terminal as it was. */
export interface CrawlProgress {
  update(count: CrawlCount): void;
  stop(): void;
}

const lineEveryMs = 10_000;

/** A bar that is redrawn in place, for terminals. */
function bar(stream: NodeJS.WritableStream): CrawlProgress {
  const shown = new SingleBar({
    format: 'crawl {bar} {value} of {total} addresses asked, {pages} pages',
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    fps: 4,
  });
  let isStarted = false;
  return {
    update({ asked, pages, waiting }) {
      if (!isStarted) shown.start(asked + waiting, asked, { pages });
      isStarted = true;
      shown.setTotal(asked + waiting);
      shown.update(asked, { pages });
    },
    stop: () => shown.stop(),
  };
}

/** A plain line now and then, for logs. */
export function plainLines(
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): CrawlProgress {
  let lastAt = now();
  return {
    update({ asked, pages, waiting }) {
      if (now() - lastAt < lineEveryMs) return;
      lastAt = now();
      say(`crawl: ${asked} addresses asked, ${pages} pages, ${waiting} waiting`);
    },
    stop() {},
  };
}

/**
 * The terminal that the run was started from, where there is one. A worker's own output is a pipe to the runner, so it is asked
 * for by its name.
 */
export function openTerminal(): WriteStream | undefined {
  try {
    return new WriteStream(openSync('/dev/tty', 'w'));
  } catch {
    // No terminal (CI, a service), or a system that calls it otherwise.
    return undefined;
  }
}

/** A bar on the terminal, plain lines where there is none and in CI. */
export function createProgress(
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>>,
): CrawlProgress {
  const terminal = (env['CI'] ?? '') === '' ? openTerminal() : undefined;
  if (!terminal) return plainLines(say);
  const shown = bar(terminal);
  return {
    update: count => shown.update(count),
    stop: () => {
      shown.stop();
      terminal.destroy();
    },
  };
}
