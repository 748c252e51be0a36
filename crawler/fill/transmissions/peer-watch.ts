import type { Page } from 'playwright';
import { z } from 'zod';
import type { TrafficGate } from '../traffic/traffic-gate.js';

/** What scripts of a document opened to other browsers: the helping server, what was handed over, whether it waits for a channel to open. */
const peerRows = z.array(z.strictObject({ server: z.string(), text: z.string(), waits: z.boolean() }));

const expression = `(() => {
  try { return window[Symbol.for('observer.peers')]?.() ?? []; } catch { return []; }
})()`;

/** `turn:helper.example:3478?transport=udp` (RFC 7064, RFC 7065) → `turn://helper.example/`; of none, `webrtc://unknown/`. */
const addressOf = (server: string): string => {
  const [, scheme, host] = /^(stuns?|turns?):\[?([^\s:?[\]/]+)/i.exec(server) ?? [];
  return scheme !== undefined && host !== undefined ? `${scheme}://${host}/` : 'webrtc://unknown/';
};

/** Tells the gate of what the page's scripts have handed to connections between browsers since the first key (WebRTC). */
export async function readPeers(page: Page, gate: TrafficGate): Promise<void> {
  for (const frame of page.frames()) {
    const read: unknown = await frame.evaluate(expression).catch(() => []);
    const rows = peerRows.safeParse(read);
    for (const { server, text, waits } of rows.success ? rows.data : [])
      gate.notePeer(addressOf(server), frame.url(), text, waits);
  }
}
