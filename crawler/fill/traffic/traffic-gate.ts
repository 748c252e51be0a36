import { isFamilyHost } from '../../../kernel/party.js';
import type { PassOrStop, ProxyGate, ProxiedMessage, ProxiedRequest } from '../../proxy/exchange.js';
import type { SubmitMode } from '../../settings.js';
import { KeystrokeGuard } from './keystroke-guard.js';
import { MomentLog, type Moment } from './moments.js';
import { interceptedRequest, type InterceptedRequest } from './intercepted-request.js';
import { looksLikeTelemetry } from '../../trackers/telemetry-looks.js';
import { noTraces, type Tracer, type Traces } from './tracer.js';
import { withoutFragment, withoutQuery } from '../../../kernel/addresses.js';

/** Between keys no field is being finished: then requests are judged together that come within this time. */
const pauseMs = 200;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Decides, for one trial, what leaves the machine, and keeps everything that came by. */
export class TrafficGate implements ProxyGate {
  readonly moments = new MomentLog();
  lastActivity = performance.now();
  readonly interceptedRequests: InterceptedRequest[] = [];
  readonly #guard = new KeystrokeGuard();
  readonly #familyHosts: readonly string[];
  #tracer: Tracer | undefined;
  /** Ids of requests that were let through and have no answer yet. */
  readonly #underWay = new Set<number>();
  /** Those of them that nobody waits for. */
  #hanging: ReadonlySet<number> = new Set();
  #missingScripts: readonly string[] = [];
  /** Servers that help to open data channels whose messages are not known. */
  readonly #silentPeers = new Set<string>();

  /** `holdsFrom` tells why nothing typed may reach an address whatever the mode is. */
  constructor(
    readonly mode: SubmitMode,
    familyHosts: readonly string[],
    readonly holdsFrom: (url: string) => string | undefined = () => undefined,
  ) {
    this.#familyHosts = familyHosts;
  }

  /** Sets what is looked for; called before the first key with all values that will be typed. */
  expect(tracer: Tracer): void {
    this.#tracer = tracer;
  }

