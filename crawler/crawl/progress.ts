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

/** A bar where the stream is a terminal, plain lines elsewhere and in CI. */
export function createProgress(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>>,
): CrawlProgress {
  return stream.isTTY === true && (env['CI'] ?? '') === '' ? bar(stream) : plainLines(say);
}
