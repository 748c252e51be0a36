import { unwrapped } from './codecs/content-encoding.js';
import type { RequestParts } from './typed-value.js';

/** A value of a message, with the name that it stands under (of an array's items, the array's). */
export interface Leaf {
  readonly key: string;
  readonly value: string;
}

/** Most leaves that are read of one message, and characters of each. */
const mostLeaves = 5000;
const longestLeaf = 8192;
/** A longer body is not taken apart: who splits a value sends little at a time. */
const longestBody = 2 ** 20;

/** The values of a request, in the order in which they stand: path segments, parameters, fields of the body, items of its JSON. */
export function leavesOf({ url, headers = {}, body }: RequestParts): readonly Leaf[] {
  const leaves: Leaf[] = [];
  if (URL.canParse(url)) {
    const { pathname, search, hash } = new URL(url);
    for (const [index, segment] of pathname.split('/').entries())
      add(leaves, `path ${index}`, decoded(segment));
    readParameters(search.slice(1), leaves);
    if (hash.includes('=')) readParameters(hash.slice(1), leaves);
  }
  if (body === undefined || body === null || body.length > longestBody) return leaves;
  const encoding = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  readText(Buffer.from(unwrapped(bytes, [encoding].flat()[0]).plain).toString('utf8'), 'body', leaves, 0);
  return leaves;
}

function add(leaves: Leaf[], key: string, value: string): void {
  if (value !== '' && value.length <= longestLeaf && leaves.length < mostLeaves) leaves.push({ key, value });
}

function readText(text: string, key: string, leaves: Leaf[], depth: number): void {
  const trimmed = text.trim();
  const json = /^[[{"]/.test(trimmed) && depth < 4 ? parsed(trimmed) : undefined;
  if (json !== undefined) readJson(json, key, leaves, depth + 1);
  else if (depth < 2 && /^[\w+/-]{12,}={0,2}$/.test(trimmed) && looksStructured(trimmed))
    readText(Buffer.from(trimmed, 'base64').toString('utf8'), key, leaves, depth + 1);
  else if (depth === 0 && /\r\n\r\n/.test(text) && text.startsWith('--')) readMultipart(text, leaves);
  else if (depth < 2 && /^[^\s=&]{1,200}=[^\s]*$/.test(trimmed)) readParameters(trimmed, leaves);
  else if (depth === 0 && trimmed.includes('\n'))
    for (const line of trimmed.split('\n')) readText(line, key, leaves, 1);
  else add(leaves, key, text);
}

/** Base64 of JSON or of parameters. */
function looksStructured(text: string): boolean {
  const head = Buffer.from(text.slice(0, 64), 'base64').toString('latin1');
  return /^(?:[[{]|\w+=)[\x20-\x7e]*$/.test(head);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readJson(value: unknown, key: string, leaves: Leaf[], depth: number): void {
  if (leaves.length >= mostLeaves || depth > 32) return;
  if (typeof value === 'string') {
    if (/^\s*[[{]/.test(value)) readText(value, key, leaves, depth);
    else add(leaves, key, value);
  } else if (typeof value === 'number') add(leaves, key, String(value));
  else if (Array.isArray(value)) for (const item of value) readJson(item, key, leaves, depth + 1);
  else if (value !== null && typeof value === 'object')
    for (const [name, item] of Object.entries(value)) readJson(item, name, leaves, depth + 1);
}

function readParameters(text: string, leaves: Leaf[]): void {
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const value = decoded(pair.slice(at + 1).replaceAll('+', ' '));
    const key = at < 0 ? 'query' : pair.slice(0, at);
    if (/^\s*[[{]/.test(value)) readText(value, key, leaves, 1);
    else add(leaves, key, value);
  }
}

function readMultipart(text: string, leaves: Leaf[]): void {
  const boundary = text.slice(0, text.indexOf('\r\n'));
  for (const part of text.split(boundary).slice(1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.slice(0, Math.max(end, 0)))?.[1];
    if (end >= 0) readText(part.slice(end + 4).replace(/\r\n$/, ''), name ?? 'part', leaves, 1);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
