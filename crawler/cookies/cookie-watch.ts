import type { BrowserContext, Frame, Page, Request, Response } from 'playwright';
import { quietly } from '../browser/quietly.js';
import { bounds, type BoundName } from '../evidence/bounds.js';
import type { CookieSetting } from '../evidence/cookie-setting.js';
import { watchDocuments } from '../page/bundle.js';
import { readSetCookie } from './read-set-cookie.js';
import { servedBy } from './service-signs.js';
import { scriptCookies, scriptCookiesExpression } from './script-cookies.js';

/** Cookies that a visit was given, and bounds that were reached on the way. */
export interface CookieReading {
  readonly settings: readonly CookieSetting[];
  readonly bounds: readonly BoundName[];
}

const order = (setting: CookieSetting): string =>
  JSON.stringify([setting.domain, setting.name, setting.by, setting.setter, setting]);

/** Whether `all` end within so many milliseconds. */
async function within(all: Iterable<Promise<unknown>>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>(resolve => (timer = setTimeout(() => resolve(false), limitMs)));
  try {
    return await Promise.race([Promise.allSettled(all).then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Notes every cookie that answers and scripts give to a tab, whether or not the browser keeps it: by the headers of all answers, those on
 * the way of redirects and in frames and workers included, and by what scripts write.
 */
export class CookieWatch {
  #requests = new WeakSet<Request>();
  #waiting = new Set<Promise<void>>();
  #settings = new Map<string, CookieSetting>();
  /** What an address set when it was asked first: what comes out of the browser's cache later says no more of it. */
  readonly #byAddress = new Map<string, readonly CookieSetting[]>();

  private constructor(context: BrowserContext) {
    context.on('request', request => void this.#requests.add(request));
    context.on('response', response => this.#answered(response));
  }

  static async in(context: BrowserContext): Promise<CookieWatch> {
    await watchDocuments(context, 'script-cookies', bounds.scriptCookies.value);
    return new CookieWatch(context);
  }

  /** Starts afresh: what was asked for before belongs to no visit any more. */
  start(): void {
    this.#requests = new WeakSet();
    this.#waiting = new Set();
    this.#settings = new Map();
  }

  /** The cookies given since the start, in a stable order. */
  async read(page: Page): Promise<CookieReading> {
    const inTime = await within(this.#waiting, bounds.cookieHeaders.value * 1000);
    const frames = page.frames().slice(0, bounds.frames.value + 1);
    const counts = await Promise.all(frames.map(frame => this.#readScripts(frame)));
    const settings = [...this.#settings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, setting]) => setting);
    return {
      settings,
      bounds: [
        ...(inTime ? [] : ['cookieHeaders' as const]),
        ...(counts.some(count => count >= bounds.scriptCookies.value) ? ['scriptCookies' as const] : []),
      ],
    };
  }

  #note(settings: readonly CookieSetting[]): void {
    for (const setting of settings) this.#settings.set(order(setting), setting);
  }

  #answered(response: Response): void {
    const request = response.request();
    if (!this.#requests.has(request) || !/^https?:/.test(response.url())) return;
    const waiting = this.#waiting;
    const work = quietly(() => response.headerValues('set-cookie')).then(
      values => {
        if (this.#waiting === waiting) this.#note(this.#settingsOf(response, values));
      },
      // The page went on before the headers were told.
      () => undefined,
    );
    waiting.add(work);
  }

  #settingsOf(response: Response, values: readonly string[]): readonly CookieSetting[] {
    const url = response.url();
    // Documents are what a host is there for, whoever runs it for the site.
    const isDocument = response.request().resourceType() === 'document';
    const found = values.flatMap((text): CookieSetting[] => {
      const setting = readSetCookie(text, { by: 'answer', url, setter: url }, Date.now());
      const service = isDocument ? undefined : servedBy(text, response.headers());
      if (setting === undefined || setting.name === '') return [];
      return [service === undefined ? setting : { ...setting, servedBy: service }];
    });
    const known = this.#byAddress.get(url);
    if (found.length === 0) return known ?? [];
    this.#byAddress.set(url, found);
    return found;
  }

  /** How many writes the scripts of a frame's document are known for; a frame that is gone has none. */
  async #readScripts(frame: Frame): Promise<number> {
    const read: unknown = await frame.evaluate(scriptCookiesExpression).catch(() => []);
    const rows = scriptCookies.safeParse(read);
    if (!rows.success) return 0;
    for (const { text, script, document } of rows.data) {
      const source = { by: 'script', url: document, setter: script } as const;
      const setting = readSetCookie(text, source, Date.now());
      if (setting !== undefined && setting.name !== '') this.#note([setting]);
    }
    return rows.data.length;
  }
}
