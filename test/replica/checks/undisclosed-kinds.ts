import { expect } from '@playwright/test';
import { main, type Check, type Checks } from './check.js';

const asks =
  (url: string, form: string, ...labels: readonly string[]): Check =>
  async world => {
    const page = await world.visit(url);
    for (const label of labels) {
      const field = page.getByLabel(label);
      await expect(field).toBeVisible();
      expect(await field.evaluate(element => element.closest('form')?.id)).toBe(form);
    }
  };

/** What forms ask for. */
export const undisclosedKindChecks: Checks = {
  'ssn-field': asks(`${main}/careers/apply`, 'application', 'Social Security number'),
  'medicare-number-field': asks(`${main}/survey`, 'survey', 'Medicare number (MBI, on the card)'),
  'bank-account-fields': asks(`${main}/advisory-council`, 'council', 'Routing number', 'Account number'),
  'drivers-license-field': asks('https://learn.mpro.org/sign-up', 'learner', "Driver's license number"),
  'passport-upload': asks(`${main}/events/quality-forum/register`, 'registration', 'Copy of your passport'),
  'payment-card-fields': asks(
    `${main}/events/data-academy/register`,
    'registration',
    'Card number (optional)',
  ),
  'npi-field': asks('https://learn.mpro.org/sign-up', 'learner', 'National Provider Identifier (NPI)'),
  'case-number-field': asks(`${main}/contact`, 'contact', 'Reference number of an earlier message'),
};
