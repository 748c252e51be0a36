import { FetchError } from '../../network/fetch-error.js';
import type { Fetched } from '../../network/fetcher.js';
import type { CrawlLimits } from '../crawl-limits.js';
import { retryAfterMs } from './retry-after.js';

/** Failures that are likely to pass, such as 503 of a server that is being restarted. */
const passingStatus = new Set([429, 502, 503, 504]);
const passingCodes = new Set([
  'connection-reset',
  'connect-timeout',
  'dns-failure',
  'truncated-body',
  'network-unreachable',
]);
const firstBackoffMs = 250;

/** How another try might go better: after as many milliseconds as the server asks for, if it does. */
export interface Retry {
  readonly waitMs: number | undefined;
}

/** One try: what it came to, and whether another is worth it. */
export interface Try<T> {
  readonly outcome: T;
  readonly again: Retry | undefined;
}

/** What an answer says of another try (RFC 9110 §10.2.3); `undefined` where it is final. */
export const retryOfAnswer = (answer: Fetched | undefined): Retry | undefined =>
  answer && passingStatus.has(answer.status)
    ? { waitMs: retryAfterMs(answer.headers['retry-after'], Date.now()) }
    : undefined;

/** What a failure says of another try. */
export const retryOfError = (error: FetchError): Retry | undefined =>
  passingCodes.has(error.code) ? { waitMs: undefined } : undefined;

/**
 * Tries again what fails in passing, a few times, each after a pause. `tooLongMs` is what the server asked for where that is longer
 * than a crawl waits: then the outcome is the last one.
 */
export async function withRetries<T>(
  once: () => Promise<Try<T>>,
  limits: Pick<CrawlLimits, 'retries' | 'maxWaitMs'>,
  pause: (milliseconds: number) => unknown,
): Promise<{ outcome: T; tooLongMs: number | undefined }> {
  let backoff = firstBackoffMs;
  for (let attempt = 0; ; attempt += 1) {
    const { outcome, again } = await once();
    if (again === undefined || attempt >= limits.retries) return { outcome, tooLongMs: undefined };
    const wait = again.waitMs ?? backoff;
    if (wait > limits.maxWaitMs) return { outcome, tooLongMs: wait };
    await pause(wait);
    backoff *= 2;
  }
}

/** Fetches, and tries again what fails in passing: gives the last answer. Throws `FetchError` where none came at all. */
export async function fetchWithRetries(
  fetch: () => Promise<Fetched>,
  limits: Pick<CrawlLimits, 'retries' | 'maxWaitMs'>,
  pause: (milliseconds: number) => unknown,
): Promise<Fetched> {
  const once = async (): Promise<Try<Fetched | FetchError>> => {
    try {
      const outcome = await fetch();
      return { outcome, again: retryOfAnswer(outcome) };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      return { outcome: error, again: retryOfError(error) };
    }
  };
  const { outcome } = await withRetries(once, limits, pause);
  if (outcome instanceof FetchError) throw outcome;
  return outcome;
}
