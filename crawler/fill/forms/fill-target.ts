import type { FormFact } from '../../evidence/form.js';
import type { Portion } from '../controls/portion.js';

/** What frames add to a form. */
export interface FramedForms {
  readonly forms: readonly FormFact[];
  /** Some of these frames stand in no form, and can be for this one alone: they hold a card's fields. */
  readonly takesCards: boolean;
}

/** The form that is to be filled in, and how a person gets to it. */
export interface FillTarget {
  readonly page: string;
  readonly form: FormFact;
  /** URL of the frame that holds the form; empty for the page itself. */
  readonly frame: string;
  /** Forms of frames that are filled in with this one; absent where there are none. */
  readonly framed?: FramedForms;
  /** The form whose submission leads to this one; undefined where its page shows it by itself. */
  readonly after?: FillTarget;
  /** The form before it went on to this one with only what says that it is required filled in. */
  readonly afterRequired?: boolean;
  /** The forms before it are filled in with only what says that it is required, each that goes on with that. */
  readonly onlyRequiredBefore?: boolean;
  /** What of it is filled in; undefined where the trial's `filled` says so. */
  readonly portion?: Portion;
  /** Which of the buttons that submit the form is pressed; the first where nothing is said. */
  readonly button?: number;
}
