import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { expect } from '@playwright/test';
import { parseConnectTo } from '../../../crawler/network/connect-to.js';
import { certificateAuthorities } from '../../../crawler/network/trust.js';
import type { World } from '../world.js';
import { main, type Checks } from './check.js';

const archive = 'https://archive.mpro.org/';

/** The certificate of a host, whatever it is worth, and why it is not believed; empty where it is. */
function shownBy({ replica }: World, host: string): Promise<{ own: X509Certificate; why: string }> {
  const port = parseConnectTo(replica.connectTo).find(rule => rule.port === 443)?.toPort ?? 0;
  return new Promise((resolve, reject) => {
    const socket = tls.connect({
      host: '127.0.0.1',
      port,
      servername: host,
      ca: certificateAuthorities(replica.caFile),
      rejectUnauthorized: false,
    });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const own = new X509Certificate(socket.getPeerCertificate().raw);
      resolve({ own, why: String(socket.authorizationError ?? '') });
      socket.destroy();
    });
  });
}

/** The browser refuses archive.mpro.org for this reason, all other hosts keep their certificates, and a page links there. */
async function refused(world: World, why: string, says: RegExp): Promise<void> {
  expect((await shownBy(world, 'archive.mpro.org')).why).toBe(why);
  expect((await shownBy(world, 'www.mpro.org')).why).toBe('');
  await expect(world.visit(archive)).rejects.toThrow(says);
  const page = await world.visit(`${main}/partners`);
  await expect(page.locator(`a[href="${archive}"]`)).toHaveCount(1);
}

async function believed(world: World): Promise<X509Certificate> {
  const { own, why } = await shownBy(world, 'archive.mpro.org');
  expect(why).toBe('');
  const page = await world.visit(archive);
  await expect(page.locator('h1')).toHaveText('Report archive');
  return own;
}

/** Certificates of one host that browsers refuse, and those that only look so. */
export const certificateChecks: Checks = {
  'expired-certificate': world => refused(world, 'CERT_HAS_EXPIRED', /ERR_CERT_DATE_INVALID/),
  'certificate-of-another-host': world =>
    refused(world, 'ERR_TLS_CERT_ALTNAME_INVALID', /ERR_CERT_COMMON_NAME_INVALID/),
  'self-signed-certificate': world =>
    refused(world, 'DEPTH_ZERO_SELF_SIGNED_CERT', /ERR_CERT_AUTHORITY_INVALID/),
  'certificate-not-yet-valid': world => refused(world, 'CERT_NOT_YET_VALID', /ERR_CERT_DATE_INVALID/),
  'certificate-of-a-stranger': world =>
    refused(world, 'SELF_SIGNED_CERT_IN_CHAIN', /ERR_CERT_AUTHORITY_INVALID/),
  'wildcard-certificate': async world => {
    expect((await believed(world)).subjectAltName).toBe('DNS:*.mpro.org');
  },
  'host-certificate-ends-soon': async world => {
    const left = Date.parse((await believed(world)).validTo) - Date.now();
    expect(Math.floor(left / 86_400_000)).toBe(20);
  },
  'expired-certificate-of-others': async world => {
    expect((await shownBy(world, 'img.badgebarn.example')).why).toBe('CERT_HAS_EXPIRED');
    const page = await world.visit(`${main}/partners`);
    const width = await page
      .locator('img[alt=Badge]')
      .evaluate((image: HTMLImageElement) => image.naturalWidth);
    expect(width).toBe(0);
  },
};
