import type { FilledForm } from '../evidence/filled.js';
import type { ProfileContext } from '../profiles/profile.js';
import type { FormTask } from './form-owners.js';

/** Fills forms as a person does. */
export interface Filler {
  fill(task: FormTask): Promise<FilledForm>;
  close(): Promise<void>;
}

/** The filler of this run; none where the harness has none. */
export function openFiller(context: ProfileContext): Promise<Filler | undefined> {
  context.say('forms are not filled: no filler');
  return Promise.resolve(undefined);
}
