import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright';
import { withoutFragment } from '../../../kernel/addresses.js';
import { OpenRequests } from '../../browser/open-requests.js';
import { pageSession } from '../../browser/page-session.js';

/** What the browser's own events say of a request. */
export interface RequestOrigin {
  readonly resourceType: string;
  /** URL of the frame that made it; empty where the events do not say. */
  readonly frame: string;
  /** URL of the script that made it; empty for the document itself. */
  readonly script: string;
  /** When the page made it, in ms since the epoch; undefined where the events missed it. */
  readonly madeAt: number | undefined;
}

interface Stack {
  readonly callFrames: readonly { readonly url: string }[];
  readonly parent?: Stack;
}
interface Initiator {
  readonly url?: string;
  readonly stack?: Stack;
}
interface Made {
  readonly script: string;
  readonly madeAt: number | undefined;
}

/** The script that called; where an asynchronous call lost its stack, the one that scheduled it. */
function scriptOf({ stack, url }: Initiator): string {
  for (let at = stack; at; at = at.parent) {
    const frame = at.callFrames.find(({ url: script }) => script !== '');
    if (frame) return frame.url;
  }
  return url ?? '';
}

/** Schemes that a browser hands to another program: RFC 6068, RFC 5724, RFC 3966, and the messengers' own. */
const forPrograms = /^(mailto|sms|smsto|mms|tel|whatsapp|tg|viber|signal):/i;

const keyOf = (method: string, url: string): string => `${method} ${withoutFragment(url)}`;

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** A request that only the browser's events show: it never got as far as the proxy. */
export interface UnsentRequest {
  readonly method: string;
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A request as the browser's own protocol tells of it: a body in parts, of which those of files are left out. */
interface BrowserRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly hasPostData?: boolean;
  readonly postDataEntries?: readonly { readonly bytes?: string }[];
}

const bytesOf = ({ postDataEntries = [] }: BrowserRequest): Buffer[] =>
  postDataEntries.flatMap(({ bytes }) => (bytes === undefined ? [] : [Buffer.from(bytes, 'base64')]));

/** Whether all of a request's body was told. */
const isWhole = ({ hasPostData = false, postDataEntries = [] }: BrowserRequest): boolean =>
  !hasPostData || (postDataEntries.length > 0 && postDataEntries.every(({ bytes }) => bytes !== undefined));

const unsentRequest = (request: BrowserRequest): UnsentRequest => ({
  method: request.method,
  url: request.url,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  body: Buffer.concat(bytesOf(request)),
});

/** Who is told of what only the browser's events show. */
export interface Listener {
  /** Addresses that a page opens and that the browser leaves to another program (mailto:, sms:, …). */
  noteHandOver(url: string, frame: string): void;
  /** What an encrypted page would send without encryption, and the browser does not let go. */
  noteBlocked(request: UnsentRequest): void;
}

/** Follows the browser's events of a context, so that of what the proxy saw it can be told which script or frame sent it. */
export class PageWatch {
  readonly #types = new Map<string, { resourceType: string; frame: string }[]>();
  readonly #made = new Map<string, Made[]>();
  readonly #seen = new Set<string>();
  /** Frames that are to go elsewhere, and have not yet. */
  readonly #going = new Set<string>();
  /** Requests without an answer yet, by the browser's ids; few of them ever stay unsent, so their bodies are decoded then. */
  readonly #unanswered = new Map<string, BrowserRequest>();
  #canceled: UnsentRequest[] = [];
  /** Loader ids of documents asked for that neither stand in their frame yet nor failed. */
  readonly #documents = new Set<string>();
  /** Data that scripts have sent and whose answer is not whole yet. */
  readonly #sent: OpenRequests;

