import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { createMatcher } from '../../crawler/leaks/matcher.js';
import { containers } from './containers.js';
import { isPromised, layers, type Layer } from './layers.js';
import { typedValues } from './typed-values.js';

const matcher = createMatcher(typedValues);

const wrap = (value: string, chain: readonly Layer[]): Buffer =>
  chain.reduce((bytes: Buffer, layer) => layer.write(bytes), Buffer.from(value));

const isBinary = (chain: readonly Layer[]): boolean => chain.at(-1)?.isBinary === true;

const chains = fc.array(fc.constantFrom(...layers), { maxLength: 3 }).filter(isPromised);

const cases = fc
  .tuple(fc.constantFrom(...typedValues), chains, fc.constantFrom(...containers))
  .filter(([, chain, container]) => container.takesBytes || !isBinary(chain));

const found = (
  id: string,
  chain: readonly Layer[],
  container: (typeof containers)[number],
  value: string,
): boolean =>
  matcher.scanRequest(container.put(wrap(value, chain))).some(sighting => sighting.valueId === id);

test('every layer by itself is found in every container', () => {
  const missed: string[] = [];
  for (const layer of layers)
    for (const container of containers)
      for (const { id, value } of typedValues)
        if (container.takesBytes || !layer.isBinary)
          if (!found(id, [layer], container, value)) missed.push(`${id} ${layer.name} in ${container.name}`);
  expect(missed).toEqual([]);
});

test('any composition of up to three layers is found in any container', () => {
  test.setTimeout(300_000);
  fc.assert(
    fc.property(cases, ([{ id, value }, chain, container]) => {
      const isFound = found(id, chain, container, value);
      const names = chain.map(({ name }) => name).join(' < ');
      if (!isFound)
        throw new Error(
          `${id} "${value}" under ${names} in ${container.name}: ${wrap(value, chain).toString('latin1')}`,
        );
    }),
    { numRuns: 600, seed: 20210115 },
  );
});
