import type { Page } from 'playwright';
import type { NextForm, SubmitTrial } from '../evidence/filled.js';
import { collectForms } from '../fields/collect.js';
import type { FillTarget } from './run-trial.js';
import type { TrafficGate } from './traffic-gate.js';

const bare = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** The forms of the page that an accepted submission led to, other than the one submitted: where a registration goes on. */
export async function nextForms(
  page: Page,
  gate: TrafficGate,
  target: FillTarget,
  trial: SubmitTrial,
): Promise<NextForm[]> {
  const isAccepted = trial.filled === 'full' && trial.result === 'sent' && gate.mode === 'real';
  if (!isAccepted || target.frame !== '' || !gate.isFirstParty(page.url())) return [];
  const forms = await collectForms(page.mainFrame()).catch(() => []);
  return forms
    .filter(form => form.signature !== target.form.signature)
    .filter(form => form.fields.some(field => field.visible && !field.disabled && !field.readOnly))
    .map(form => ({
      page: bare(page.url()),
      // A further step is for what the first was for, where its own words do not say.
      form: { ...form, purpose: form.purpose === 'other' ? target.form.purpose : form.purpose },
    }));
}
