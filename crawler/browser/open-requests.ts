import type { BrowserContext, Page, Request } from 'playwright';

/** What is done when requests begin and end. */
export interface RequestEvents {
  /** Whether a request that begins is followed until it ends. */
  readonly begins: (request: Request) => boolean;
  /** Hears of every end: whether it failed, and whether it was followed. */
  readonly ends?: (request: Request, end: { readonly failed: boolean; readonly wasOpen: boolean }) => void;
}

type Handler = (request: Request) => void;
type EventName = 'request' | 'requestfinished' | 'requestfailed';

/** What tabs and contexts have in common here; Playwright's own types of the two share no signature. */
interface Source {
  on(event: EventName, handler: Handler): unknown;
  off(event: EventName, handler: Handler): unknown;
}

/** Follows requests of a tab, or of all tabs of a context, from their beginning to their end. */
export class OpenRequests {
  #open = new Set<Request>();
  readonly #handlers: readonly (readonly [EventName, Handler])[];

  readonly #source: Source;

  constructor(source: Page | BrowserContext, { begins, ends }: RequestEvents) {
    this.#source = source;
    const end = (request: Request, failed: boolean): void => {
      const wasOpen = this.#open.delete(request);
      ends?.(request, { failed, wasOpen });
    };
    this.#handlers = [
      [
        'request',
        request => {
          if (begins(request)) this.#open.add(request);
        },
      ],
      ['requestfinished', request => end(request, false)],
      ['requestfailed', request => end(request, true)],
    ];
    for (const [name, handler] of this.#handlers) this.#source.on(name, handler);
  }

  /** Those under way. */
  get all(): readonly Request[] {
    return [...this.#open];
  }

  get idle(): boolean {
    return this.#open.size === 0;
  }

  /** Waits no more for those under way. */
  forget(): void {
    this.#open = new Set();
  }

  /** Listens no more. */
  stop(): void {
    for (const [name, handler] of this.#handlers) this.#source.off(name, handler);
  }
}
