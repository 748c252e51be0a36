import { expect, test } from '@playwright/test';
import { ownerOf } from '../../kernel/owner.js';
import { isFamilyHost, registrableDomain } from '../../kernel/party.js';

const family = ['mpro.org', '*.mpro.org'];

test('hosts of the family are those that a pattern names, and www. beside such a name', () => {
  for (const host of ['www.mpro.org', 'mpro.org', 'MPRO.org', 'a.b.mpro.org', 'www.www.mpro.org'])
    expect(isFamilyHost(family, host), host).toBe(true);
  for (const host of ['notmpro.org', 'mpro.org.evil.example', '127.0.0.1', 'org', ''])
    expect(isFamilyHost(family, host), host).toBe(false);
  expect(isFamilyHost(['example.com'], 'www.example.com')).toBe(true);
  expect(isFamilyHost(['www.example.com'], 'example.com')).toBe(true);
  expect(isFamilyHost(['example.com'], 'a.example.com')).toBe(false);
  expect(isFamilyHost(['*.example.com'], 'example.com')).toBe(false);
  expect(isFamilyHost(['*'], 'anything.test')).toBe(true);
});

test('a registrable domain is one label below a public suffix, private ones included', () => {
  for (const [host, domain] of [
    ['forms.formbarn.example', 'formbarn.example'],
    ['x.y.co.uk', 'y.co.uk'],
    ['a.b.github.io', 'b.github.io'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
  ] as const)
    expect(registrableDomain(host)).toBe(domain);
});

test('who runs a host is told by name where the register knows it, else by its registrable domain', () => {
  expect(ownerOf('www.google-analytics.com')).toMatchObject({ category: 'analytics' });
  expect(ownerOf('px.adsync.example')).toEqual({ owner: 'adsync.example', category: '' });
});
