import { expect, test } from '@playwright/test';
import { UrlKeys } from '../../../crawler/crawl/urls/url-keys.js';

const on = 'https://www.mpro.org/folder/page?x=1';
const home = 'https://www.mpro.org';

/** Address as written on the page, and its key. */
const keys: readonly (readonly [string, string | undefined])[] = [
  // Scheme, host, port
  ['HTTPS://WWW.MPRO.ORG/', `${home}/`],
  ['https://www.mpro.org', `${home}/`],
  ['https://www.mpro.org:443/a', `${home}/a`],
  ['http://www.mpro.org:80/a', 'http://www.mpro.org/a'],
  ['https://www.mpro.org:8443/a', 'https://www.mpro.org:8443/a'],
  ['https://www.mpro.org./a', `${home}/a`],
  ['https://mpro.org/a', `${home}/a`],
  ['https://events.mpro.org/a', 'https://events.mpro.org/a'],
  ['https://user:secret@www.mpro.org/a', `${home}/a`],
  ['//www.mpro.org/a', `${home}/a`],
  ['https://m\u00fcnchen.example/', 'https://xn--mnchen-3ya.example/'],
  // Path
  ['/a/./b/../c', `${home}/a/c`],
  ['/a/%2e%2e/c', `${home}/c`],
  ['../up', `${home}/up`],
  ['same', `${home}/folder/same`],
  ['/%7Euser/%41', `${home}/~user/A`],
  ['/caf%c3%a9', `${home}/caf%C3%A9`],
  ['/caf\u00e9', `${home}/caf%C3%A9`],
  ['/100%', `${home}/100%25`],
  ['/a%2Fb', `${home}/a%2Fb`],
  ['/a b', `${home}/a%20b`],
  ['/About', `${home}/About`],
  ['/a/', `${home}/a/`],
  ['/index.html', `${home}/index.html`],
  // Fragment and query
  ['/a#part', `${home}/a`],
  ['#part', `${home}/folder/page?x=1`],
  ['', `${home}/folder/page?x=1`],
  ['/a?', `${home}/a`],
  ['/a?b=2&a=1', `${home}/a?a=1&b=2`],
  ['/a?b=2&a=2&a=1', `${home}/a?a=2&a=1&b=2`],
  ['/a?b=1&&b=1', `${home}/a?b=1`],
  ['/a?flag', `${home}/a?flag`],
  ['/a?q=', `${home}/a?q=`],
  ['/a?x=1+2', `${home}/a?x=1%202`],
  ['/a?x=1%202', `${home}/a?x=1%202`],
  ['/a?x=1%2B2', `${home}/a?x=1%2B2`],
  ['/a?f[]=1', `${home}/a?f%5B%5D=1`],
  ['/a?f%5b%5d=1', `${home}/a?f%5B%5D=1`],
  ['/a+b', `${home}/a+b`],
  // Visits, not pages
  ['/a?utm_source=x&utm_medium=y&id=5', `${home}/a?id=5`],
  ['/a?UTM_Source=x', `${home}/a`],
  ['/a?gclid=1&fbclid=2&msclkid=3&mc_eid=4&_ga=5', `${home}/a`],
  ['/a?PHPSESSID=abc', `${home}/a`],
  ['/a?__hstc=1&__hssc=2&__hsfp=3&gad_source=1&gad_campaignid=2', `${home}/a`],
  ['/a?SessionID=0123456789abcdef0123456789', `${home}/a`],
  ['/a?session_id=0123456789abcdef0123456789', `${home}/a`],
  ['/a;jsessionid=0A1B2C.node1?b=1', `${home}/a?b=1`],
  ['/(S(lit3py55t21z5v55vlm25s55))/a', `${home}/a`],
  ['/a?sid=0123456789abcdef0123456789', `${home}/a`],
  // Near misses: these say which page it is
  ['/a?sid=12', `${home}/a?sid=12`],
  ['/a?session=spring', `${home}/a?session=spring`],
  ['/a?SessionID=12', `${home}/a?SessionID=12`],
  ['/a?session_id=spring', `${home}/a?session_id=spring`],
  ['/a?session-id=12', `${home}/a?session-id=12`],
  ['/a?source=utm', `${home}/a?source=utm`],
  ['/a?ref=5', `${home}/a?ref=5`],
  ['/a?pk=5', `${home}/a?pk=5`],
  ['/(a)/b', `${home}/(a)/b`],
  ['/a;v=1', `${home}/a;v=1`],
  // No pages
  ['mailto:info@mpro.org', undefined],
  ['tel:+12485550100', undefined],
  ['javascript:void(0)', undefined],
  ['data:text/html,x', undefined],
  ['ftp://www.mpro.org/', undefined],
  ['http://', undefined],
  ['https://www.mpro.org:99999/', undefined],
];

for (const [address, key] of keys) {
  test(`${JSON.stringify(address)} is ${key ?? 'no page'}`, () => {
    expect(new UrlKeys(`${home}/`).keyOf(address, on)).toBe(key);
  });
}

test('a key is its own key', () => {
  const urlKeys = new UrlKeys(`${home}/`);
  for (const [, key] of keys) if (key !== undefined) expect(urlKeys.keyOf(key, on)).toBe(key);
});

test('how pages write a key is remembered, as far as it may matter', () => {
  const urlKeys = new UrlKeys(`${home}/`);
  const key = urlKeys.keyOf('/list?page=2&utm_source=x&a[]=1', on) ?? '';
  urlKeys.keyOf('/list?a%5B%5D=1&page=2', on);
  urlKeys.keyOf('/list', on);
  expect(urlKeys.spellings(key)).toEqual([`${home}/list?page=2&a[]=1`, `${home}/list?a%5B%5D=1&page=2`]);
  expect(urlKeys.spellings(`${home}/list`)).toEqual([]);
});

test('the site goes by the name that it settles on', () => {
  const urlKeys = new UrlKeys('https://www.mpro.org/');
  urlKeys.preferHost('mpro.org');
  expect(urlKeys.keyOf('https://www.mpro.org/a', on)).toBe('https://mpro.org/a');
  expect(urlKeys.keyOf('https://mpro.org/a', on)).toBe('https://mpro.org/a');
});
