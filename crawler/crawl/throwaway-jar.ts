interface Cookie {
  readonly host: string;
  /** Whether hosts below it get the cookie as well. */
  readonly isWide: boolean;
  readonly pair: string;
}

const maxLength = 4_000;

/** The cookies of one chain of redirects (RFC 6265 §5, without paths and ages, which no such chain outlives). */
export class ThrowawayJar {
  readonly #cookies = new Map<string, Cookie>();

  get isEmpty(): boolean {
    return this.#cookies.size === 0;
  }

  /** Keeps what an answer of `url` sets. */
  keep(url: string, setCookies: readonly string[]): void {
    const { hostname } = new URL(url);
    for (const text of setCookies) {
      const [pair = '', ...attributes] = text.split(';');
      const domain = attributes
        .map(part => /^\s*domain\s*=\s*\.?(\S+)/i.exec(part)?.[1]?.toLowerCase())
        .findLast(name => name !== undefined);
      const isWide = domain !== undefined && (hostname === domain || hostname.endsWith(`.${domain}`));
      const host = isWide ? domain : hostname;
      this.#cookies.set(`${host} ${pair.split('=', 1)[0]}`, { host, isWide, pair: pair.trim() });
    }
  }

  /** The value of the `Cookie` header for an address; `undefined` for none. */
  header(url: string): string | undefined {
    const { hostname } = new URL(url);
    const sent = [...this.#cookies.values()].filter(
      ({ host, isWide }) => hostname === host || (isWide && hostname.endsWith(`.${host}`)),
    );
    return sent.length === 0
      ? undefined
      : sent
          .map(({ pair }) => pair)
          .join('; ')
          .slice(0, maxLength);
  }
}
