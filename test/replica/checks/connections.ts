import tls from 'node:tls';
import { expect } from '@playwright/test';
import { parseConnectTo } from '../../../crawler/network/connect-to.js';
import { certificateAuthorities } from '../../../crawler/network/trust.js';
import type { World } from '../world.js';
import { main, type Checks } from './check.js';

/** The port on loopback that plays a port of every host. */
const portFor = ({ replica }: World, port: number): number =>
  parseConnectTo(replica.connectTo).find(rule => rule.port === port)?.toPort ?? 0;

/** What a handshake with www.mpro.org comes to: version, bits of the key and days until the certificate ends. */
function handshake(
  world: World,
  version?: 'TLSv1',
): Promise<{ protocol: string; bits: number; days: number }> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host: '127.0.0.1',
      port: portFor(world, 443),
      servername: 'www.mpro.org',
      ca: certificateAuthorities(world.replica.caFile),
      ...(version === undefined
        ? {}
        : { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }),
    });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const { bits = 0, valid_to: end } = socket.getPeerCertificate();
      const days = Math.floor((Date.parse(end) - Date.now()) / 86_400_000);
      resolve({ protocol: socket.getProtocol() ?? '', bits, days });
      socket.destroy();
    });
  });
}

const plain = async ({ client }: World, path: string, host = 'www.mpro.org') => {
  const { statusCode, headers, body } = await client.get(`http://${host}${path}`);
  return { statusCode, location: headers.location, body };
};

/** Whether the picture or script at an address is there once the page has loaded, and what was asked for it in the clear. */
const inTheClear = ({ replica }: World, path: string): number =>
  replica.log.to('www.mpro.org').filter(r => r.scheme === 'http' && new URL(r.url).pathname === path).length;

const pictureWidth = async (world: World): Promise<number> => {
  const page = await world.visit(`${main}/about/board`);
  return page.locator('img[alt=Award]').evaluate((image: HTMLImageElement) => image.naturalWidth);
};

/** Connections that can be read on their way, and those that only look so. */
export const connectionChecks: Checks = {
  'old-tls-accepted': async world => {
    expect((await handshake(world)).protocol).toBe('TLSv1.3');
    expect((await handshake(world, 'TLSv1')).protocol).toBe('TLSv1');
  },
  'short-key': async world => expect((await handshake(world)).bits).toBe(1024),
  'http-page-without-redirect': async world => {
    expect((await plain(world, '/about')).statusCode).toBe(200);
    expect((await plain(world, '/partners')).location).toBe(`${main}/partners`);
  },
  'http-host-without-redirect': async world => {
    expect((await plain(world, '/', 'learn.mpro.org')).statusCode).toBe(200);
    expect((await plain(world, '/')).location).toBe(`${main}/`);
  },
  'http-page-with-idle-script': async world => {
    const page = await world.visit('http://www.mpro.org/about');
    expect(page.url()).toBe('http://www.mpro.org/about');
    expect(await page.content()).toContain('location.replace');
  },
  'script-over-http': async world => {
    const page = await world.visit(`${main}/partners`);
    await expect(page.locator('script[src^="http://"]')).toHaveCount(1);
    expect(inTheClear(world, '/assets/programs.js')).toBe(0);
  },
  'picture-over-http': async world => {
    expect(await pictureWidth(world)).toBe(40);
    expect(inTheClear(world, '/pictures/award.svg')).toBe(0);
  },
  'certificate-ends-soon': async world => expect((await handshake(world)).days).toBe(5),
  'tls-1.2-only': async world =>
    expect(await handshake(world)).toMatchObject({ protocol: 'TLSv1.2', bits: 2048 }),
  'port-80-closed': async world => {
    await expect(plain(world, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  },
  'http-leads-home': async world =>
    expect((await plain(world, '/partners')).location).toBe('https://www.mpro.org/'),
  'http-refused': async world => expect((await plain(world, '/partners')).statusCode).toBe(403),
  'http-refreshes-to-https': async world => {
    const page = await world.visit('http://www.mpro.org/partners');
    await page.waitForURL(`${main}/partners`);
  },
  'http-moves-on-by-script': async world => {
    const page = await world.visit('http://www.mpro.org/partners');
    await page.waitForURL(`${main}/partners`);
    expect((await plain(world, '/partners')).statusCode).toBe(200);
  },
  'picture-upgraded-by-policy': async world => {
    expect(await pictureWidth(world)).toBe(40);
    expect(inTheClear(world, '/pictures/award.svg')).toBe(0);
  },
  'http-in-words-and-data': async world => {
    const page = await world.visit(`${main}/partners`);
    expect(await page.content()).toContain('http://www.mpro.org/pictures/award.svg');
    expect(inTheClear(world, '/pictures/award.svg')).toBe(0);
  },
};
