import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { openForm, submit } from '../form-client.js';
import { ada, main, type, type Checks } from './check.js';

const forum = `${main}/events/quality-forum/register`;
const summit = `${main}/events/infection-prevention-summit/register`;
const workshop = `${main}/events/care-transitions-workshop/register`;
const academy = `${main}/events/data-academy/register`;
const signUp = 'https://learn.mpro.org/sign-up';
const person = { first_name: ada.first, last_name: ada.last, email: ada.email };

/** Fills in what a registration marks. */
async function typePerson(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(person)) await type(page, `#registration-${name}`, value);
}
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name });
const goOn = (page: Page): Promise<void> => button(page, 'Continue').click();

/** Registrations, and what they insist on. */
export const unmarkedDemandChecks: Checks = {
  'button-waits-for-unmarked': async world => {
    const page = await world.visit(forum);
    await expect(page.locator('label[for=registration-phone]')).toHaveText('Telephone');
    await typePerson(page);
    await expect(button(page, 'Continue')).toBeDisabled();
    await type(page, '#registration-phone', ada.phone);
    await expect(button(page, 'Continue')).toBeEnabled();
  },
  'alert-demands-unmarked': async world => {
    const page = await world.visit(summit);
    const said: string[] = [];
    page.on('dialog', dialog => {
      said.push(dialog.message());
      void dialog.accept();
    });
    await expect(page.locator('label[for=registration-organization]')).toHaveText('Organization');
    await typePerson(page);
    await goOn(page);
    expect(said).toEqual(['We need your organization.']);
    expect(page.url()).toBe(summit);
    await type(page, '#registration-organization', 'A');
    await goOn(page);
    await page.waitForURL(`${summit}/options`);
  },
  'list-demanded-unmarked': async world => {
    const page = await world.visit(summit);
    await typePerson(page);
    await goOn(page);
    await page.waitForURL(`${summit}/options`);
    await page.getByRole('radio', { name: 'Online' }).check();
    await button(page, 'Register').click();
    await expect(page.locator('select:invalid')).toHaveCount(1);
    expect(page.url()).toBe(`${summit}/options`);
    await page.locator('#registration-options-workshop').selectOption('Run charts');
    await button(page, 'Register').click();
    await page.waitForURL(`${summit}/done`);
  },
  'optional-word-not-meant': async world => {
    const page = await world.visit(academy);
    await expect(page.locator('#registration-organization')).toHaveAttribute('required');
    await expect(page.locator('label[for=registration-organization]')).toHaveText('Organization (optional)');
  },
  'server-refuses-without-a-word': async world => {
    const form = await openForm(world, signUp);
    const given = { name: ada.name, email: ada.email, password: 'long enough' };
    expect((await submit(world, signUp, form, given)).status).toBe(400);
    expect((await submit(world, signUp, form, { ...given, credentials: 'RN' })).status).toBe(303);
  },
  'hint-and-off-it-goes': async world => {
    const page = await world.visit(forum);
    await typePerson(page);
    const going = page.waitForRequest(request => request.method() === 'POST');
    // Answered without a document, the page stays to be looked at.
    await page.route(forum, (route, request) =>
      request.method() === 'POST' ? route.fulfill({ status: 204 }) : route.continue(),
    );
    await button(page, 'Continue').click({ noWaitAfter: true });
    expect((await going).url()).toBe(forum);
    await expect(page.getByRole('alert')).toHaveText(
      'Please give a telephone number next time, so that we can call you.',
    );
  },
  'button-waits-for-marked': async world => {
    const page = await world.visit(summit);
    await expect(button(page, 'Continue')).toBeDisabled();
    await typePerson(page);
    await expect(button(page, 'Continue')).toBeEnabled();
  },
  'guest-asked-on-request': async world => {
    const page = await world.visit('https://events.mpro.org/webinars/register');
    const guest = page.getByLabel('Name of your guest');
    await expect(guest).toBeHidden();
    await page.getByLabel('I bring a guest').check();
    await expect(guest).toBeVisible();
    await expect(guest).toHaveAttribute('required');
  },
  'one-of-two-marked': async world => {
    const page = await world.visit(workshop);
    await typePerson(page);
    await goOn(page);
    await expect(page.getByRole('alert')).toHaveText('Please give one of the two numbers.');
    await type(page, '#reach-evening', ada.phone);
    await goOn(page);
    await page.waitForURL(`${workshop}/options`);
  },
  'rules-box-marked': async world => {
    const page = await world.visit(signUp);
    await expect(button(page, 'Create account')).toBeDisabled();
    await page.getByLabel('I keep to the house rules').check();
    await expect(button(page, 'Create account')).toBeEnabled();
  },
  'server-checks-marked-format': async world => {
    const form = await openForm(world, forum);
    expect((await submit(world, forum, form, { ...person, last_name: 'R2' })).status).toBe(400);
    expect((await submit(world, forum, form, person)).status).toBe(303);
  },
};
