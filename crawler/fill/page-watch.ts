import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright';

/** What the browser's own events say of a request. */
export interface Origin {
  readonly resourceType: string;
  /** URL of the frame that made it; empty where the events do not say. */
  readonly frame: string;
  /** URL of the script that made it; empty for the document itself. */
  readonly script: string;
}

interface Initiator {
  readonly url?: string;
  readonly stack?: Stack;
}
interface Stack {
  readonly callFrames: readonly { readonly url: string }[];
  readonly parent?: Stack;
}

/** The script that called; where an asynchronous call lost its stack, the one that scheduled it. */
function scriptOf({ stack, url }: Initiator): string {
  for (let at = stack; at; at = at.parent) {
    const frame = at.callFrames.find(({ url: script }) => script !== '');
    if (frame) return frame.url;
  }
  return url ?? '';
}

const keyOf = (method: string, url: string): string => `${method} ${url.split('#')[0]}`;

/** Follows the browser's events of a context, so that what the proxy saw can be laid at somebody's door. */
export class PageWatch {
  readonly #types = new Map<string, { resourceType: string; frame: string }[]>();
  readonly #scripts = new Map<string, string[]>();
  readonly #sessions = new Set<CDPSession>();

  private constructor(readonly context: BrowserContext) {
    context.on('request', request => this.#noteRequest(request));
  }

  static async start(context: BrowserContext, page: Page): Promise<PageWatch> {
    const watch = new PageWatch(context);
    await watch.#listen(page);
    page.on('frameattached', frame => void watch.#listen(frame).catch(() => undefined));
    page.on('framenavigated', frame => void watch.#listen(frame).catch(() => undefined));
    context.on('page', other => void watch.#listen(other).catch(() => undefined));
    return watch;
  }

  /** What is known of a request; requests with one address are told apart by their order. */
  originOf(method: string, url: string, nth: number): Origin {
    const key = keyOf(method, url);
    const types = this.#types.get(key) ?? [];
    const scripts = this.#scripts.get(key) ?? [];
    const type = types[nth] ?? types.at(-1);
    return {
      resourceType: type?.resourceType ?? '',
      frame: type?.frame ?? '',
      script: scripts[nth] ?? scripts.at(-1) ?? '',
    };
  }

  #noteRequest(request: Request): void {
    const key = keyOf(request.method(), request.url());
    const list = this.#types.get(key) ?? [];
    let frame = '';
    try {
      frame = request.frame().url();
    } catch {
      // A service worker's request, or a navigation whose frame is not there yet, has no frame.
    }
    list.push({ resourceType: request.resourceType(), frame });
    this.#types.set(key, list);
  }

  async #listen(target: Page | Frame): Promise<void> {
    let session: CDPSession;
    try {
      session = await this.context.newCDPSession(target);
    } catch {
      // A frame in its page's own process has no session of its own: the page's session tells of it.
      return;
    }
    this.#sessions.add(session);
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      const key = keyOf(request.method, request.url);
      const list = this.#scripts.get(key) ?? [];
      list.push(scriptOf(initiator));
      this.#scripts.set(key, list);
    });
    session.on('Network.webSocketCreated', ({ url, initiator }) => {
      const key = keyOf('GET', url);
      const list = this.#scripts.get(key) ?? [];
      list.push(initiator ? scriptOf(initiator) : '');
      this.#scripts.set(key, list);
    });
    await session.send('Network.enable');
  }
}
