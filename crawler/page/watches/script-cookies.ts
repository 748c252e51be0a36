/**
 * Runs in every document before its own scripts, and only notes what is written into `document.cookie` and the cookie store: a browser
 * that refuses a third party's cookies shows no other sign of the attempt. Notes `most` writes.
 */
export function watch(most: number): void {
  const key = Symbol.for('observer.cookies');
  if (key in window) return;
  const written: { text: string; script: string; document: string }[] = [];
  const seen = new Set<string>();
  const note = (text: string): void => {
    const lines = (new Error().stack ?? '').split('\n');
    const script = lines.map(line => /(https?:\/\/[^\s)]+?)(:\d+)?(:\d+)?\)?$/.exec(line)?.[1] ?? '');
    const row = {
      text: text.slice(0, 5_000),
      script: (script.find(address => address !== '') ?? '').slice(0, 1_000),
      // A document without an address of its own has the cookies of the one around it.
      document: self.origin,
    };
    // A cookie that is written over and over is one.
    const id = `${row.script}\n${text.replace(/=[^;]*/, '').replace(/expires=[^;]*/i, '')}`;
    if (written.length >= most || seen.has(id)) return;
    seen.add(id);
    written.push(row);
  };
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch {
      // The page's own call must go on whatever became of the note.
    }
  };
  const descriptor = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  const native: unknown = descriptor && Reflect.get(descriptor, 'set');
  if (descriptor && typeof native === 'function')
    Object.defineProperty(Document.prototype, 'cookie', {
      ...descriptor,
      set: new Proxy(native as (value: string) => void, {
        apply(target, self, args: unknown[]) {
          guarded(() => note(String(args[0])));
          return Reflect.apply(target, self, args) as undefined;
        },
      }),
    });
  const store: unknown = Reflect.get(window, 'CookieStore');
  if (typeof store !== 'function') return expose();
  const shape = store.prototype as object;
  const asText = (given: unknown, value: unknown): string => {
    if (typeof given !== 'object' || given === null) return `${String(given)}=${String(value)}; Path=/`;
    const at = (name: string): unknown => Reflect.get(given, name) ?? undefined;
    const { domain, expires } = { domain: at('domain'), expires: at('expires') };
    return [
      `${String(at('name'))}=${String(at('value'))}`,
      'Path=/; Secure',
      ...(typeof domain === 'string' ? [`Domain=${domain}`] : []),
      ...(expires === undefined ? [] : [`Expires=${new Date(Number(expires)).toUTCString()}`]),
      ...(at('partitioned') === true ? ['Partitioned'] : []),
    ].join('; ');
  };
  const set: unknown = Reflect.get(shape, 'set');
  if (typeof set === 'function')
    Object.defineProperty(shape, 'set', {
      configurable: true,
      enumerable: true,
      writable: true,
      value: new Proxy(set as (...args: unknown[]) => unknown, {
        apply(target, self, args: unknown[]) {
          guarded(() => note(asText(args[0], args[1])));
          return Reflect.apply(target, self, args);
        },
      }),
    });
  expose();

  function expose(): void {
    Object.defineProperty(window, key, { value: () => written });
  }
}
