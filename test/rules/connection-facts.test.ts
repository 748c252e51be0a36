import { expect, test } from '@playwright/test';
import { detailsOf } from '../../specs/details/details-of.js';
import { rule } from '../../specs/rules/tls-in-transit.js';
import { certificate, connection, home, page, plainAnswer, site } from './evidence-builders.js';
import { registeredPolicy } from './registered-policy.js';

/** What the page of the claim shows of each of its findings. */
const shown = (evidence: ReturnType<typeof site>) =>
  rule
    .judge(evidence, registeredPolicy)
    .violations.map(violation => detailsOf('tls-in-transit', violation, evidence, registeredPolicy));

test('an address that is served without encryption is shown with what it answered, and no other address of the host', () => {
  const served = plainAnswer({
    url: 'http://www.mpro.org/about',
    page: `${home}about`,
    answer: 'answers',
    status: 200,
    hops: ['http://www.mpro.org/about'],
  });
  const leading = plainAnswer();
  expect(shown(site({ plain: [leading, served] }))).toEqual([
    [
      {
        kind: 'facts',
        caption: 'What http: addresses of www.mpro.org answer',
        columns: ['Asked for, without encryption', 'Answer'],
        rows: [['http://www.mpro.org/about', 'status 200, and a page']],
      },
    ],
  ]);
  expect(shown(site({ plain: [leading] }))).toEqual([]);
});

test('an address that sends on without encryption is shown with its way, and one that a browser stayed on says so', () => {
  const led = plainAnswer({
    url: 'http://www.mpro.org/shop',
    answer: 'answers',
    status: 200,
    hops: ['http://www.mpro.org/shop', 'http://shop.example/'],
  });
  const stayed = page({ finalUrl: 'http://www.mpro.org/stay' });
  expect(shown(site({ pages: [stayed], plain: [led] })).flat()).toMatchObject([
    {
      columns: ['Asked for, without encryption', 'Answer', 'By way of'],
      rows: [
        [led.url, 'sends on to another host without encryption', 'http://shop.example/'],
        [
          'http://www.mpro.org/stay',
          'a browser was shown a page there, and stayed on it without encryption',
          '',
        ],
      ],
    },
  ]);
});

test('a certificate that browsers refuse is shown as it was sent', () => {
  const expired = connection({
    chain: [certificate({ validTo: '2026-11-20T00:00:00.000Z' })],
    faults: ['expired'],
    verification: 'CERT_HAS_EXPIRED',
    daysLeft: -4,
  });
  const [[facts] = []] = shown(site({ connections: [expired, connection({ host: 'learn.mpro.org' })] }));
  expect(facts).toMatchObject({ kind: 'facts', caption: 'The connection to www.mpro.org' });
  const rows = facts?.kind === 'facts' ? facts.rows.map(row => row.join(': ')) : [];
  expect(rows).toEqual(
    expect.arrayContaining([
      'Valid: from 2026-10-24T00:00:00.000Z until 2026-11-20T00:00:00.000Z',
      'Trusted: no (CERT_HAS_EXPIRED)',
      `SHA-256 of the certificate: ${'0'.repeat(64)}`,
      'TLS 1.0 offered alone: refused',
    ]),
  );
});
