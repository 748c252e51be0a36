import type { Sighting } from '../evidence/filled.js';
import { isFamilyHost } from '../network/party.js';
import type { Decision, Gate, ProxiedMessage, ProxiedRequest } from '../proxy/exchange.js';
import type { SubmitMode } from '../settings.js';
import { channelOf } from './channel.js';
import { KeystrokeGuard } from './keystroke-guard.js';
import type { Moment } from './moments.js';
import { shapeOf } from './leaves.js';
import { looksLikeTelemetry } from './telemetry.js';
import { noTraces, type Tracer, type Traces } from './tracer.js';

/** A request or WebSocket message as the gate saw and judged it. */
export interface Passage {
  readonly request: ProxiedRequest;
  readonly moment: Moment;
  readonly isMessage: boolean;
  readonly at: number;
  sightings: readonly Sighting[];
  opaque: boolean;
  stopped: boolean;
  /** 0 while unanswered. */
  status: number;
  location: string | undefined;
  failure: string | undefined;
}

/** Between keys no field is being finished: then requests are judged together that come within this time. */
const pauseMs = 200;

/** Two requests are no series. */
const fewestParts = 3;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Decides, for one trial, what leaves the machine, and keeps everything that came by. */
export class TrafficGate implements Gate {
  readonly #history: { readonly from: number; readonly moment: Moment }[] = [{ from: 0, moment: 'before' }];
  lastActivity = Date.now();
  readonly passages: Passage[] = [];
  readonly #guard = new KeystrokeGuard();
  readonly #familyHosts: readonly string[];
  #tracer: Tracer | undefined;
  #underWay = 0;

  constructor(
    readonly mode: SubmitMode,
    familyHosts: readonly string[],
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
    const cut = this.passages.filter(({ request, moment }) => moment !== 'before' && request.isCut);
    return cut.map(
      ({ request }) =>
        `body without end to ${new URL(request.url).hostname}: not let through, only its beginning was searched`,
    );
  }

  /** Whether a run of text left before the first key: then it says nothing of what is typed. */
  wasKnown(run: string): boolean {
    return this.passages.some(
      ({ moment, request }) =>
        moment === 'before' && (request.url.includes(run) || Buffer.from(request.body).includes(run)),
    );
  }

  get moment(): Moment {
    return this.#history.at(-1)?.moment ?? 'before';
  }

  set moment(moment: Moment) {
    this.#history.push({ from: Date.now(), moment });
  }

  /** The moment at a time in ms since the epoch: a request may reach the proxy later than it was made. */
  momentAt(time: number): Moment {
    return this.#history.findLast(({ from }) => from <= time)?.moment ?? 'before';
  }

  get idle(): boolean {
    return this.#underWay === 0;
  }

  admit(request: ProxiedRequest): Promise<Decision> {
    const passage = this.#note(request, false);
    if (this.moment === 'before') this.#guard.learn(request);
    return this.#decide(
      passage,
      this.moment === 'before' ? noTraces : (this.#tracer?.request(request) ?? noTraces),
    );
  }

  admitMessage(message: ProxiedMessage): Promise<Decision> {
    const request = { ...message.handshake, body: message.body, isCut: false };
    const passage = this.#note(request, true);
    if (this.moment === 'before') this.#guard.learn(request);
    return this.#decide(
      passage,
      this.moment === 'before' ? noTraces : (this.#tracer?.message(message) ?? noTraces),
    );
  }

  answered(request: ProxiedRequest, status: number, location: string | undefined): void {
    const passage = this.#passageOf(request);
    if (passage) Object.assign(passage, { status, location });
    this.#end();
  }

  failed(request: ProxiedRequest, code: string): void {
    const passage = this.#passageOf(request);
    if (passage) passage.failure = code;
    this.#end();
  }

  /** A field is finished, or a pause came: what waited for that is judged now. */
  finishField(): void {
    const proven = new Set<ProxiedRequest>();
    for (const group of this.#guard.groups) {
      const sightings = this.#tracer?.split(group) ?? [];
      if (sightings.length === 0) continue;
      for (const request of group) {
        proven.add(request);
        const passage = this.passages.find(each => each.request === request);
        if (passage) passage.sightings = sightings;
      }
    }
    this.#guard.finishField(proven);
  }

  /** Looks, when all is over, for values spread over several requests or messages of one sender. */
  reviewSplits(): void {
    const groups = new Map<string, Passage[]>();
    for (const passage of this.passages) {
      if (passage.moment === 'before' || passage.sightings.length > 0) continue;
      const shape = shapeOf(passage.request);
      groups.set(shape, [...(groups.get(shape) ?? []), passage]);
    }
    for (const group of groups.values()) {
      if (group.length < fewestParts) continue;
      const sightings = this.#tracer?.split(group.map(({ request }) => request)) ?? [];
      if (sightings.length > 0) for (const passage of group) passage.sightings = sightings;
    }
  }

  isFirstParty(url: string): boolean {
    return isFamilyHost(this.#familyHosts, new URL(url).hostname);
  }

  #note(request: ProxiedRequest, isMessage: boolean): Passage {
    this.lastActivity = Date.now();
    const passage: Passage = {
      request,
      moment: this.moment,
      isMessage,
      at: this.lastActivity,
      sightings: [],
      opaque: false,
      stopped: false,
      status: 0,
      location: undefined,
      failure: undefined,
    };
    this.passages.push(passage);
    return passage;
  }

  async #decide(passage: Passage, { sightings, opaque, suspect }: Traces): Promise<Decision> {
    Object.assign(passage, { sightings, opaque });
    const mayPass =
      passage.moment === 'before' || this.mode === 'real' || (!suspect && (await this.#isFree(passage)));
    passage.stopped = !mayPass;
    if (mayPass && !passage.isMessage) this.#underWay += 1;
    return mayPass ? 'pass' : 'stop';
  }

  /** Whether a request after the first key is shown to be free of what was typed, so that it may leave although nothing else may. */
  async #isFree({ request, sightings, opaque, isMessage, moment }: Passage): Promise<boolean> {
    if (sightings.length > 0 || opaque) return false;
    // Whatever a form sends when it is submitted is stopped, also where nothing in it could be searched for.
    const isUnsafe = !safeMethods.has(request.method) && !isMessage;
    if (isUnsafe && moment === 'submit' && !looksLikeTelemetry(request, channelOf(request, undefined), ''))
      return false;
    if (!this.#tracer || !this.#guard.couldCarryKey(request)) return true;
    const verdict = this.#guard.judge(request);
    if (moment !== 'typing') setTimeout(() => this.finishField(), pauseMs);
    return (await verdict) === 'clean';
  }

  #passageOf(request: ProxiedRequest): Passage | undefined {
    return this.passages.find(passage => passage.request.id === request.id && !passage.isMessage);
  }

  #end(): void {
    this.#underWay = Math.max(0, this.#underWay - 1);
    this.lastActivity = Date.now();
  }
}
