import { expect } from '@playwright/test';
import { openForm, submit } from '../form-client.js';
import { ada, main, type Check, type Checks } from './check.js';

const webinars = 'https://events.mpro.org/webinars/register';
const learner = 'https://learn.mpro.org/sign-up';
const thisYear = new Date().getFullYear();
const childsDay = `${thisYear - 10}-01-01`;

/** A form takes these values: it goes on to its thanks. */
const takes =
  (url: string, values: Readonly<Record<string, string>>): Check =>
  async world => {
    const { status, location } = await submit(world, url, await openForm(world, url), values);
    expect({ status, location: new URL(location, url).pathname }).toEqual({
      status: 303,
      location: `${new URL(url).pathname}/thanks`,
    });
  };

const shows =
  (url: string, label: string, attributes: Readonly<Record<string, string>> = {}): Check =>
  async world => {
    const control = (await world.visit(url)).getByLabel(label, { exact: true });
    await expect(control).toBeVisible();
    for (const [name, value] of Object.entries(attributes))
      await expect(control).toHaveAttribute(name, value);
  };

const both =
  (...all: readonly Check[]): Check =>
  async world => {
    for (const check of all) await check(world);
  };

const council = { name: ada.name, email: ada.email, birth_date: childsDay };

/** Questions for an age, and what becomes of a child's answer. */
export const ageQuestionChecks: Checks = {
  'child-taken-by-council': takes(`${main}/advisory-council`, council),
  'birth-date-in-lists': both(
    shows(`${main}/newsletter`, 'Year'),
    takes(`${main}/newsletter`, { email: ada.email, birth_year: String(thisYear - 10) }),
  ),
  'age-as-number': both(
    shows(webinars, 'Age', { type: 'number', min: '1' }),
    takes(webinars, { name: ada.name, email: ada.email, age: '10' }),
  ),
  'age-range-under-13': both(
    shows(`${main}/survey`, 'Age group'),
    takes(`${main}/survey`, { satisfaction: 'Satisfied', age_group: 'Under 13' }),
  ),
  'age-box-ignored': both(
    shows(learner, 'I am 13 years of age or older.', { type: 'checkbox' }),
    takes(learner, { name: ada.name, email: ada.email, password: 'canary canary' }),
  ),
  'birth-date-from-calendar': async world => {
    const page = await world.visit(`${main}/newsletter`);
    const control = page.getByLabel('Date of birth (optional)');
    await expect(control).toHaveAttribute('readonly');
    await control.click();
    await page.locator('.cur-year').press('ControlOrMeta+a');
    await page.locator('.cur-year').pressSequentially(String(thisYear - 10));
    await page.locator('.flatpickr-day:not(.prevMonthDay, .nextMonthDay)').first().click();
    await expect(control).toHaveValue(new RegExp(`^${thisYear - 10}-`));
    await takes(`${main}/newsletter`, { email: ada.email, birth_date: childsDay })(world);
  },
  'calendar-ends-fourteen-ago': async world => {
    const page = await world.visit(webinars);
    await page.getByLabel('Date of birth (optional)').click();
    await expect(page.locator('.cur-year')).toHaveAttribute('max', String(thisYear - 14));
  },
  'birth-year-in-two-digits': shows(`${main}/careers/apply`, 'Year of birth (YY)', { maxlength: '2' }),
  'years-end-thirteen-ago': async world => {
    const years = (await world.visit(webinars)).getByLabel('Year of birth');
    await expect(years.locator('option').nth(1)).toHaveText(String(thisYear - 13));
  },
  'birth-date-with-limit': shows(`${main}/newsletter`, 'Date of birth (optional)', {
    max: `${thisYear - 13}${new Date().toISOString().slice(4, 10)}`,
  }),
  'birth-date-of-a-child': shows(`${main}/contact`, "Your child's date of birth", { type: 'date' }),
  'script-refuses-child': async world => {
    const page = await world.visit(learner);
    await page.getByLabel('Name', { exact: false }).first().fill(ada.name);
    await page.getByLabel('E-mail address').fill(ada.email);
    await page.getByLabel('Password').fill('canary canary');
    await page.getByLabel('Date of birth (MM/DD/YYYY)').fill(`01/01/${thisYear - 10}`);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Accounts are for people of 13 or older.')).toBeVisible();
  },
  'parent-asked-for-child': async world => {
    const page = await world.visit(`${main}/survey`);
    const parent = page.getByLabel(/^Parent's e-mail address/);
    await expect(parent).toBeHidden();
    await page.getByLabel('Your age').fill('10');
    await page.getByLabel('Your age').press('Tab');
    await expect(parent).toBeVisible();
  },
  'birthday-without-year': shows(`${main}/careers/apply`, 'Birth day'),
  'child-led-elsewhere': async world => {
    const url = `${main}/advisory-council`;
    const { location } = await submit(world, url, await openForm(world, url), council);
    expect(location).toBe(`${url}/not-yet`);
  },
};
