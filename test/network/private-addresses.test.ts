import { expect, test } from '@playwright/test';
import { isPrivateAddress, publicLookup } from '../../crawler/network/private-addresses.js';

const hidden = [
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
];
const open = [
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '100.63.0.1',
  '11.0.0.1',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '2002:808:808::',
  'www.mpro.org',
  'fe80',
  '',
];

for (const address of hidden)
  test(`${address} is private`, () => expect(isPrivateAddress(address)).toBe(true));
for (const address of open)
  test(`${JSON.stringify(address)} is not`, () => expect(isPrivateAddress(address)).toBe(false));

test('a name that resolves into a private network is refused before anything is sent', async () => {
  const code = await new Promise(resolve => {
    publicLookup('localhost', {}, error => resolve(error && 'code' in error ? error.code : undefined));
  });
  expect(code).toBe('E_PRIVATE_ADDRESS');
});
