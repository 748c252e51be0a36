/** A request as it came from the browser, whole, before a byte of it leaves the machine. */
export interface ProxiedRequest {
  /** Counts up from 1 in the order of arrival. */
  readonly id: number;
  readonly method: string;
  /** Absolute: `http`, `https`, `ws` or `wss`. */
  readonly url: string;
  /** Lower-case names; no pseudo headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The body went on for ever or beyond the bound: `body` holds its beginning and the request cannot be let through. */
  readonly isCut: boolean;
}

/** A message that a page or worker sends over an open WebSocket; also the reason given when it closes one. */
export interface ProxiedMessage {
  /** The handshake that opened the socket. */
  readonly handshake: ProxiedRequest;
  readonly body: Uint8Array;
  readonly isText: boolean;
}

export type PassOrStop = 'pass' | 'stop';

/** Who decides what leaves, and hears what came of it. */
export interface ProxyGate {
  admit(request: ProxiedRequest): Promise<PassOrStop>;
  admitMessage(message: ProxiedMessage): Promise<PassOrStop>;
  /** The server's answer to a request that was let through; `location` is its redirect target as sent, if any. */
  answered(request: ProxiedRequest, status: number, location: string | undefined): void;
  /** A request that was let through brought no answer; `code` is the system's, such as `CERT_HAS_EXPIRED`. */
  failed(request: ProxiedRequest, code: string): void;
}
