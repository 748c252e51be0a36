import type { BrowserContext, Cookie } from 'playwright';
import type { KeptCookie } from '../../evidence/visit.js';
import { cookieFacts } from '../../visit/read/cookies.js';

const keyOf = ({ name, domain, path }: Pick<Cookie, 'name' | 'domain' | 'path'>): string =>
  [name, domain, path].join('\n');
const dayMs = 86_400_000;

/** Tells which cookies a visitor got while a form was filled in and sent, apart from those that the page alone gives. */
export class NewCookies {
  #before: ReadonlySet<string> = new Set();
  #now: readonly Cookie[] = [];

  constructor(readonly context: BrowserContext) {}

  /** The page is there, and nothing was typed yet. */
  async begin(): Promise<void> {
    this.#before = new Set((await this.context.cookies()).map(keyOf));
  }

  /** Looks once more at what the browser keeps. Not to be asked on another party's page: there, its own cookies are first-party. */
  async look(): Promise<void> {
    this.#now = await this.context.cookies().catch(() => this.#now);
  }

  /** The new ones as they were last seen, with the days that they are kept. */
  get facts(): readonly KeptCookie[] {
    const fresh = this.#now.filter(cookie => !this.#before.has(keyOf(cookie)));
    const expiry = new Map(fresh.map(cookie => [keyOf(cookie), cookie.expires]));
    return cookieFacts(fresh).map(fact => {
      const expires = expiry.get(keyOf(fact)) ?? -1;
      const days = fact.session ? 0 : Math.max(0, Math.round((expires * 1_000 - Date.now()) / dayMs));
      return { ...fact, days };
    });
  }
}
