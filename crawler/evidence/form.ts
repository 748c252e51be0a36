import { z } from 'zod';
import { piiKind } from '../../kernel/pii-kind.js';
import { ageQuestion } from './age.js';
import { sensitiveQuestion, statement } from './sensitive.js';

/** How a control says, to a sighted person, that it must be filled in. */
export const requiredMark = z.strictObject({
  /**
   * word: "required" or its like · symbol: an asterisk or another sign · group: on the legend of its group ·
   * others-optional: all controls that may stay empty say so · colour-only: nothing but colour sets it apart · none.
   */
  how: z.enum(['word', 'symbol', 'group', 'others-optional', 'colour-only', 'none']),
  /** The words or the sign themselves, as shown. */
  text: z.string(),
  /** For a symbol: the page explains it near or in the form ("* required"), or its own title or name does. */
  explained: z.boolean(),
});
export type RequiredMark = z.infer<typeof requiredMark>;

/** A control of a form, as it stands in the rendered page. */
export const fieldFact = z.strictObject({
  /** CSS selector, unique within its document; ` >>> ` steps into an open shadow root, ` >>| ` into a frame. */
  selector: z.string(),
  /** `input`, `select`, `textarea`, `contenteditable` or the name of a custom element. */
  tag: z.string(),
  /** Type of an input (`text` where none is given); of other controls the tag. */
  type: z.string(),
  name: z.string(),
  id: z.string(),
  /** Accessible name, shortened. */
  label: z.string(),
  /** What a box or radio button answers together with others, as it stands over them, shortened; absent where it stands alone. */
  question: z.string().optional(),
  autocomplete: z.string(),
  kind: piiKind.nullable(),
  /** Which piece of evidence decided the kind, such as `autocomplete`, `type`, `label`; empty without a kind. */
  kindFrom: z.string(),
  /** Rendered, and not only for scripts or traps. */
  visible: z.boolean(),
  disabled: z.boolean(),
  readOnly: z.boolean(),
  /** Ticked beforehand (check boxes and radio buttons). */
  checked: z.boolean(),
  /** HTML `required`, `aria-required`, or the word itself in the accessible name or description. */
  requiredProgrammatic: z.boolean(),
  mark: requiredMark,
  /** Says of itself that it may stay empty ("optional"). */
  saysOptional: z.boolean(),
});
export type FieldFact = z.infer<typeof fieldFact>;

/** What a form is for, as its words, address and controls tell. */
export const formPurpose = z.enum([
  'registration',
  'login',
  'newsletter',
  'contact',
  'survey',
  'search',
  'payment',
  'other',
]);
export type FormPurpose = z.infer<typeof formPurpose>;

/** A form of a rendered document; or its controls that stand in no form, taken together (`formless`). */
export const formFact = z.strictObject({
  /** Equal forms on many pages have equal signatures ({@link ../fields/form-signature.ts}). */
  signature: z.string(),
  selector: z.string(),
  formless: z.boolean(),
  purpose: formPurpose,
  /** Visible heading, legend or accessible name, shortened. */
  title: z.string(),
  method: z.enum(['get', 'post', 'dialog']),
  /** Where it submits: absolute URL (`mailto:` and `javascript:` as they are); the page's own URL without an action. */
  action: z.string(),
  /** Absolute `formaction` URLs of its submit buttons. */
  formActions: z.array(z.string()),
  /** Names of its submit buttons. */
  submitLabels: z.array(z.string()),
  /** Rendered when the page had loaded; false for forms in closed dialogs and tabs. */
  visible: z.boolean(),
  /** It comes up only when something is pressed or pointed at, and the page shows an equal one without that. Absent for any other. */
  opened: z.literal(true).optional(),
  /** Inside a dialog that covers the page. */
  blocking: z.boolean(),
  fields: z.array(fieldFact),
  /** Questions for something sensitive; absent where the form asks none. */
  sensitive: z.array(sensitiveQuestion).optional(),
  /** Sentences that one says yes to: those of a whole sentence, beside a sensitive question all. Absent where there are none. */
  statements: z.array(statement).optional(),
  /** Questions that tell how old somebody is; absent where the form asks none. */
  ages: z.array(ageQuestion).optional(),
});
export type FormFact = z.infer<typeof formFact>;
