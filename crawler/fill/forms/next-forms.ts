import type { Page } from 'playwright';
import type { NextForm, SubmitTrial } from '../../evidence/filled.js';
import { callInFrame } from '../../page/in-frame.js';
import { formsNow } from './forms-now.js';
import { furtherForms, type Met } from './further-forms.js';
import type { FillTarget } from './fill-target.js';
import type { TrafficGate } from '../traffic/traffic-gate.js';
import { withoutQuery } from '../../../kernel/addresses.js';

/** The address that the open document was loaded from: what its script writes into the address bar since is no page that a server knows. */
async function loadedFrom(page: Page): Promise<string> {
  const name = await callInFrame(page.mainFrame(), 'forms', 'loadedFrom').catch(() => '');
  return withoutQuery(/^https?:/.test(name) ? name : page.url());
}

/** Where a registration goes on: the forms, and further steps of the form, that show once it was accepted, by the server or by the page. */
export async function nextForms(
  page: Page,
  gate: TrafficGate,
  target: FillTarget,
  trial: SubmitTrial,
  met: Met,
): Promise<NextForm[]> {
  const isAccepted = trial.result === 'went-on' || (trial.result === 'sent' && gate.mode === 'real');
  if (trial.filled !== 'full' || !isAccepted) return [];
  if (target.frame !== '' || !gate.isFirstParty(page.url())) return [];
  const forms = await formsNow(page.mainFrame());
  const address = await loadedFrom(page);
  return furtherForms(forms, met, withoutQuery(page.url())).map(form => ({
    page: address,
    // A further step is for what the first was for, where its own words do not say.
    form: { ...form, purpose: form.purpose === 'other' ? target.form.purpose : form.purpose },
  }));
}
