import { expect } from '@playwright/test';
import type { World } from '../world.js';
import { arrives, bodyOf, main, unpacked, type Check, type Checks } from './check.js';

const pixel = 'px.adsync.example';
const cdn = 'cdn.assetbay.example';

/** The value of a cookie of that name and domain that a visitor of the page holds after a moment; other variations may set others. */
async function held(world: World, name: string, domain: string): Promise<string | undefined> {
  const page = await world.visit(`${main}/about`);
  await page.waitForLoadState('networkidle');
  const cookies = await page.context().cookies();
  return cookies.find(cookie => cookie.name === name && cookie.domain === domain)?.value;
}

const holds =
  (name: string, domain: string): Check =>
  async world => {
    const first = await held(world, name, domain);
    expect(first).toBeTruthy();
    expect(await held(world, name, domain)).not.toBe(first);
  };

const marks =
  (fits: RegExp): Check =>
  async world => {
    await world.visit(`${main}/about`);
    const sent = await arrives(world, pixel, ({ url }) => url === `https://${pixel}/m`);
    const report = Buffer.from(bodyOf(sent), 'base64').toString();
    expect(report).toMatch(fits);
  };

/** The headers that a host's answer to a path has. */
async function cookiesOf(world: World, url: string): Promise<readonly string[]> {
  const { headers } = await world.client(url);
  return headers['set-cookie'] ?? [];
}

/** Cookies that others can read, identifiers that others are told, and what only looks like it. */
export const cookieScopeChecks: Checks = {
  'pixel-with-cookie': holds('asid', pixel),
  'frame-with-partitioned-cookie': holds('__Host-nook', 'widget.chatnook.example'),
  'cookie-on-the-way': holds('match', pixel),
  'kept-statistics': async world => {
    const value = await held(world, 'mp_mpro-replica_mixpanel', '.mpro.org');
    const id = /"distinct_id":\s*"([^"]+)"/.exec(decodeURIComponent(value ?? ''))?.[1] ?? 'none';
    await arrives(world, 'stats.pagepulse.example', request =>
      unpacked(request).includes(id.replace('$device:', '')),
    );
  },
  'mark-handed-on': marks(/"mark":"[0-9a-f-]{36}"/),
  'cookie-for-all-of-org': async world => {
    expect(await cookiesOf(world, `${main}/about`)).toEqual(['mpro_seen=1; Domain=org; Path=/; Secure']);
    expect(await held(world, 'mpro_seen', '.org')).toBeUndefined();
  },
  'tracker-under-own-name': async world => {
    await holds('s_vi', '.mpro.org')(world);
    const { headers } = await world.client('https://metrics.mpro.org/b/ss/mprosite/1/JS-2.26.0/s1');
    expect(headers['server']).toBe('jag');
  },
  'own-statistics-host': async world => {
    expect((await cookiesOf(world, 'https://metrics.mpro.org/count.gif')).join()).toMatch(/^AWSALB=/);
    expect(await held(world, 'AWSALB', 'metrics.mpro.org')).toBeTruthy();
  },
  'third-party-cookie-deleted': async world => {
    const url = `https://${cdn}/mixpanel-browser/mixpanel.umd.js`;
    expect((await cookiesOf(world, url)).join()).toContain('Max-Age=0');
    expect(await held(world, 'cdn_uid', cdn)).toBeUndefined();
  },
  'robot-guard-of-cdn': holds('__cf_bm', cdn),
  'own-cookie-by-third-party-script': holds('ui-session', 'www.mpro.org'),
  'release-handed-on': marks(/"mark":"release-20260118-4f9c2ab7"/),
  'moment-handed-on': marks(/"mark":"\d{13}"/),
};