  /** Whether an address holds what was typed. */
  holdsValues(url: string): boolean {
    const request = { id: 0, method: 'GET', url, headers: {}, body: new Uint8Array(), isCut: false };
    return (this.#tracer?.request(request).sightings.length ?? 0) > 0;
  }

  /** What could not be looked into, in words. */
  get blindSpots(): string[] {
    const cut = this.interceptedRequests.filter(
      ({ request, moment }) => moment !== 'before' && request.isCut,
    );
    return [
      ...cut.map(
        ({ request }) =>
          `body without end to ${new URL(request.url).hostname}: not let through, only its beginning was searched`,
      ),
      ...[...this.#silentPeers]
        .sort()
        .map(
          host =>
            `a WebRTC data channel by way of ${host}: it does not open during a run, so what it would carry is not known`,
        ),
      ...this.#missingScripts.map(
        address =>
          `script ${address}: it had not come when the form was filled in, so what it does is not known`,
      ),
    ];
  }

  /** Whether a run of text left before the first key: then it says nothing of what is typed. */
  wasKnown(run: string): boolean {
    return this.interceptedRequests.some(
      ({ moment, request }) =>
        moment === 'before' && (request.url.includes(run) || Buffer.from(request.body).includes(run)),
    );
  }

  get moment(): Moment {
    return this.moments.now;
  }

  get idle(): boolean {
    return [...this.#underWay].every(id => this.#hanging.has(id));
  }

  /**
   * From here on, what is under way now is not waited for: a long poll, or a picture whose server hangs, never ends. `scripts` are the
   * addresses of scripts among it.
   */
  leaveHanging(scripts: readonly string[]): void {
    this.#hanging = new Set(this.#underWay);
    this.#missingScripts = [...new Set(scripts.map(url => withoutQuery(url)))];
  }

  admit(request: ProxiedRequest): Promise<PassOrStop> {
    const intercepted = this.#note(request, 'request');
    if (this.moment === 'before') this.#guard.learn(request);
    return this.#decide(
      intercepted,
      this.moment === 'before' ? noTraces : (this.#tracer?.request(request) ?? noTraces),
    );
  }

  admitMessage(message: ProxiedMessage): Promise<PassOrStop> {
    const request = { ...message.handshake, body: message.body, isCut: false };
    const intercepted = this.#note(request, 'socket-message');
    if (this.moment === 'before') this.#guard.learn(request);
    return this.#decide(
      intercepted,
      this.moment === 'before' ? noTraces : (this.#tracer?.message(message) ?? noTraces),
    );
  }

  /** A third party's frame got a message from another window of the page. */
  noteFrameMessage(frame: string, origin: string, text: string): void {
    // What the frame sends on passes the proxy: that is where it is held back.
    this.#noteHandedText('frame-message', { method: 'MESSAGE', url: frame, from: origin, text });
  }

  /** The page hands an address with typed values to another program, such as one for e-mail: none is there, so it ends here. */
  noteHandOver(url: string, frame: string): void {
    if (this.moment === 'before') return;
    const request = {
      id: 0,
      method: 'GET',
      url,
      headers: { referer: frame },
      body: new Uint8Array(),
      isCut: false,
    };
    const { sightings } = this.#tracer?.request(request) ?? noTraces;
    if (sightings.length > 0) Object.assign(this.#note(request, 'hand-over'), { sightings, stopped: true });
  }

  /** The browser blocked a request of the page, as all do with what an encrypted page sends over http: an attempt all the same. */
  noteBlocked(request: Pick<ProxiedRequest, 'method' | 'url' | 'headers' | 'body'>): void {
    if (this.moment === 'before') return;
    const whole = { ...request, id: 0, isCut: false };
    const { sightings, opaque } = this.#tracer?.request(whole) ?? noTraces;
    Object.assign(this.#note(whole, 'request'), { sightings, opaque, stopped: true, isBlocked: true });
  }

  /**
   * The browser gave up a request to a third party before it got out, since its page went elsewhere: a matter of milliseconds, and an
   * attempt all the same. One that came by here after all is known already.
   */
  noteCanceled(request: Pick<ProxiedRequest, 'method' | 'url' | 'headers' | 'body'>): void {
    const cameBy = this.interceptedRequests.some(
      ({ kind, request: { method, url } }) =>
        kind === 'request' && method === request.method && url === withoutFragment(request.url),
    );
    if (this.moment === 'before' || cameBy || this.isFirstParty(request.url)) return;
    const whole = { ...request, id: 0, isCut: false };
    const { sightings } = this.#tracer?.request(whole) ?? noTraces;
    if (sightings.length > 0) Object.assign(this.#note(whole, 'canceled'), { sightings, stopped: true });
  }

  /**
   * The page opened a connection to another browser by way of a server, and hands it `text`. `waits`: it waits for a data channel to open,
   * which none does during a run, so that what it would send then is not known.
   */
  notePeer(server: string, frame: string, text: string, waits: boolean): void {
    if (waits) this.#silentPeers.add(new URL(server).hostname);
    this.#noteHandedText('peer', { method: 'CONNECT', url: server, from: frame, text });
  }

  answered(request: ProxiedRequest, status: number, location: string | undefined): void {
    const intercepted = this.#interceptedOf(request);
    if (intercepted) Object.assign(intercepted, { status, location });
    this.#end(request);
  }

  failed(request: ProxiedRequest, code: string): void {
    const intercepted = this.#interceptedOf(request);
    if (intercepted) intercepted.failure = code;
    this.#end(request);
  }

  /** A field is finished, or a pause came: what waited for that is judged now. */
  finishField(): void {
    const groups = this.#guard.groups.filter(group =>
      this.#tracer?.split(group).some(found => found.length > 0),
    );
    this.#guard.finishField(new Set(groups.flat()));
  }

  /**
   * Looks, when all is over, for values spread over several requests or messages to one host. `madeAt` gives when the page made one:
   * requests for one address wait for each other and so arrive in another order.
   */
  reviewSplits(madeAt: (intercepted: InterceptedRequest) => number | undefined): void {
    const later = this.interceptedRequests.filter(
      ({ moment, sightings }) => moment !== 'before' && sightings.length === 0,
    );
    for (const [, group] of groupBy(later, ({ request }) => new URL(request.url).host)) {
      const times = new Map(group.map(intercepted => [intercepted, madeAt(intercepted) ?? 0]));
      const inOrder = group.toSorted((one, two) => (times.get(one) ?? 0) - (times.get(two) ?? 0));
      const found = this.#tracer?.split(inOrder.map(({ request }) => request)) ?? [];
      for (const [index, intercepted] of inOrder.entries()) intercepted.sightings = found[index] ?? [];
    }
  }

  isFirstParty(url: string): boolean {
    return isFamilyHost(this.#familyHosts, new URL(url).hostname);
  }

  /** Text that a page handed on by a way that does not pass the proxy; kept where it holds what was typed. */
  #noteHandedText(
    kind: 'frame-message' | 'peer',
    {
      method,
      url,
      from,
      text,
    }: { readonly method: string; readonly url: string; readonly from: string; readonly text: string },
  ): void {
    if (this.moment === 'before') return;
    const body = Buffer.from(text);
    const handshake = { id: 0, method, url, headers: { referer: from }, body, isCut: false };
    const { sightings } = this.#tracer?.message({ handshake, body, isText: true }) ?? noTraces;
    const stopped = kind === 'peer' || this.mode !== 'real';
    if (sightings.length > 0) Object.assign(this.#note(handshake, kind), { sightings, stopped });
  }

  #note(request: ProxiedRequest, kind: InterceptedRequest['kind']): InterceptedRequest {
    this.lastActivity = performance.now();
    const intercepted = interceptedRequest(request, this.moment, kind);
    this.interceptedRequests.push(intercepted);
    return intercepted;
  }

  async #decide(
    intercepted: InterceptedRequest,
    { sightings, opaque, suspect }: Traces,
  ): Promise<PassOrStop> {
    Object.assign(intercepted, { sightings, opaque });
    if (sightings.length > 0 || suspect) this.#guard.convict(intercepted.request);
    const held = this.holdsFrom(intercepted.request.url);
    const mayPass =
      intercepted.moment === 'before' ||
      (this.mode === 'real' && held === undefined) ||
      (!suspect && (await this.#isFree(intercepted)));
    intercepted.stopped = !mayPass;
    if (!mayPass) intercepted.heldFor = held;
    if (mayPass && intercepted.kind === 'request') this.#underWay.add(intercepted.request.id);
    return mayPass ? 'pass' : 'stop';
  }

  /** Whether a request after the first key is shown to be free of what was typed, so that it may leave although nothing else may. */
  async #isFree({ request, sightings, opaque, kind, moment }: InterceptedRequest): Promise<boolean> {
    if (sightings.length > 0 || opaque) return false;
    // Whatever a form sends when it is submitted is stopped, also where nothing in it could be searched for.
    const isUnsafe = !safeMethods.has(request.method) && kind === 'request';
    // What looks like a beacon may be one: a fetch whose answer is not read has the same headers.
    if (isUnsafe && moment === 'submit' && !looksLikeTelemetry(request, '', '')) return false;
    if (!this.#tracer || !this.#guard.couldCarryKey(request)) return true;
    const verdict = this.#guard.judge(request);
    if (moment !== 'typing') setTimeout(() => this.finishField(), pauseMs);
    return (await verdict) === 'clean';
  }

  #interceptedOf(request: ProxiedRequest): InterceptedRequest | undefined {
    return this.interceptedRequests.find(
      intercepted => intercepted.request.id === request.id && intercepted.kind === 'request',
    );
  }

  #end({ id }: ProxiedRequest): void {
    this.#underWay.delete(id);
    this.lastActivity = performance.now();
  }
}
