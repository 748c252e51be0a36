import { createHash } from 'node:crypto';

/** What of a form tells it from others; equal in a page's HTML and in the rendered page. */
export interface FormShape {
  /** `get`, `post` or `dialog`. */
  readonly method: string;
  /** Absolute URL of the action; the page's own URL where the form names none (`ownAddress`). */
  readonly action: string;
  /** True where the form submits to whatever page holds it: then the address is no part of what it is. */
  readonly ownAddress: boolean;
  /** Controls a person can fill in (no buttons, no hidden inputs), in document order. */
  readonly controls: readonly { readonly tag: string; readonly type: string; readonly name: string }[];
}

/** Numbers and ids that differ from page to page (`field_1832`, a hash) say nothing about which form it is. */
const steady = (text: string): string => text.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#');

/** Signature of a form: forms that differ only in where they stand, in query strings or in numbered names have the same one. 12 hex digits. */
export function formSignature(shape: FormShape): string {
  const address = shape.ownAddress ? '' : steady((shape.action.split(/[?#]/)[0] ?? '').replace(/\/+$/, ''));
  const controls = shape.controls.map(({ tag, type, name }) => `${tag}/${type}/${steady(name)}`);
  const text = [shape.method.toLowerCase(), address, ...controls].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
