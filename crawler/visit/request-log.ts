import type { BrowserContext, Request } from 'playwright';
import type { RequestGroup } from '../evidence/visit.js';

const sampleLength = 200;
const schemes = ['http', 'https', 'ws', 'wss'] as const;
type Scheme = (typeof schemes)[number];
const schemeOf = (url: URL): Scheme | undefined => schemes.find(scheme => `${scheme}:` === url.protocol);

/** Requests of one tab since the last `start()`, grouped by origin; and whether any is still under way. */
export class RequestLog {
  #groups = new Map<
    string,
    { scheme: Scheme; host: string; types: Set<string>; count: number; sample: string; failed: number }
  >();
  #pending = new Set<Request>();
  lastActivity = 0;

  constructor(context: BrowserContext) {
    context.on('request', request => this.#began(request));
    context.on('requestfinished', request => this.#ended(request, false));
    context.on('requestfailed', request => this.#ended(request, true));
    context.on('page', page => page.on('websocket', socket => this.#note(socket.url(), 'websocket')));
  }

  start(): void {
    this.#groups = new Map();
    this.#pending = new Set();
  }

  get idle(): boolean {
    return this.#pending.size === 0;
  }

  /** The groups, in a stable order. */
  groups(): RequestGroup[] {
    return [...this.#groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) => ({ ...group, types: [...group.types].sort() }));
  }

  #note(address: string, type: string): string | undefined {
    if (!URL.canParse(address)) return undefined;
    const url = new URL(address);
    const scheme = schemeOf(url);
    if (scheme === undefined) return undefined;
    const key = `${scheme}://${url.host}`;
    const group = this.#groups.get(key) ?? {
      scheme,
      host: url.hostname,
      types: new Set(),
      count: 0,
      sample: '',
      failed: 0,
    };
    group.types.add(type);
    group.count += 1;
    const short = address.slice(0, sampleLength);
    // The least URL, not the first: which of several parallel requests starts first differs from run to run.
    if (group.sample === '' || short < group.sample) group.sample = short;
    this.#groups.set(key, group);
    return key;
  }

  #began(request: Request): void {
    this.lastActivity = Date.now();
    if (this.#note(request.url(), request.resourceType()) !== undefined) this.#pending.add(request);
  }

  #ended(request: Request, failed: boolean): void {
    if (!this.#pending.delete(request)) return;
    this.lastActivity = Date.now();
    if (!failed) return;
    const url = new URL(request.url());
    const group = this.#groups.get(`${url.protocol}//${url.host}`);
    if (group) group.failed += 1;
  }
}
