import { expect, test } from '@playwright/test';
import { looksLikeTelemetry } from '../../crawler/trackers/telemetry-looks.js';

const isTelemetry = (path: string): boolean =>
  looksLikeTelemetry({ url: `https://www.mpro.org${path}` }, 'fetch', '');

test('end points that collect, and parts of them, are told from those of a site that only sound alike', () => {
  const collecting = ['/collect', '/ingest/v1/web/i', '/rum/events/v2', '/api/session-replay/segment'];
  const others = ['/ingestion/apply', '/forum/post', '/api/collect/donation', '/drum/lesson', '/contact'];
  expect(collecting.filter(path => !isTelemetry(path))).toEqual([]);
  expect(others.filter(isTelemetry)).toEqual([]);
});
