import type { RequestParts } from '../../crawler/leaks/typed-value.js';

/** A part of a request that a text can be put into. */
export interface Container {
  readonly name: string;
  readonly put: (text: Buffer) => RequestParts;
  /** Bytes that are no text go in as they are. */
  readonly takesBytes: boolean;
}

const url = 'https://collect.test/v2/track';
const boundary = '----WebKitFormBoundaryAbC123';

const multipart = (content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="d"; filename="b"\r\n\r\n`),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

const uri = (text: Buffer): string => encodeURIComponent(text.toString('latin1'));

export const containers: readonly Container[] = [
  { name: 'query', takesBytes: false, put: text => ({ url: `${url}?v=1&d=${uri(text)}&z=9` }) },
  { name: 'path', takesBytes: false, put: text => ({ url: `${url}/${uri(text)}/pixel.gif` }) },
  {
    name: 'json',
    takesBytes: false,
    put: text => ({
      url,
      body: JSON.stringify({ event: 'x', data: [{ d: text.toString('latin1') }], at: 17 }),
    }),
  },
  { name: 'form', takesBytes: false, put: text => ({ url, body: `a=1&d=${uri(text)}&b=two` }) },
  {
    name: 'header',
    takesBytes: false,
    put: text => ({ url, headers: { 'X-Data': text.toString('latin1') } }),
  },
  { name: 'multipart', takesBytes: true, put: text => ({ url, body: multipart(text) }) },
  { name: 'body', takesBytes: true, put: text => ({ url, body: text }) },
];
