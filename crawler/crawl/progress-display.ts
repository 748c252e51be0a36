import { openSync } from 'node:fs';
import { WriteStream } from 'node:tty';
import { SingleBar } from 'cli-progress';

/** Shows people how far something is; {@link stop} leaves the terminal as it was. */
export interface ProgressDisplay<Count> {
  show(count: Count): void;
  stop(): void;
}

/** How a count is shown. */
export interface ProgressStyle<Count> {
  /** Of the bar, as cli-progress has it, with the names of `bar`'s words in braces. */
  readonly format: string;
  bar(count: Count): { readonly done: number; readonly all: number; readonly words: object };
  line(count: Count): string;
}

const lineEveryMs = 10_000;

/** A bar that is redrawn in place, for terminals. */
function drawnBar<Count>(style: ProgressStyle<Count>, terminal: WriteStream): ProgressDisplay<Count> {
  const drawn = new SingleBar({
    format: style.format,
    stream: terminal,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    fps: 4,
  });
  let isStarted = false;
  return {
    show(count) {
      const { done, all, words } = style.bar(count);
      if (!isStarted) drawn.start(all, done, words);
      isStarted = true;
      drawn.setTotal(all);
      drawn.update(done, words);
    },
    stop() {
      drawn.stop();
      terminal.destroy();
    },
  };
}

/** A plain line now and then, for logs. */
export function plainLines<Count>(
  style: ProgressStyle<Count>,
  say: (line: string) => void,
  now: () => number = () => performance.now(),
): ProgressDisplay<Count> {
  let lastAt = now();
  return {
    show(count) {
      if (now() - lastAt < lineEveryMs) return;
      lastAt = now();
      say(style.line(count));
    },
    stop() {},
  };
}

/**
 * The terminal that the run was started from, where there is one. A worker's own output is a pipe to the runner, so it is asked
 * for by its name.
 */
function openTerminal(): WriteStream | undefined {
  try {
    return new WriteStream(openSync('/dev/tty', 'w'));
  } catch {
    // No terminal (CI, a service), or a system that calls it otherwise.
    return undefined;
  }
}

/** A bar on the terminal, plain lines where there is none and in CI. */
export function progressDisplay<Count>(
  style: ProgressStyle<Count>,
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>>,
): ProgressDisplay<Count> {
  const terminal = (env['CI'] ?? '') === '' ? openTerminal() : undefined;
  return terminal === undefined ? plainLines(style, say) : drawnBar(style, terminal);
}
