import { expect } from '@playwright/test';
import { openForm, submit } from '../form-client.js';
import type { World } from '../world.js';
import { ada, main, type, type Checks } from './check.js';

const forum = `${main}/events/quality-forum/register`;
const summit = `${main}/events/infection-prevention-summit/register`;
const workshop = `${main}/events/care-transitions-workshop/register`;
const academy = `${main}/events/data-academy/register`;
const person = { first_name: ada.first, last_name: ada.last, email: ada.email };

const isExplained = async (world: World, url: string): Promise<boolean> =>
  (await (await world.visit(url)).locator('main').innerText()).includes('are required');

/** Registrations and their marks. */
export const requiredMarkChecks: Checks = {
  'required-unmarked': async world => {
    const page = await world.visit(forum);
    await expect(page.locator('#registration-phone')).toHaveAttribute('required');
    await expect(page.locator('label[for=registration-phone]')).toHaveText('Telephone');
  },
  'required-colour-only': async world => {
    const page = await world.visit('https://events.mpro.org/webinars/register');
    await expect(page.locator('#webinar-organization')).toHaveAttribute('required');
    const label = page.locator('label[for=webinar-organization]');
    await expect(label).toHaveText('Organization');
    await expect(label).toHaveCSS('color', 'rgb(179, 38, 30)');
  },
  'required-symbol-unexplained': async world => {
    expect(await isExplained(world, summit)).toBe(false);
  },
  'required-not-programmatic': async world => {
    const url = 'https://learn.mpro.org/sign-up';
    const page = await world.visit(url);
    await expect(page.locator('#learner-name')).not.toHaveAttribute('required');
    await expect(page.locator('label[for=learner-name]')).toHaveText('Name *');
    const form = await openForm(world, url);
    expect((await submit(world, url, form, { password: 'long enough' })).status).toBe(422);
  },
  'server-requires-unmarked': async world => {
    const form = await openForm(world, workshop);
    expect(await submit(world, workshop, form, person)).toMatchObject({
      status: 422,
      errors: ['Organization is required.'],
    });
    expect((await submit(world, workshop, form, { ...person, organization: 'A' })).status).toBe(303);
  },
  'script-requires-unmarked': async world => {
    const page = await world.visit(academy);
    for (const [name, value] of Object.entries(person)) await type(page, `#registration-${name}`, value);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert')).toHaveText('Please give your credentials.');
    expect(page.url()).toBe(academy);
  },
  'abbreviated-marks': async world => {
    const page = await world.visit(summit);
    await expect(page.locator('form abbr[title=required]')).toHaveCount(3);
    expect(await isExplained(world, summit)).toBe(false);
  },
  'pictured-marks': async world => {
    const page = await world.visit(forum);
    await expect(page.getByRole('img', { name: 'required' })).toHaveCount(3);
  },
  'explanation-below': async world => {
    expect(await isExplained(world, summit)).toBe(true);
  },
  'aria-required-marks': async world => {
    const page = await world.visit(workshop);
    await expect(page.locator('main [aria-required=true]')).toHaveCount(3);
    await expect(page.locator('main [required]')).toHaveCount(0);
    const form = await openForm(world, workshop);
    expect((await submit(world, workshop, form, {})).status).toBe(422);
  },
};
