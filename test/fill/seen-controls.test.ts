import { expect, test } from '@playwright/test';
import { fillOn, formPage, type FillRun } from './fill-site.js';

const seen = ({ filled }: FillRun): string[] =>
  (filled.seen ?? []).map(
    ({ selector, mark }) => `${selector} ${mark.how}${mark.explained ? ' explained' : ''}`,
  );
const onlyPage =
  (page: { body: string }) =>
  ({ path }: { readonly path: string }): { body: string } =>
    path === '/' ? page : { body: 'ok' };

test('a step that only its button shows is seen as it stands then, though nothing is sent', async () => {
  const page = formPage(
    `<p>* required</p><form id="f" action="/join" method="post"><div id="one"><label>E-mail * <input type="email" id="email" name="email" required></label><button type="button" id="next">Next</button></div>
     <div id="two" hidden><label>Full name * <input id="name" name="name" required></label><label>Profession <input id="job" name="job" required></label><button>Register</button></div></form>`,
    'next.onclick = () => { if (!email.value) return; one.hidden = true; two.hidden = false; };',
  );
  const run = await fillOn(onlyPage(page));
  expect(run.filled.trials.at(-1)?.result).toBe('stopped');
  expect(seen(run)).toEqual(['#name symbol explained', '#job none']);
});

test('a dialog that a button opens is seen as it stands then', async () => {
  const page = formPage(
    `<p>Fields with * are required.</p><button type="button" id="open" aria-haspopup="dialog">Register</button>
     <dialog id="d"><h2>Register</h2><form action="/join" method="post"><label>Email * <input type="email" id="email" name="email" required></label><button>Register</button></form></dialog>`,
    "document.getElementById('open').onclick = () => document.getElementById('d').showModal();",
  );
  const run = await fillOn(onlyPage(page));
  expect(run.filled.trials.at(-1)?.result).toBe('stopped');
  expect(seen(run)).toEqual(['#email symbol explained']);
});

test('what a page shows from the start is told by its own visit', async () => {
  const page = formPage(
    '<form action="/join" method="post"><label>E-mail <input type="email" name="email" required></label><div hidden><input name="trap"></div><button>Join</button></form>',
  );
  const run = await fillOn(onlyPage(page));
  expect(run.filled.seen).toBeUndefined();
});
