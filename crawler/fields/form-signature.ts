import { createHash } from 'node:crypto';
import { withoutQuery } from '../../kernel/addresses.js';

/** What of a form tells it from others; equal in a page's HTML and in the rendered page where its controls have names. */
export interface FormShape {
  /** `get`, `post` or `dialog`. */
  readonly method: string;
  /** Absolute URL of the action; empty where the form names none, and submits to whatever page holds it. */
  readonly action: string;
  /** URL of the page that holds it. */
  readonly page: string;
  /** Controls a person can fill in (no buttons, no hidden inputs), in document order. */
  readonly controls: readonly {
    readonly tag: string;
    readonly type: string;
    /** Its name, or what {@link shapeName} has in its place. */
    readonly name: string;
    /** What of an answer its HTML refuses ({@link formConstraints}); empty where it takes everything. */
    readonly constraints?: string;
  }[];
}

const constraintAttributes = ['required', 'aria-required', 'min', 'max', 'pattern'] as const;

/**
 * What of an answer a control's HTML refuses, in short: `required max=2013-11`. Forms that differ in it are different forms, for the
 * answer of one says nothing about the other. A date counts by its month, so that a limit that moves along with today's date is no other form tomorrow.
 */
export function formConstraints(attribute: (name: string) => string | undefined): string {
  return constraintAttributes
    .flatMap(name => {
      const value = attribute(name);
      if (value === undefined) return [];
      if (name === 'required') return [name];
      return [
        `${name}=${value
          .slice(0, 300)
          .trim()
          .replace(/^(\d{4}-\d\d)-\d\d.*$/, '$1')}`,
      ];
    })
    .join(' ');
}

const isYear = (option: string): boolean => /^(?:18|19|20)\d\d$/.test(option);

/** Options of a list that are looked at for {@link offeredYears}, beside the last one. */
export const optionsForYears = 60;

/**
 * The first and the last year of a list of years, as `years=2026-1926`; empty for lists of anything else. `options` are the words of the
 * first {@link optionsForYears} options. A list that ends sooner takes other people's birth dates.
 */
export function offeredYears(options: readonly string[], last: string): string {
  const years = options.filter(isYear);
  if (years.length < 3 || years.length < options.length - 2) return '';
  return `years=${years[0]}-${isYear(last) ? last : years.at(-1)}`;
}

/** Numbers and ids that differ from page to page (`field_1832`, a hash) say nothing about which form it is. */
const steady = (text: string): string => text.toLowerCase().replace(/[0-9a-f]{8,}|\d+/g, '#');

const bare = (url: string): string => withoutQuery(url).replace(/(?<!\/)\/+$/, '');

const isTypedInto = (tag: string, type: string): boolean =>
  tag === 'textarea' || (tag === 'input' && /^(?:text|email|tel|number|url|date|search)$/.test(type));

/**
 * What a control of a rendered form goes by in its signature: its name; without one, as scripts that send forms themselves leave it, the
 * words that it is labelled with, where what is typed does not change them. Else all such forms of three boxes would be one form.
 */
export const shapeName = ({
  tag,
  type,
  name,
  label,
}: {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
  readonly label: string;
}): string => (name === '' && isTypedInto(tag, type) ? label.slice(0, 40).trim() : name);

/** Signature of a form: forms that differ only in where they stand, in query strings or in numbered names have the same one. 12 hex digits. */
export function formSignature(shape: FormShape): string {
  // What is posted without an address goes to the page itself, and each page does with it what it does. A box or two at the foot of every
  // page (a newsletter's) are one form all the same: else no two pages of such a site would be alike.
  const isPages = shape.method.toLowerCase() === 'post' && shape.controls.length > 2;
  const target = bare(shape.action) || (isPages ? bare(shape.page) : '');
  // "…/register" of one event is that of another; "Feedback.aspx" and "Contact.aspx" do different things with the same fields.
  const own = target !== '' && target === bare(shape.page);
  const address = steady(own ? target.slice(target.lastIndexOf('/')) : target);
  const controls = shape.controls.map(
    ({ tag, type, name, constraints = '' }) => `${tag}/${type}/${steady(name)}/${constraints}`,
  );
  const text = [shape.method.toLowerCase(), address, ...controls].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
