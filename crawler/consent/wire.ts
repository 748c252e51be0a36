import type { BrowserContext } from 'playwright';
import { OpenRequests } from '../browser/open-requests.js';
import type { WireRequest } from '../trackers/wire-request.js';

/** Requests of a context since the last `start()`. */
export class Wire {
  #requests: WireRequest[] = [];
  readonly #open: OpenRequests;
  lastActivity = performance.now();

  constructor(context: BrowserContext) {
    const noteActivity = (): void => {
      this.lastActivity = performance.now();
    };
    this.#open = new OpenRequests(context, {
      begins: request => {
        noteActivity();
        if (!/^https?:/.test(request.url())) return false;
        const body = request.postDataBuffer()?.toString('utf8') ?? '';
        this.#requests.push({
          url: request.url(),
          method: request.method(),
          type: request.resourceType(),
          body,
        });
        return true;
      },
      ends: noteActivity,
    });
    context.on('page', page =>
      page.on('websocket', socket =>
        this.#requests.push({ url: socket.url(), method: 'GET', type: 'websocket', body: '' }),
      ),
    );
  }

  start(): void {
    this.#requests = [];
    this.#open.forget();
    this.lastActivity = performance.now();
  }

  get idle(): boolean {
    return this.#open.idle;
  }

  requests(): readonly WireRequest[] {
    return this.#requests;
  }
}
