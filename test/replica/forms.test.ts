import { test, expect } from '@playwright/test';
import { openForm, submit } from './form-client.js';
import { openWorld, type World } from './world.js';

let world: World;
test.beforeAll(async () => void (world = await openWorld()));
test.afterAll(() => world.close());

const register = 'https://www.mpro.org/events/quality-forum/register';
const person = { first_name: 'Ada', last_name: 'Example', email: 'ada@example.org' };

test('an event is registered for in two steps, with the marked fields alone', async () => {
  const form = await openForm(world, register);
  expect(await submit(world, register, form, person)).toMatchObject({
    status: 303,
    location: `/events/quality-forum/register/options`,
  });
  const second = await openForm(world, `${register}/options`, form.cookie);
  expect(await submit(world, `${register}/options`, second, { attendance: 'Online' })).toMatchObject({
    status: 303,
    location: '/events/quality-forum/register/done',
  });
});

test('the second step sends visitors without the first one back to it', async () => {
  const answer = await world.client(`${register}/options`);
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '/events/quality-forum/register']);
});

test('a registration that lacks what is required is refused with 422 and a message a field', async () => {
  const form = await openForm(world, register);
  expect(await submit(world, register, form, { email: 'nonsense' })).toEqual({
    status: 422,
    location: '',
    errors: [
      'Please fill in: First name.',
      'Please fill in: Last name.',
      'Please give an e-mail address such as name@example.org.',
    ],
  });
});

test('a submission without the token of its session is refused', async () => {
  const { cookie } = await openForm(world, register);
  expect((await submit(world, register, { cookie, token: '' }, person)).status).toBe(403);
  const other = await openForm(world, register);
  expect((await submit(world, register, { cookie, token: other.token }, person)).status).toBe(403);
});

test('children under 13 are refused by the advisory council', async () => {
  const url = 'https://www.mpro.org/advisory-council';
  const form = await openForm(world, url);
  const values = { name: 'Ada', email: 'ada@example.org' };
  const year = new Date().getUTCFullYear();
  expect(await submit(world, url, form, { ...values, birth_date: `${year - 12}-01-02` })).toMatchObject({
    status: 422,
    errors: ['You must be 13 or older to apply. Please ask a parent or guardian to write to us.'],
  });
  expect((await submit(world, url, form, { ...values, birth_date: '1980-01-02' })).status).toBe(303);
});

test('an answer about race needs a consent of its own', async () => {
  const url = 'https://www.mpro.org/survey';
  const form = await openForm(world, url);
  const values = { satisfaction: 'Satisfied', ethnicity: 'Another' };
  expect((await submit(world, url, form, values)).status).toBe(422);
  expect((await submit(world, url, form, { ...values, ethnicity_consent: 'yes' })).status).toBe(303);
  expect((await submit(world, url, form, { satisfaction: 'Satisfied' })).status).toBe(303);
});

test('members log in; others are sent to the login', async () => {
  const url = 'https://www.mpro.org/login';
  expect((await world.client('https://www.mpro.org/members/')).headers.location).toBe('/login');
  const form = await openForm(world, url);
  const wrong = { email: 'ada@example.org', password: 'wrong horse' };
  expect((await submit(world, url, form, wrong)).status).toBe(422);
  expect(await submit(world, url, form, { ...wrong, password: 'correct horse' })).toMatchObject({
    status: 303,
    location: '/members/',
  });
  const inside = await world.client('https://www.mpro.org/members/', { headers: { cookie: form.cookie } });
  expect(inside.body).toContain('Welcome back');
});

test('session cookies are HttpOnly, Secure and SameSite, and pages without forms set none', async () => {
  const cookies = (await world.client(register)).headers['set-cookie'] ?? [];
  expect(cookies.map(cookie => cookie.replace(/=[0-9a-f]{32};/, '=…;'))).toEqual([
    'mpro_session=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    'csrf_token=…; Path=/; HttpOnly; Secure; SameSite=Strict',
  ]);
  expect((await world.client('https://www.mpro.org/about')).headers['set-cookie']).toBeUndefined();
});

test('the log holds every request with its body', async () => {
  world.replica.log.clear();
  const form = await openForm(world, register);
  await submit(world, register, form, { ...person, last_name: 'Seen-In-Log' });
  const [request] = world.replica.log.carrying('Seen-In-Log');
  expect(request).toMatchObject({ scheme: 'https', method: 'POST', host: 'www.mpro.org', url: register });
});
