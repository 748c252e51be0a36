import { expect, type Page } from '@playwright/test';
import { main, type Check, type Checks } from './check.js';

const learner = 'https://learn.mpro.org/sign-up';
const ethnicityConsent = 'input[name="ethnicity_consent"]';

const onPage =
  (url: string, look: (page: Page) => Promise<void>): Check =>
  async world =>
    look(await world.visit(url));

/** A page shows a list with this label and these answers. */
const list = (url: string, label: string, ...answers: readonly string[]): Check =>
  onPage(url, async page => {
    const select = page.getByLabel(label, { exact: true });
    await expect(select).toBeVisible();
    for (const answer of answers) await expect(select).toContainText(answer);
  });

/** A page shows a group with this legend, and in it these answers to choose. */
const group = (url: string, legend: string, ...answers: readonly string[]): Check =>
  onPage(url, async page => {
    const set = page.getByRole('group', { name: legend });
    for (const answer of answers) await expect(set.getByLabel(answer, { exact: true })).toBeVisible();
  });

/** What the label of the survey's consent says. */
const consentOfSurvey = (text: RegExp): Check =>
  onPage(`${main}/survey`, async page => {
    await expect(page.getByLabel(text)).toHaveAttribute('name', 'ethnicity_consent');
    await expect(page.locator(ethnicityConsent)).not.toBeChecked();
  });

/** Questions for sensitive information, and the consents beside them. */
export const sensitiveQuestionChecks: Checks = {
  'religion-without-consent': list(
    `${main}/advisory-council`,
    'Religion (optional)',
    'Jewish',
    'Prefer not to say',
  ),
  'disability-told-by-answers': group(
    `${main}/careers/apply`,
    'Voluntary self-identification (optional)',
    'No, I do not have a disability',
  ),
  'sensitive-consent-ticked': onPage(`${main}/survey`, page =>
    expect(page.locator(ethnicityConsent)).toBeChecked(),
  ),
  'sensitive-consent-bundled': consentOfSurvey(/terms of use and the privacy policy.*want the newsletter\.$/),
  'health-with-terms-only': async world => {
    await group(learner, 'Do you live with any of these? (optional)', 'Diabetes')(world);
    await onPage(learner, page => expect(page.locator('#extra-terms')).toBeVisible())(world);
  },
  'consent-to-another-question': list(`${main}/survey`, 'Sexual orientation (optional)', 'Gay or lesbian'),
  'health-topics-of-interest': group(
    `${main}/newsletter`,
    'Topics you want to read about (optional)',
    'Diabetes',
    'Health equity and race',
  ),
  'charity-run-and-specialty': async world => {
    const page = `${main}/events/data-academy/register`;
    await list(page, 'Race (optional)', '5K run')(world);
    await list(page, 'Specialty (optional)', 'Cardiology')(world);
    await list(page, 'Preferred language (optional)', 'Arabic')(world);
  },
  'consent-by-radio': group(
    `${main}/advisory-council`,
    'May we use this answer to plan our meetings?',
    'Yes, you may use it',
    'No',
  ),
  'consent-opens-with-answer': onPage(`${main}/advisory-council`, async page => {
    const consent = page.locator('#religion-consent');
    await expect(consent).toBeHidden();
    await page.getByLabel('Religion (optional)', { exact: true }).selectOption('Muslim');
    await expect(consent).toBeVisible();
  }),
  'consent-refers-to-policy': consentOfSurvey(/for statistics, as described in the privacy policy\.$/),
  'needs-at-an-event': onPage(`${main}/events/quality-forum/register`, async page => {
    await expect(page.locator('#extra-diet')).toBeVisible();
    await expect(page.locator('#extra-access')).toBeVisible();
  }),
};
