import { expect, test } from '@playwright/test';
import { looksLikeTelemetry } from '../../crawler/trackers/telemetry-looks.js';

const isTelemetry = (path: string, method = 'POST'): boolean =>
  looksLikeTelemetry({ url: `https://www.mpro.org${path}`, method }, 'fetch', '');

test('end points that collect, and parts of them, are told from those of a site that only sound alike', () => {
  const collecting = [
    '/collect',
    '/ingest/v1/web/i',
    '/rum/events/v2',
    '/api/session-replay/segment',
    '/api/logs/breadcrumbs',
    '/log/js',
    '/api/client-errors',
    '/track/input',
    '/api/v1/analytics/forms',
    '/page-view',
    '/api/events',
  ];
  const others = [
    '/ingestion/apply',
    '/forum/post',
    '/api/collect/donation',
    '/drum/lesson',
    '/contact',
    '/log/in',
    '/blog/comments',
    '/track/application',
    '/metrics/feedback',
    '/analytics/request-demo',
    '/errors/report-one',
  ];
  expect(collecting.filter(path => !isTelemetry(path))).toEqual([]);
  expect(others.filter(path => isTelemetry(path))).toEqual([]);
});

test('a list that is asked for is no collector, whatever its name', () => {
  const lists = ['/api/events?zip=48335', '/recordings?by=Jane', '/api/batch?ids=1'];
  expect(lists.filter(path => isTelemetry(path, 'GET'))).toEqual([]);
  expect(isTelemetry('/log?message=Jane', 'GET')).toBe(true);
  expect(isTelemetry('/collect?v=2', 'GET')).toBe(true);
});

test("a host's name tells of collecting where the page is not its own", () => {
  const to = (host: string, site: string): boolean =>
    looksLikeTelemetry(
      { url: `https://${host}/api/check`, method: 'POST', headers: { 'sec-fetch-site': site } },
      'fetch',
      '',
    );
  expect(to('events.mpro.org', 'same-origin')).toBe(false);
  expect(to('events.mpro.org', 'same-site')).toBe(false);
  expect(to('track.mpro.org', 'same-origin')).toBe(false);
  expect(to('track.mpro.org', 'same-site')).toBe(true);
  expect(to('events.vendor.example', 'cross-site')).toBe(true);
});
