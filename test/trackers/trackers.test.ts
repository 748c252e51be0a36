import { expect, test } from '@playwright/test';
import { trackerIn } from '../../crawler/trackers/trackers.js';

const id = 'k3j4h5g6f7';
const page = 'http://site.test/later';
const shown = encodeURIComponent(page);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface Row {
  readonly name: string;
  readonly url: string;
  readonly type?: string;
  readonly method?: string;
  readonly body?: string;
}

const isTracker = ({ url, type = 'fetch', method = 'GET', body = '' }: Row): boolean =>
  trackerIn(
    { url, type, method, body },
    { familyHosts: ['site.test', '*.site.test'], page, identifiers: [id] },
  ) !== undefined;

const tracks: readonly Row[] = [
  { name: 'Clarity', url: 'https://www.clarity.ms/tag/abc', type: 'script' },
  { name: 'New Relic', url: 'https://js-agent.newrelic.com/nr-1.js', type: 'script' },
  { name: 'Cloudflare Insights', url: 'https://static.cloudflareinsights.com/beacon.min.js', type: 'script' },
  { name: 'Siteimprove', url: 'https://siteimproveanalytics.com/js/siteanalyze_1.js', type: 'script' },
  { name: 'PostHog', url: 'https://us-assets.i.posthog.com/static/array.js', type: 'script' },
  { name: 'Simple Analytics', url: 'https://scripts.simpleanalyticscdn.com/latest.js', type: 'script' },
  { name: 'GoatCounter', url: 'https://gc.zgo.at/count.js', type: 'script' },
  { name: 'DAP', url: 'https://dap.digitalgov.gov/Universal-Federated-Analytics-Min.js', type: 'script' },
  { name: 'an image with the page’s address', url: `https://px.test/p.gif?url=${shown}`, type: 'image' },
  {
    name: 'a beacon with the page’s address',
    url: 'https://px.test/b',
    type: 'ping',
    method: 'POST',
    body: `{"url":"${page}"}`,
  },
  {
    name: 'the page’s address in base64',
    url: 'https://px.test/b',
    type: 'ping',
    method: 'POST',
    body: base64(`{"url":"${page}","ref":""}`),
  },
  {
    name: 'an id in base64',
    url: `https://px.test/i?u=${base64(`visitor ${id} of this site`)}`,
    type: 'image',
  },
  {
    name: 'the site’s own, with an id and the path',
    url: 'http://site.test/api/m',
    method: 'POST',
    body: `{"u":"${id}","path":"/later"}`,
  },
  {
    name: 'a tag manager on a host of the site, for Google Analytics',
    url: 'https://gtm.site.test/g/collect?v=2&tid=G-ABC123XYZ9&en=page_view',
    method: 'POST',
  },
  {
    name: "Meta's pixel by way of the site",
    url: 'https://www.site.test/metrics/tr/?id=123456789012345&ev=PageView',
    type: 'image',
  },
  {
    name: 'Adobe Analytics by way of the site',
    url: 'https://smetrics.site.test/b/ss/mpro-prod/1/JS-2.22.0/s123?AQB=1&pageName=home',
    type: 'image',
  },
  {
    name: 'a host of the site that answers for a tracker',
    url: `http://metrics.site.test/b/ss?mid=${id}&g=${shown}`,
    type: 'image',
  },
  { name: 'events that are sent', url: 'https://log.test/api/events', method: 'POST', body: '[]' },
  { name: 'a hit that is an image', url: 'https://log.test/hit', type: 'image' },
  { name: 'a host named after statistics', url: 'https://stats.log.test/x.gif', type: 'image' },
  {
    name: 'a frame of advertising',
    url: 'https://12345.fls.doubleclick.net/activityi;src=1',
    type: 'document',
  },
  {
    name: 'a cookieless ping of Google’s tag',
    url: 'https://region1.google-analytics.com/g/collect?v=2&tid=G-1&gcs=G100&en=page_view',
    method: 'POST',
  },
  {
    name: 'a cookieless ping through a container of the site’s own',
    url: 'https://metrics.site.test/g/collect?v=2&tid=G-1&gcs=G100&en=page_view',
    type: 'ping',
    method: 'POST',
  },
  {
    name: 'a cookieless ping for advertising',
    url: 'https://www.google.com/ccm/collect?en=page_view&gcs=G101',
    type: 'ping',
    method: 'POST',
  },
  { name: 'a social script', url: 'https://platform.twitter.com/widgets.js', type: 'script' },
];
for (const row of tracks) test(`tracks: ${row.name}`, () => expect(isTracker(row)).toBe(true));

