import type { Sighting } from '../../evidence/filled.js';
import type { ProxiedRequest } from '../../proxy/exchange.js';
import type { Moment } from './moments.js';

/** A request or WebSocket message as the gate saw and judged it. */
export interface InterceptedRequest {
  readonly request: ProxiedRequest;
  readonly moment: Moment;
  /**
   * A request, a message over a WebSocket, one from one window to another, which does not leave the machine by itself, an address
   * that the page hands to another program, a request that the browser gave up before it got out, or what is meant for another browser.
   */
  readonly kind: 'request' | 'socket-message' | 'frame-message' | 'hand-over' | 'canceled' | 'peer';
  sightings: readonly Sighting[];
  opaque: boolean;
  stopped: boolean;
  /** Why it is stopped, where the mode of the run is not the only reason. */
  heldFor: string | undefined;
  /** The browser itself blocked it, so that it never reached the gate: what an encrypted page sends without encryption. */
  readonly isBlocked: boolean;
  /** 0 while unanswered. */
  status: number;
  location: string | undefined;
  failure: string | undefined;
}

/** A request or message that has just been intercepted. */
export const interceptedRequest = (
  request: ProxiedRequest,
  moment: Moment,
  kind: InterceptedRequest['kind'],
): InterceptedRequest => ({
  request,
  moment,
  kind,
  sightings: [],
  opaque: false,
  stopped: false,
  heldFor: undefined,
  isBlocked: false,
  status: 0,
  location: undefined,
  failure: undefined,
});
