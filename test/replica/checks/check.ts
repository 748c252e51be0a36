import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { expect } from '@playwright/test';
import type { LoggedRequest } from '../../../fixtures/replica/replica.js';
import type { World } from '../world.js';

/** Shows that a variation really does what it declares. */
export type Check = (world: World) => Promise<void>;
export type Checks = Readonly<Record<string, Check>>;

export const ada = {
  name: 'Ada Checkwell',
  first: 'Adalinde',
  last: 'Checkwell',
  email: 'ada.checkwell@example.org',
  phone: '248-555-0142',
  address: '77 Canary Row',
};

export const main = 'https://www.mpro.org';

/** Types as a person does, key by key, and leaves the field. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  const field = page.locator(selector);
  await field.pressSequentially(text);
  await field.press('Tab');
}

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

/** A request's body, unzipped where it is zipped. */
export const bodyOf = ({ body }: LoggedRequest): string =>
  (isGzip(body) ? gunzipSync(body) : body).toString('utf8');

/** Waits until a host has got a request that fits. */
export async function arrives(
  { replica }: World,
  host: string,
  fits: (request: LoggedRequest) => boolean,
): Promise<LoggedRequest> {
  const request = await replica.log.waitFor(r => r.host === host && fits(r));
  const seen = replica.log.to(host).map(({ method, url }) => `${method} ${url}`);
  expect(request, `a fitting request to ${host}; it got: ${seen.join(', ') || 'none'}`).toBeDefined();
  if (request === undefined) throw new Error('unreachable');
  return request;
}

/** What a request says in address, headers and body, URL encoding and base64 undone where they occur. */
export function unpacked(request: LoggedRequest): string {
  const plain = [request.url, bodyOf(request), JSON.stringify(request.headers)].join('\n');
  const unescaped = plain.replace(/%[0-9A-F]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));
  const packed = unescaped.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return [plain, unescaped, ...packed.map(text => Buffer.from(text, 'base64').toString('utf8'))].join('\n');
}

/** Everything that a host got, unpacked. */
export const receivedBy = ({ replica }: World, host: string): string =>
  replica.log.to(host).map(unpacked).join('\n');
