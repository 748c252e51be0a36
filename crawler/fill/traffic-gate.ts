import type { Sighting } from '../evidence/filled.js';
import { isFamilyHost } from '../network/party.js';
import type { Decision, Gate, ProxiedMessage, ProxiedRequest } from '../proxy/exchange.js';
import type { SubmitMode } from '../settings.js';
import { channelOf } from './channel.js';
import { KeystrokeGuard } from './keystroke-guard.js';
import { leavesOf } from './leaves.js';
import type { Moment } from './moments.js';
import { looksLikeTelemetry } from './telemetry.js';
import { noTraces, type Tracer } from './tracer.js';

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

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Decides, for one trial, what leaves the machine, and keeps everything that came by. */
export class TrafficGate implements Gate {
  moment: Moment = 'before';
  lastActivity = Date.now();
  readonly passages: Passage[] = [];
  readonly #guard = new KeystrokeGuard();
  readonly #familyHosts: readonly string[];
  #tracer: Tracer | undefined;
  /** Values too short or too common to be searched for, which as a whole parameter still are what was typed. */
  #commonValues: ReadonlySet<string> = new Set();
  #underWay = 0;

  constructor(
    readonly mode: SubmitMode,
    familyHosts: readonly string[],
  ) {
    this.#familyHosts = familyHosts;
  }

  /** Sets what is looked for; called before each field's first key with all values up to and including that field's. */
  expect(tracer: Tracer, commonValues: ReadonlySet<string>): void {
    this.#tracer = tracer;
    this.#commonValues = commonValues;
  }

  get idle(): boolean {
    return this.#underWay === 0;
  }

  async admit(request: ProxiedRequest): Promise<Decision> {
    const passage = this.#note(request, false);
    const traces = this.moment === 'before' ? noTraces : ((await this.#tracer?.request(request)) ?? noTraces);
    return this.#decide(passage, traces.sightings, traces.opaque || request.isCut);
  }

  async admitMessage(message: ProxiedMessage): Promise<Decision> {
    const request = { ...message.handshake, body: message.body, isCut: false };
    const passage = this.#note(request, true);
    const traces = this.moment === 'before' ? noTraces : ((await this.#tracer?.message(message)) ?? noTraces);
    return this.#decide(passage, traces.sightings, traces.opaque);
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
  async finishField(): Promise<void> {
    const proven = new Set<ProxiedRequest>();
    for (const group of this.#guard.groups) {
      const sightings = (await this.#tracer?.split(group)) ?? [];
      if (sightings.length === 0) continue;
      for (const request of group) {
        proven.add(request);
        const passage = this.#passageOf(request);
        if (passage) passage.sightings = sightings;
      }
    }
    this.#guard.finishField(proven);
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

  async #decide(passage: Passage, sightings: readonly Sighting[], opaque: boolean): Promise<Decision> {
    Object.assign(passage, { sightings, opaque });
    const mayPass = passage.moment === 'before' || this.mode === 'real' || (await this.#isFree(passage));
    passage.stopped = !mayPass;
    if (mayPass && !passage.isMessage) this.#underWay += 1;
    return mayPass ? 'pass' : 'stop';
  }

  /** Whether a request after the first key is shown to be free of what was typed, so that it may leave although nothing may. */
  async #isFree({ request, sightings, opaque, isMessage, moment }: Passage): Promise<boolean> {
    if (sightings.length > 0 || opaque) return false;
    if (leavesOf(request).some(leaf => this.#commonValues.has(leaf.trim().toLowerCase()))) return false;
    // Whatever a form sends when it is submitted is stopped, also where nothing in it could be searched for.
    const isUnsafe = !safeMethods.has(request.method) && !isMessage;
    if (isUnsafe && moment === 'submit' && !looksLikeTelemetry(request, channelOf(request, undefined), ''))
      return false;
    if (!this.#tracer || !this.#guard.couldCarryKey(request)) return true;
    return (await this.#guard.judge(request)) === 'clean';
  }

  #passageOf(request: ProxiedRequest): Passage | undefined {
    return this.passages.find(passage => passage.request.id === request.id && !passage.isMessage);
  }

  #end(): void {
    this.#underWay = Math.max(0, this.#underWay - 1);
    this.lastActivity = Date.now();
  }
}
