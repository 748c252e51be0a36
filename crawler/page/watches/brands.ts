/** Runs in every document before its scripts: a common visitor's brands for scripts that ask `navigator.userAgentData`. */
export function watch(): void {
  const data: unknown = Reflect.get(navigator, 'userAgentData');
  if (typeof data !== 'object' || data === null) return;
  const shape: unknown = Object.getPrototypeOf(data);
  if (typeof shape !== 'object' || shape === null) return;
  interface Brand {
    readonly brand: string;
    readonly version: string;
  }
  const common = (brands: readonly Brand[]): Brand[] =>
    brands.map(each => (/headless/i.test(each.brand) ? { ...each, brand: 'Google Chrome' } : each));
  const descriptor = Object.getOwnPropertyDescriptor(shape, 'brands');
  const getter: unknown = descriptor && Reflect.get(descriptor, 'get');
  if (typeof getter !== 'function') return;
  const told = (self: unknown): Brand[] => Reflect.apply(getter, self, []) as Brand[];
  if (!told(data).some(({ brand }) => /headless/i.test(brand))) return;
  Object.defineProperty(shape, 'brands', {
    configurable: true,
    enumerable: true,
    get() {
      return Object.freeze(common(told(this)));
    },
  });
  const wrap = (name: string, change: (values: Record<string, unknown>) => unknown): void => {
    const original: unknown = Reflect.get(shape, name);
    if (typeof original !== 'function') return;
    const called = function (this: unknown, ...given: unknown[]): unknown {
      const values: unknown = Reflect.apply(original, this, given);
      return values instanceof Promise ? values.then(change) : change(values as Record<string, unknown>);
    };
    Object.defineProperty(shape, name, {
      configurable: true,
      enumerable: true,
      writable: true,
      value: called,
    });
  };
  const changed = (values: Record<string, unknown>): Record<string, unknown> => {
    const rows = Object.entries(values).map(([key, value]) => [
      key,
      key === 'brands' || key === 'fullVersionList' ? common(value as Brand[]) : value,
    ]);
    return Object.fromEntries(rows) as Record<string, unknown>;
  };
  wrap('toJSON', changed);
  wrap('getHighEntropyValues', changed);
}
