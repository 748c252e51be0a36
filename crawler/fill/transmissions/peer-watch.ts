import type { BrowserContext } from 'playwright';
import { z } from 'zod';
import { watchDocuments } from '../../page/bundle.js';
import { peerBinding } from '../../page/watches/peer-connections.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';

/** What a script opened to another browser: the helping server, what was handed over, whether it waits for a channel to open. */
const peerRow = z.strictObject({ server: z.string(), text: z.string(), waits: z.boolean() });

/** `turn:helper.example:3478?transport=udp` (RFC 7064, RFC 7065) → `turn://helper.example/`; of none, `webrtc://unknown/`. */
const addressOf = (server: string): string => {
  const [, scheme, host] = /^(stuns?|turns?):\[?([^\s:?[\]/]+)/i.exec(server) ?? [];
  return scheme !== undefined && host !== undefined ? `${scheme}://${host}/` : 'webrtc://unknown/';
};

/**
 * Has the gate told of what scripts hand to connections between browsers (WebRTC), in all documents of a context and as they do it: a
 * document that is asked later may be gone, as one is that has submitted its form.
 */
export async function watchPeers(context: BrowserContext, gate: TrafficGate): Promise<void> {
  await context.exposeBinding(peerBinding, ({ frame }, row: unknown) => {
    const { server, text, waits } = peerRow.parse(row);
    gate.notePeer(addressOf(server), frame.url(), text, waits);
  });
  await watchDocuments(context, 'peer-connections');
}
