import type { BrowserContext, Request } from 'playwright';

/** A request as it left, in memory only. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  /** Playwright's resource type. */
  readonly type: string;
  readonly body: string;
}

/** Requests of a context since the last `start()`. */
export class Wire {
  #requests: WireRequest[] = [];
  #pending = new Set<Request>();
  lastActivity = Date.now();

  constructor(context: BrowserContext) {
    context.on('request', request => {
      this.lastActivity = Date.now();
      if (!/^https?:/.test(request.url())) return;
      this.#pending.add(request);
      const body = request.postDataBuffer()?.toString('utf8') ?? '';
      this.#requests.push({
        url: request.url(),
        method: request.method(),
        type: request.resourceType(),
        body,
      });
    });
    const ended = (request: Request): void => {
      this.lastActivity = Date.now();
      this.#pending.delete(request);
    };
    context.on('requestfinished', ended);
    context.on('requestfailed', ended);
    context.on('page', page =>
      page.on('websocket', socket =>
        this.#requests.push({ url: socket.url(), method: 'GET', type: 'websocket', body: '' }),
      ),
    );
  }

  start(): void {
    this.#requests = [];
    this.#pending = new Set();
    this.lastActivity = Date.now();
  }

  get idle(): boolean {
    return this.#pending.size === 0;
  }

  requests(): readonly WireRequest[] {
    return this.#requests;
  }
}
