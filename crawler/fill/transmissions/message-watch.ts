import type { CDPSession, Frame, Page } from 'playwright';
import { z } from 'zod';
import { pageSession } from '../../browser/page-session.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

/** Name of the world that listens: page scripts cannot see into it. */
const world = 'observer';
const binding = 'observedMessage';

/** Runs in the frame, out of sight of its scripts: hands on what other windows send to it. */
const listener = `addEventListener('message', ({ data, origin }) => {
  try {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : null;
    const text = typeof data === 'string' ? data : bytes ? new TextDecoder('latin1').decode(bytes) : JSON.stringify(data);
    ${binding}(JSON.stringify([origin, String(text)]));
  } catch { /* Data that has no text. */ }
}, true)`;

interface FrameTree {
  readonly frame: { readonly id: string; readonly loaderId: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

const flatten = (tree: FrameTree): FrameTree['frame'][] => [
  tree.frame,
  ...(tree.childFrames ?? []).flatMap(flatten),
];

/** Tells the gate of messages that third parties' frames on the page get from other windows: they do not pass the proxy. */
export class MessageWatch {
  readonly #listening = new Set<string>();
  /** URLs of frames by the execution contexts that listen in them, for each session. */
  readonly #frames = new WeakMap<CDPSession, Promise<Map<number, string>>>();

  constructor(
    readonly page: Page,
    readonly gate: TrafficGate,
  ) {
    page.on('framenavigated', frame => void this.#listenTo(frame).catch(() => undefined));
  }

  /** Listens in all frames that are there; those that come later are listened to as they come. */
  async start(): Promise<void> {
    const frames = this.page.frames();
    await Promise.all(frames.map(frame => this.#listenTo(frame).catch(() => undefined)));
  }

  async #listenTo(target: Frame): Promise<void> {
    const session = await this.#sessionFor(target);
    const { frameTree } = await session.send('Page.getFrameTree');
    const foreign = flatten(frameTree).filter(
      ({ url }) => /^https?:/.test(url) && !this.gate.isFirstParty(url),
    );
    const fresh = foreign.filter(({ id, loaderId }) => !this.#listening.has(`${id} ${loaderId}`));
    if (fresh.length === 0) return;
    const bound = this.#frames.get(session) ?? this.#bind(session);
    this.#frames.set(session, bound);
    const frameOf = await bound;
    for (const { id, loaderId, url } of fresh) {
      this.#listening.add(`${id} ${loaderId}`);
      const { executionContextId } = await session.send('Page.createIsolatedWorld', {
        frameId: id,
        worldName: world,
      });
      frameOf.set(executionContextId, url);
      await session.send('Runtime.evaluate', { expression: listener, contextId: executionContextId });
    }
  }

  /** The session that reaches a frame: its own where it has a process of its own, else that of the tab. */
  async #sessionFor(frame: Frame): Promise<CDPSession> {
    const ofTab = (): Promise<CDPSession> => pageSession(this.page);
    return frame === this.page.mainFrame() ? ofTab() : this.page.context().newCDPSession(frame).catch(ofTab);
  }

  /** Has what the listeners hand on heard; gives the book that says in which frame each of them stands. */
  async #bind(session: CDPSession): Promise<Map<number, string>> {
    const frameOf = new Map<number, string>();
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const frame = frameOf.get(executionContextId);
      if (name === binding && frame !== undefined) this.#note(frame, payload);
    });
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: binding, executionContextName: world });
    return frameOf;
  }

  #note(frame: string, payload: string): void {
    const [origin, text] = z.tuple([z.string(), z.string()]).parse(JSON.parse(payload));
    this.gate.noteFrameMessage(frame, origin, text);
  }
}
