import type { FormFact } from '../../evidence/form.js';
import type { Portion } from '../controls/portion.js';

/** The form that is to be filled in, and how a person gets to it. */
export interface FillTarget {
  readonly page: string;
  readonly form: FormFact;
  /** URL of the frame that holds the form; empty for the page itself. */
  readonly frame: string;
  /** The form whose submission leads to this one; undefined where its page shows it by itself. */
  readonly after?: FillTarget;
  /** What of it is filled in; undefined where the trial's `filled` says so. */
  readonly portion?: Portion;
  /** Which of the buttons that submit the form is pressed; the first where nothing is said. */
  readonly button?: number;
}
