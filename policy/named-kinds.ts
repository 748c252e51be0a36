import { z } from 'zod';
import { piiKind, type PiiKind } from '../kernel/pii-kind.js';
import { checkRegister } from './register-error.js';
import { sections } from './text.js';

const wholeText = sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n');

/** A kind of personal information that the policy says it collects. */
export const namedKind = z
  .strictObject({
    kind: piiKind,
    /** The words of the policy that name it, verbatim. */
    words: z.string().refine(words => words.trim() !== '' && wholeText.includes(words), {
      error: 'expected words of the policy, verbatim',
    }),
  })
  .readonly();
export type NamedKind = z.infer<typeof namedKind>;

/** Checks rows of the register of named kinds; throws `RegisterError`. */
export const readNamedKinds = (rows: readonly unknown[]): readonly NamedKind[] =>
  checkRegister({
    file: 'policy/named-kinds.ts',
    schema: namedKind,
    rows,
    name: row => row['words'],
    keyOf: ({ words }) => words,
  });

/** What the policy names, in the order of its text: "personally identifiable information, such as your email address, name, …". */
export const namedKinds = readNamedKinds([
  { kind: 'email', words: 'email address' },
  { kind: 'name', words: 'name' },
  { kind: 'postalAddress', words: 'home or work address' },
  { kind: 'phone', words: 'telephone number' },
  { kind: 'postalAddress', words: 'zip code' },
  { kind: 'professionalCredentials', words: 'credentials' },
  { kind: 'organization', words: 'organization' },
  { kind: 'paymentCard', words: 'credit card number' },
]);

/** Whether the policy names a kind. */
export const isNamedByPolicy = (kind: PiiKind): boolean => namedKinds.some(row => row.kind === kind);
