import type { BrowserContext, Page, Request } from 'playwright';
import { bounds } from '../evidence/bounds.js';
import { isFamilyHost } from '../../kernel/party.js';

/** What left a page for a third party, in memory only. */
export interface Outgoing {
  readonly host: string;
  readonly url: string;
  /** Headers that the page's scripts chose; those that every browser sends are left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentEncoding: string | undefined;
  readonly body: Buffer;
  readonly isMessage: boolean;
}

const usualHeader =
  /^(accept|sec-|user-agent$|referer$|origin$|content-|cache-control$|pragma$|upgrade-|purpose$|cookie$|range$|if-|dnt$|priority$|host$|connection$|access-control-|x-requested-with$|:)/i;
const longSegment = /\/[^/]{8,}/;

/** What leaves a tab for other sites since the start: requests that can carry something, and messages of WebSockets. */
export class OutgoingLog {
  #requests: Request[] = [];
  #messages: { readonly url: string; readonly data: string | Buffer }[] = [];
  #left = 0;

  constructor(context: BrowserContext) {
    context.on('request', request => {
      if (!/^https?:/.test(request.url())) return;
      if (this.#requests.length < bounds.outgoing.value) this.#requests.push(request);
      else this.#left += 1;
    });
    const watch = (page: Page): void =>
      void page.on('websocket', socket =>
        socket.on('framesent', ({ payload }) => {
          if (this.#messages.length < bounds.outgoing.value)
            this.#messages.push({ url: socket.url(), data: payload });
          else this.#left += 1;
        }),
      );
    context.pages().forEach(watch);
    context.on('page', watch);
  }

  start(): void {
    this.#requests = [];
    this.#messages = [];
    this.#left = 0;
  }

  /** Whether more was sent than is kept. */
  get isCut(): boolean {
    return this.#left > 0;
  }

  /** What can carry something to hosts outside the family, each once. */
  toOthers(familyHosts: readonly string[]): Outgoing[] {
    const isOther = (url: string): boolean =>
      URL.canParse(url) && !isFamilyHost(familyHosts, new URL(url).hostname);
    const sent = this.#requests.filter(request => isOther(request.url())).map(ofRequest);
    const told = this.#messages
      .filter(({ url }) => isOther(url))
      .map(({ url, data }): Outgoing => ({
        host: new URL(url).hostname,
        url,
        headers: {},
        contentEncoding: undefined,
        body: Buffer.from(data),
        isMessage: true,
      }));
    const found = new Map<string, Outgoing>();
    for (const each of [...sent, ...told])
      if (canCarry(each))
        found.set(JSON.stringify([each.url, each.headers, each.body.toString('latin1')]), each);
    return [...found.values()];
  }
}

function ofRequest(request: Request): Outgoing {
  const all = request.headers();
  return {
    host: new URL(request.url()).hostname,
    url: request.url(),
    headers: Object.fromEntries(Object.entries(all).filter(([name]) => !usualHeader.test(name))),
    contentEncoding: all['content-encoding'],
    body: request.postDataBuffer() ?? Buffer.alloc(0),
    isMessage: false,
  };
}

const canCarry = ({ url, headers, body }: Outgoing): boolean => {
  const { pathname, search, hostname } = new URL(url);
  return (
    search.length > 8 ||
    body.length >= 8 ||
    Object.keys(headers).length > 0 ||
    longSegment.test(pathname) ||
    /[0-9a-f]{8}/i.test(hostname)
  );
};
