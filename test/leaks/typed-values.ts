import { syntheticValue } from '../../crawler/leaks/values/synthetic-values.js';
import type { TypedValue } from '../../crawler/leaks/typed-value.js';

const kinds = [
  'email',
  'name',
  'phone',
  'postalAddress',
  'birthDate',
  'paymentCard',
  'organization',
  null,
] as const;

/** One made-up value of each of several kinds; the kind names it. */
export const typedValues: readonly TypedValue[] = kinds.map(kind => {
  const { value, searchable } = syntheticValue(kind, `test|${kind ?? 'text'}`);
  return { id: kind ?? 'text', kind, value, searchable };
});

/** The value of a kind. */
export function valueOf(id: string): string {
  const typed = typedValues.find(value => value.id === id);
  if (!typed) throw new Error(`Expected one of ${typedValues.map(value => value.id).join(', ')}, got ${id}.`);
  return typed.value;
}
