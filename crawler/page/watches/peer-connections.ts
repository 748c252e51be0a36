/** Name of the function by which a document tells of them. */
export const peerBinding = 'observedPeer';

/**
 * Runs in every document before its own scripts, and only tells what they open to other browsers (WebRTC): the servers that help with it,
 * with their credentials, names of data channels and what is sent over them. None of this is a request, and no data channel opens during a
 * run.
 */
export function watch(): void {
  const key = Symbol.for('observer.peers');
  const native: unknown = Reflect.get(window, 'RTCPeerConnection');
  const tell: unknown = Reflect.get(window, peerBinding);
  if (typeof native !== 'function' || typeof tell !== 'function' || key in window) return;
  const servers = new WeakMap<object, string>();
  const waiting = new WeakSet<object>();
  const seen = new Set<string>();
  const note = (server: string, text: string, waits = false): void => {
    const row = JSON.stringify([server, text, waits]);
    if (seen.has(row)) return;
    seen.add(row);
    Reflect.apply(tell, window, [{ server, text, waits }]);
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch {
      // The page's own call must go on whatever became of the note.
    }
  };
  const noteServers = (connection: object, given: unknown): void => {
    const list: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, 'iceServers') : [];
    for (const server of Array.isArray(list) ? (list as RTCIceServer[]) : []) {
      const [first = ''] = [server.urls].flat();
      servers.set(connection, first);
      note(first, JSON.stringify(server));
    }
  };
  const channelOf = new WeakMap<object, string>();
  const waitsFor = (channel: object): void => {
    if (waiting.has(channel)) return;
    waiting.add(channel);
    note(channelOf.get(channel) ?? '', '', true);
  };
  const wrap = (
    shape: object,
    name: string,
    before: (self: object, args: unknown[], result: unknown) => void,
  ): void => {
    const method: unknown = Reflect.get(shape, name);
    if (typeof method !== 'function') return;
    Reflect.set(
      shape,
      name,
      new Proxy(method as (...args: unknown[]) => unknown, {
        apply(target, self: object, args: unknown[]) {
          // What is sent is noted although the channel refuses it, as one that is not open does.
          let result: unknown;
          try {
            result = Reflect.apply(target, self, args);
          } finally {
            guarded(() => before(self, args, result));
          }
          return result;
        },
      }),
    );
  };
  const connection = native.prototype as object;
  wrap(connection, 'setConfiguration', (self, [given]) => noteServers(self, given));
  wrap(connection, 'createDataChannel', (self, args, channel) => {
    const server = servers.get(self) ?? '';
    if (typeof channel === 'object' && channel !== null) channelOf.set(channel, server);
    note(server, JSON.stringify(args));
  });
  const channel = RTCDataChannel.prototype;
  wrap(channel, 'send', (self, [data]) => {
    const bytes =
      data instanceof ArrayBuffer
        ? new Uint8Array(data)
        : ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
          : undefined;
    note(channelOf.get(self) ?? '', bytes ? new TextDecoder('latin1').decode(bytes) : String(data));
  });
  wrap(channel, 'addEventListener', (self, [name]) => {
    if (name === 'open') waitsFor(self);
  });
  const onopen = Object.getOwnPropertyDescriptor(channel, 'onopen');
  if (onopen)
    Object.defineProperty(channel, 'onopen', {
      ...onopen,
      set(this: RTCDataChannel, handler: unknown) {
        if (typeof handler === 'function') guarded(() => waitsFor(this));
        onopen.set?.call(this, handler);
      },
    });
  const opening = new Proxy(native as typeof RTCPeerConnection, {
    construct(target, args: unknown[], made) {
      const opened = Reflect.construct(target, args, made) as RTCPeerConnection;
      guarded(() => noteServers(opened, args[0]));
      return opened;
    },
  });
  Object.defineProperty(connection, 'constructor', { configurable: true, writable: true, value: opening });
  Reflect.set(window, 'RTCPeerConnection', opening);
  if ('webkitRTCPeerConnection' in window) Reflect.set(window, 'webkitRTCPeerConnection', opening);
  Object.defineProperty(window, key, { value: true });
}