  /** What dialogs of the page have said (alert, confirm), in order. */
  readonly dialogs: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly listener: Listener,
  ) {
    this.#sent = new OpenRequests(context, {
      begins: request => {
        this.#noteRequest(request);
        return /^(fetch|xhr)$/.test(request.resourceType()) && request.method() !== 'GET';
      },
    });
  }

  static async start(context: BrowserContext, page: Page, listener: Listener): Promise<PageWatch> {
    const watch = new PageWatch(context, listener);
    page.on('dialog', dialog => {
      watch.dialogs.push(dialog.message().slice(0, 1_000));
      void dialog.accept().catch(() => undefined);
    });
    await watch.#listen(page);
    const listen = (target: Page | Frame): void => void watch.#listen(target).catch(() => undefined);
    page.on('frameattached', listen);
    page.on('framenavigated', frame => {
      // The tab's own session stays with it wherever it goes.
      if (frame !== page.mainFrame()) listen(frame);
    });
    context.on('page', listen);
    return watch;
  }

  /** Whether a frame waits for another document: an answer that came in is not what it shows until then. */
  get awaitsDocument(): boolean {
    return this.#documents.size > 0;
  }

  /** Whether a frame is about to go elsewhere: what it asks for, or what the browser shows in its place, is still to come. */
  get isGoing(): boolean {
    return this.#going.size > 0;
  }

  /** Whether a script waits for the answer to data that it sent. */
  get awaitsAnswer(): boolean {
    return !this.#sent.idle;
  }

  /** Requests that the browser has given up without an answer since this was last asked, as it does when their page goes elsewhere. */
  takeCanceled(): readonly UnsentRequest[] {
    const canceled = this.#canceled;
    this.#canceled = [];
    return canceled;
  }

  /** What is known of a request; requests with one address are told apart by their order. */
  originOf(method: string, url: string, nth: number): RequestOrigin {
    const key = keyOf(method, url);
    const types = this.#types.get(key) ?? [];
    const made = this.#made.get(key) ?? [];
    const type = types[nth] ?? types.at(-1);
    return {
      resourceType: type?.resourceType ?? '',
      frame: type?.frame ?? '',
      script: (made[nth] ?? made.at(-1))?.script ?? '',
      madeAt: made[nth]?.madeAt,
    };
  }

  #noteRequest(request: Request): void {
    let frame = '';
    try {
      frame = request.frame().url();
    } catch {
      // A service worker's request, or a navigation whose frame is not there yet, has no frame.
    }
    push(this.#types, keyOf(request.method(), request.url()), {
      resourceType: request.resourceType(),
      frame,
    });
  }

  async #listen(target: Page | Frame): Promise<void> {
    let session: CDPSession;
    try {
      session = await ('mainFrame' in target ? pageSession(target) : this.context.newCDPSession(target));
    } catch {
      // A frame in its page's own process has no session of its own: the page's session tells of it.
      return;
    }
    session.on('Network.requestWillBeSent', ({ requestId, loaderId, request, initiator, wallTime }) => {
      if (requestId === loaderId) this.#documents.add(loaderId);
      const key = keyOf(request.method, request.url);
      // A frame that navigated is listened to twice.
      if (this.#seen.has(`${requestId} ${key}`)) return;
      this.#seen.add(`${requestId} ${key}`);
      push(this.#made, key, { script: scriptOf(initiator), madeAt: wallTime * 1000 });
      if (!/^https?:/.test(request.url)) return;
      this.#unanswered.set(requestId, request);
    });
    session.on('Network.webSocketCreated', ({ requestId, url, initiator }) => {
      if (this.#seen.has(requestId)) return;
      this.#seen.add(requestId);
      push(this.#made, keyOf('GET', url), {
        script: initiator ? scriptOf(initiator) : '',
        madeAt: undefined,
      });
    });
    const noteOpened = ({ url }: { readonly url: string }): void => {
      if (forPrograms.test(url)) this.listener.noteHandOver(url, target.url());
    };
    session.on('Page.frameRequestedNavigation', event => {
      noteOpened(event);
      if (/^https?:/.test(event.url) && event.disposition === 'currentTab') this.#going.add(event.frameId);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId }) => this.#going.delete(frameId));
    session.on('Page.windowOpen', noteOpened);
    // A document that is downloaded, or answered without content, fails in its frame.
    session.on('Network.loadingFailed', ({ requestId, type, blockedReason, canceled }) => {
      this.#documents.delete(requestId);
      if (type === 'Document' && canceled === true) this.#going.clear();
      const request = this.#unanswered.get(requestId);
      this.#unanswered.delete(requestId);
      if (!request) return;
      if (blockedReason === 'mixed-content') void this.#noteBlocked(session, requestId, request);
      else if (canceled === true) this.#canceled.push(unsentRequest(request));
    });
    session.on('Network.responseReceived', ({ requestId }) => this.#unanswered.delete(requestId));
    session.on('Network.loadingFinished', ({ requestId }) => this.#unanswered.delete(requestId));
    session.on('Page.frameNavigated', ({ frame }) => {
      this.#documents.delete(frame.loaderId);
      this.#going.delete(frame.id);
    });
    await Promise.all([session.send('Network.enable'), session.send('Page.enable')]);
  }

  async #noteBlocked(session: CDPSession, requestId: string, blocked: BrowserRequest): Promise<void> {
    const unsent = unsentRequest(blocked);
    const asked = isWhole(blocked)
      ? undefined
      : await session.send('Network.getRequestPostData', { requestId }).catch(() => undefined);
    const body = asked && Buffer.from(asked.postData, asked.base64Encoded ? 'base64' : 'utf8');
    this.listener.noteBlocked({ ...unsent, ...(body ? { body } : {}) });
  }
}
