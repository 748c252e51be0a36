import { z } from 'zod';
import type { PolicyLink } from './policy-link.js';
import { outcome } from './visit.js';

/** A rule of axe-core that one element breaks. */
export const accessibilityFinding = z.strictObject({
  /** Rule id of axe-core, such as `label`. */
  rule: z.string(),
  /** minor, moderate, serious or critical. */
  impact: z.string(),
  /** What the rule asks for, in axe-core's words. */
  help: z.string(),
  /** Page that explains the rule. */
  helpUrl: z.string(),
  /** Selector of the element; ` >>> ` steps into an open shadow root. */
  node: z.string(),
});
export type AccessibilityFinding = z.infer<typeof accessibilityFinding>;

/** How well a text stands out from what is behind it. */
export const contrastFact = z.strictObject({
  /** Selector of the control that the mark belongs to, or of the link itself. */
  selector: z.string(),
  /** The mark, or the link's text, shortened. */
  text: z.string(),
  /** Contrast ratio of WCAG 2 (1.4.3), from 1 (the same colour) to 21. */
  ratio: z.number(),
});
export type ContrastFact = z.infer<typeof contrastFact>;

/** What axe-core says of one form, or of one link to a privacy policy, on the first page by URL that shows it. */
export const accessibilityCheck = z.strictObject({
  kind: z.enum(['form', 'policy-link']),
  /** Signature of the form, or what {@link linkSubject} makes of the link. */
  subject: z.string(),
  page: z.string(),
  outcome,
  findings: z.array(accessibilityFinding),
  contrasts: z.array(contrastFact),
});
export type AccessibilityCheck = z.infer<typeof accessibilityCheck>;

/** A link as subject of a check: the same link in another place of a page may look another way. */
export const linkSubject = ({ selector, href }: Pick<PolicyLink, 'selector' | 'href'>): string =>
  `${selector} → ${href}`;
