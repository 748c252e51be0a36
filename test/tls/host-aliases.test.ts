import { expect, test } from '@playwright/test';
import { HostAliases } from '../../crawler/tls/host-aliases.js';
import { serveNames } from './name-server.js';

test('aliases are followed to their end; circles end, and names without an alias have none', async () => {
  const server = await serveNames({
    'metrics.site.test': 'site.d1.sc.omtrdc.net',
    'site.d1.sc.omtrdc.net': 'Edge.omtrdc.net',
    'edge.omtrdc.net': '',
    'www.site.test': '',
    'round.site.test': 'other.site.test',
    'other.site.test': 'round.site.test',
  });
  const names = new HostAliases([server.address]);
  expect(await names.of('metrics.site.test')).toEqual(['site.d1.sc.omtrdc.net', 'edge.omtrdc.net']);
  expect(await names.of('www.site.test')).toEqual([]);
  expect(await names.of('round.site.test')).toEqual(['other.site.test', 'round.site.test']);
  const { length } = server.asked;
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) expect(await names.of(host)).toBeUndefined();
  expect(server.asked).toHaveLength(length);
  await server.close();
});

test('where the name server says nothing, that is all that is known, and it is asked no more', async () => {
  const server = await serveNames({ 'www.site.test': 'gone.site.test' });
  const names = new HostAliases([server.address]);
  expect(await names.of('www.site.test')).toEqual(['gone.site.test']);
  const { length } = server.asked;
  expect(await names.of('www.site.test')).toBeUndefined();
  expect(server.asked).toHaveLength(length);
  await server.close();
});
