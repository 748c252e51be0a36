import { z } from 'zod';
import { piiKind } from '../kernel/pii-kind.js';
import { prose } from './fields.js';
import { checkRegister } from './register-error.js';
import { sections } from './text.js';

const sentences = new Set(
  sections.flatMap(section => section.paragraphs.flatMap(paragraph => paragraph.sentences)),
);

/** A third party that the policy names as a collector of personal information. */
export const disclosure = z
  .strictObject({
    /** The company, as registers of vendors name it. */
    owner: prose,
    /** Registrable domains under which it collects, such as `example.com`. */
    domains: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'expected a registrable domain in lower case' }),
      )
      .min(1, { error: 'expected at least one domain' })
      .readonly(),
    kinds: z.array(piiKind).min(1, { error: 'expected at least one kind' }).readonly(),
    /** The sentence of the policy that names it, verbatim. */
    sentence: z
      .string()
      .refine(text => sentences.has(text), { error: 'expected a sentence of the policy, verbatim' }),
  })
  .readonly();
export type Disclosure = z.infer<typeof disclosure>;

/** Checks rows of the disclosure register; throws `RegisterError`. */
export const readDisclosures = (rows: readonly unknown[]): readonly Disclosure[] =>
  checkRegister({
    file: 'policy/disclosures.ts',
    schema: disclosure,
    rows,
    name: row => row['owner'],
    keyOf: row => row.owner.toLowerCase(),
  });

/** The third parties that may collect personal information. None today: the policy names none. */
export const disclosures: readonly Disclosure[] = readDisclosures([]);

/**
 * Whether the register discloses that this third party collects this kind: by its registrable domain, or by its owner
 * where the register of vendors knows one (`owner` in any letter case).
 */
export function isDisclosed(
  collector: { readonly domain: string; readonly owner: string; readonly kind: string },
  register: readonly Disclosure[],
): boolean {
  const owner = collector.owner.toLowerCase();
  return register.some(
    row =>
      (row.domains.includes(collector.domain.toLowerCase()) || row.owner.toLowerCase() === owner) &&
      row.kinds.some(kind => kind === collector.kind),
  );
}
