import { createHash } from 'node:crypto';

/** What of a form tells it from others; equal in a page's HTML and in the rendered page. */
export interface FormShape {
  /** `get`, `post` or `dialog`. */
  readonly method: string;
  /** Absolute URL of the action; the page's own URL where the form names none. */
  readonly action: string;
  /** URL of the page that holds it. */
  readonly page: string;
  /** Controls a person can fill in (no buttons, no hidden inputs), in document order. */
  readonly controls: readonly { readonly tag: string; readonly type: string; readonly name: string }[];
}

/** Numbers and ids that differ from page to page (`field_1832`, a hash) say nothing about which form it is. */
const steady = (text: string): string => text.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#');

const bare = (url: string): string => (url.split(/[?#]/)[0] ?? '').replace(/\/+$/, '');

/** Signature of a form: forms that differ only in where they stand, in query strings or in numbered names have the same one. 12 hex digits. */
export function formSignature(shape: FormShape): string {
  const target = bare(shape.action);
  // A form that submits to whatever page holds it: the address is no part of what it is.
  const address = target === bare(shape.page) ? '' : steady(target);
  const controls = shape.controls.map(({ tag, type, name }) => `${tag}/${type}/${steady(name)}`);
  const text = [shape.method.toLowerCase(), address, ...controls].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
