import type { BrowserContext, Page, Request } from 'playwright';
import { OpenRequests } from '../../browser/open-requests.js';
import type { RequestGroup } from '../../evidence/visit.js';
import { withoutQuery } from '../../../kernel/addresses.js';

const sampleLength = 200;
const schemes = ['http', 'https', 'ws', 'wss'] as const;
type Scheme = (typeof schemes)[number];
const schemeOf = (url: URL): Scheme | undefined => schemes.find(scheme => `${scheme}:` === url.protocol);

/** Connections that stay open by design: waiting for their end would be waiting for ever. */
const openEnded = new Set(['eventsource', 'websocket', 'ping', 'media', 'prefetch']);

interface Group {
  readonly scheme: Scheme;
  readonly host: string;
  readonly types: Set<string>;
  /** Addresses without queries: how often a page polls depends on how long it is looked at. */
  readonly addresses: Set<string>;
  readonly failed: Set<string>;
  sample: string;
}

/** Requests of one tab since the last `start()`, grouped by origin; and whether any is still under way. */
export class RequestLog {
  #groups = new Map<string, Group>();
  readonly #open: OpenRequests;
  #page: Page | undefined;
  #document: Request | undefined;
  #loads = 0;
  /** When something was last asked for, or answered, that had not been before in this visit. */
  lastActivity = -Infinity;

  /** `onLoad` hears how often the tab has been sent to a document so far. */
  constructor(
    context: BrowserContext,
    readonly onLoad: (loads: number) => void,
  ) {
    this.#open = new OpenRequests(context, {
      begins: request => this.#began(request),
      ends: (request, end) => this.#ended(request, end),
    });
    const watch = (page: Page): void =>
      void page.on('websocket', socket => this.#note(socket.url(), 'websocket'));
    context.pages().forEach(watch);
    context.on('page', watch);
  }

  /** Starts afresh; `page` is the tab whose documents count as loads. */
  start(page: Page): void {
    this.#page = page;
    this.#groups = new Map();
    this.#open.forget();
    this.#document = undefined;
    this.#loads = 0;
  }

  /** How often the tab itself was sent to a document, redirects on the way not counted. */
  get loads(): number {
    return this.#loads;
  }

  /** The last document that the tab was sent to. */
  get lastDocument(): Request | undefined {
    return this.#document;
  }

  /** Nothing is under way, save for requests to the addresses given. */
  idleBut(hanging: ReadonlySet<string>): boolean {
    return this.pending().every(address => hanging.has(address));
  }

  /** Addresses of the requests under way, without their queries. */
  pending(): string[] {
    return this.#open.all.map(request => withoutQuery(request.url()));
  }

  /** The groups, in a stable order. */
  groups(): RequestGroup[] {
    return [...this.#groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { scheme, host, types, addresses, failed, sample }]) => ({
        scheme,
        host,
        types: [...types].sort(),
        count: addresses.size,
        sample,
        failed: failed.size,
      }));
  }

  #noteDocument(request: Request): void {
    if (!request.isNavigationRequest() || request.resourceType() !== 'document') return;
    try {
      if (request.frame() !== this.#page?.mainFrame()) return;
    } catch {
      // A popup that is not a page yet has no frame to name.
      return;
    }
    this.#document = request;
    if (request.redirectedFrom() !== null) return;
    this.#loads += 1;
    this.onLoad(this.#loads);
  }

  /** Whether the address is new to this visit. */
  #note(address: string, type: string): boolean {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    const scheme = schemeOf(url);
    if (scheme === undefined) return false;
    const key = `${scheme}://${url.host}`;
    const group = this.#groups.get(key) ?? {
      scheme,
      host: url.hostname,
      types: new Set(),
      addresses: new Set(),
      failed: new Set(),
      sample: '',
    };
    const isNew = !group.addresses.has(withoutQuery(address));
    group.types.add(type);
    group.addresses.add(withoutQuery(address));
    const short = address.slice(0, sampleLength);
    // The least URL, not the first: which of several parallel requests starts first differs from run to run.
    if (group.sample === '' || short < group.sample) group.sample = short;
    this.#groups.set(key, group);
    return isNew;
  }

  /** Whether the page is still building itself while the request is under way. */
  #began(request: Request): boolean {
    const type = request.resourceType();
    this.#noteDocument(request);
    // A page that asks the same address over and over (polling) is not still building itself.
    const isNew = this.#note(request.url(), type) || request === this.#document;
    if (!isNew || openEnded.has(type)) return false;
    this.lastActivity = performance.now();
    return true;
  }

  #ended(
    request: Request,
    { failed, wasOpen }: { readonly failed: boolean; readonly wasOpen: boolean },
  ): void {
    if (wasOpen) this.lastActivity = performance.now();
    if (!failed || !URL.canParse(request.url())) return;
    const url = new URL(request.url());
    this.#groups.get(`${url.protocol}//${url.host}`)?.failed.add(withoutQuery(request.url()));
  }
}
