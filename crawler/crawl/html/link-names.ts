import { speaksOfDeeds, unsafeText } from '../safe-links/state-changing-links.js';

/** Words that lead on from anywhere to anything. */
const pointers = new Set(
  (
    'here click clickhere this link more readmore details ok okay yes no go continue proceed next back confirm submit send ' +
    'apply save close cancel done open view show edit exit quit leave endsession aqui mas ici plus hier mehr ja nein weiter'
  ).split(' '),
);

/** Why the names of a link say that it must not be followed; `undefined` where none does. */
export const unsafeName = (names: readonly string[]): string | undefined =>
  names.map(unsafeText).find(reason => reason !== undefined);

/** Whether a link is called what a page could be called, not just "here", "OK" or a cross, and no word of deeds is in it. */
export const saysWhat = (names: readonly string[]): boolean =>
  !names.some(speaksOfDeeds) &&
  names.some(name => /\p{L}{3}/u.test(name) && !pointers.has(name.toLowerCase().replace(/[^\p{L}]+/gu, '')));
