import { expect, test } from '@playwright/test';
import { trackerWords } from '../../specs/rules/reading/tracker-words.js';
import { tracker } from './evidence-builders.js';

test('a tracking request reads the same in every run, and without codes', () => {
  const at = (query: string): string =>
    trackerWords(
      tracker({
        url: `https://stats.pagepulse.example/track/?_=${query}`,
        type: 'xhr',
        signs: ['category:analytics', 'page-report', 'tracking-host'],
      }),
    );
  expect(at('1795949954920')).toBe(
    'xhr https://stats.pagepulse.example/track/: goes to a known vendor of analytics services, reports the page, goes to a host named for tracking',
  );
  expect(at('1795949937184')).toBe(at('1795949954920'));
});