const harmless: readonly Row[] = [
  {
    name: 'Google’s tag, before it sends',
    url: 'https://www.googletagmanager.com/gtag/js?id=G-1',
    type: 'script',
  },
  {
    name: 'Google Tag Manager’s container',
    url: 'https://www.googletagmanager.com/gtm.js?id=GTM-1',
    type: 'script',
  },
  {
    name: 'Cloudflare’s library',
    url: 'https://cdnjs.cloudflare.com/ajax/libs/x/3/x.min.js',
    type: 'script',
  },
  {
    name: 'Cookiebot notes the refusal',
    url: `https://consent.cookiebot.com/logconsent.ashx?action=decline&referer=${shown}&dnt=false`,
    type: 'script',
  },
  {
    name: 'OneTrust’s receipt',
    url: 'https://privacyportal.onetrust.com/request/v1/consentreceipts',
    method: 'POST',
    body: `{"identifier":"${id}","url":"${page}"}`,
  },
  {
    name: 'CookieYes notes the refusal',
    url: 'https://log.cookieyes.com/api/v1/log',
    method: 'POST',
    body: `{"consent_id":"${id}"}`,
  },
  { name: 'a calendar of events', url: 'https://calendar.test/api/events?month=11' },
  { name: 'a portrait', url: 'https://secure.gravatar.com/avatar/abc', type: 'image' },
  { name: 'a form in a frame', url: 'https://mpro.us1.list-manage.com/subscribe?u=1', type: 'document' },
  {
    name: 'a picture beside the page in another size',
    url: `https://img.test/resize?src=${shown}.png&title=x`,
    type: 'image',
  },
  { name: 'comments on the page', url: `https://comments.test/thread.json?url=${shown}&lang=en` },
  { name: 'a code with the page’s address', url: `https://qr.test/make?data=${shown}`, type: 'image' },
  { name: 'a domain named after statistics', url: 'https://stats.test/table.json' },
  {
    name: 'content of the page by its path',
    url: 'https://cms.test/graphql',
    method: 'POST',
    body: '{"path":"/later"}',
  },
  {
    name: 'the site’s own form token beside the path',
    url: 'http://site.test/ajax',
    method: 'POST',
    body: `form_build_id=form-${id}&path=/later`,
  },
  {
    name: 'the site’s own count without an id',
    url: 'http://site.test/api/m',
    method: 'POST',
    body: '{"path":"/later"}',
  },
  { name: "the site's own report of a period", url: 'http://site.test/collect?tid=G-7&v=2' },
  { name: 'a course of the site', url: 'http://site.test/tr?id=12&ev=autumn' },
  { name: 'a folder of sea stories', url: 'http://site.test/b/ss/titanic' },
  { name: 'a gradient under the same key as consent mode', url: 'http://site.test/chart?gcs=G100' },
  { name: 'the site’s own data with an id', url: `http://site.test/keepalive?s=${id}` },
];
for (const row of harmless) test(`does not track: ${row.name}`, () => expect(isTracker(row)).toBe(false));

test('an address that is not encoded properly is read as it stands', () => {
  expect(isTracker({ name: '', url: `https://px.test/100%/${id}.gif`, type: 'image' })).toBe(true);
});
