import { collectForms } from '../../crawler/fields/collect.js';
import { expect, test } from './field-site.js';

const gone = 'position: absolute; opacity: 0; width: 1px; height: 1px; pointer-events: none';
const list = (style: string, more = ''): string =>
  `<select id="role" name="role" required style="${style}" ${more}><option value="">Pick one</option><option>Nurse</option><option>Doctor</option></select>`;
const frame = 'border: 1px solid gray; width: 200px; height: 30px; position: relative';
const text = (style: string, more = ''): string => `<input id="role" name="role" style="${style}" ${more}>`;
const drawn = '<div class="shown" tabindex="0"><span>Pick one</span></div>';
const combobox =
  '<div role="combobox" tabindex="0" aria-expanded="false" aria-haspopup="listbox">Pick one</div>';

/** What a person is asked for, whether assistive technology is told that it is required, and how the mark is given. */
const cases: readonly (readonly [
  title: string,
  html: string,
  asked: readonly (readonly [selector: string, told: boolean, how: string])[],
])[] = [
  [
    'what stands beside a list that is not displayed',
    `<label for="role">Role</label><div>${list('display: none')}${drawn}</div>`,
    [['#role', true, 'none']],
  ],
  [
    'with the mark on its label',
    `<p>* required</p><label for="role">Role *</label><div>${list(gone)}${drawn}</div>`,
    [['#role', true, 'symbol']],
  ],
  [
    'what stands round the list',
    `<label for="role">Role</label><div role="combobox" tabindex="0"><div>${list('display: none')}</div><span>Pick one</span></div>`,
    [['#role', true, 'none']],
  ],
  [
    'a control of its own, which answers for the list and goes by its label',
    `<p>* required</p><label for="role">Role *</label><div>${list(gone, 'aria-hidden="true" tabindex="-1"')}${combobox}</div>`,
    [['[role=combobox]', true, 'symbol']],
  ],
  [
    'the same without a mark',
    `<label for="role">Role</label><div>${list(gone)}${combobox}</div>`,
    [['[role=combobox]', true, 'none']],
  ],
  [
    'a control out of sight that shows what was chosen, beside a list that has no name',
    `<p>* required</p><label for="box">Role *</label><div><select hidden><option>Nurse</option></select><span>Nurse</span><input id="box" role="combobox" aria-required="true" style="${gone}"></div>`,
    [],
  ],
  [
    'the same of a list with a name',
    `<p>* required</p><label for="role">Role *</label><div>${list('display: none')}<span>Nurse</span><input role="combobox" style="${gone}"></div>`,
    [['#role', true, 'symbol']],
  ],
  [
    'a control in a box that says what both are',
    `<p>* required</p><div role="combobox" aria-required="true" aria-expanded="false"><label for="box">Role *</label><input id="box" role="combobox"></div>`,
    [['#box', true, 'symbol']],
  ],
  [
    'two controls in such a box',
    `<p>* required</p><div role="combobox" aria-required="true" aria-expanded="false"><label for="box">Role *</label><input id="box"><label for="mail">E-mail</label><input id="mail"></div>`,
    [
      ['#box', false, 'symbol'],
      ['#mail', false, 'none'],
    ],
  ],
  ['a trap for robots', `<div style="display: none"><label for="role">Role</label>${list('')}</div>`, []],
  [
    'a hidden list beside other words',
    `<label for="role">Role</label><div>${list('display: none')}<div>All roles are welcome.</div></div>`,
    [],
  ],
  [
    'a hidden list beside the button of its form',
    `<div>${list('display: none')}<button>Register</button></div>`,
    [],
  ],
  [
    'a button that shows what is chosen',
    `<label for="role">Role</label><div>${list('display: none')}<button type="button">Pick one</button></div>`,
    [['#role', true, 'none']],
  ],
  [
    'a box that a script has drawn in place of a text box that has no width',
    `<label for="role">Role *</label><div style="${frame}"><div>Select</div>${text('opacity: 0; width: 0')}</div>`,
    [['#role', false, 'symbol']],
  ],
  [
    'one round a text box that says that it opens a list',
    `<div style="${frame}"><div><span>Select a role</span>${text(gone, 'role="combobox" aria-expanded="false" aria-label="Role"')}</div></div>`,
    [['#role', false, 'none']],
  ],
  [
    'a text box out of sight, whose label is so too, in a box with words',
    `<div style="${frame}"><label for="role" style="opacity: 0; position: absolute">Leave empty</label><span>Welcome</span>${text(gone)}</div>`,
    [],
  ],
  [
    'a text box out of sight beside a control of the same label',
    `<div style="${frame}"><label>Role <input id="mail"></label>${text(gone)}</div>`,
    [['#mail', false, 'none']],
  ],
  [
    'a text box out of sight under its label, where nothing is drawn',
    `<div><label for="role">Role</label><p>Words.</p>${text(gone)}</div>`,
    [],
  ],
  [
    'a text box that is not displayed',
    `<label for="role">Role</label><div style="${frame}"><div>Select</div>${text('display: none')}</div>`,
    [],
  ],
  [
    'the label over a text box that is transparent until it takes the cursor',
    `<p>* required</p><div style="${frame}"><span style="position: absolute; top: 6px; left: 6px" aria-hidden="true">Role *</span><div style="opacity: 0">${text('width: 180px; height: 24px', 'required aria-label="Role"')}</div></div>`,
    [['#role', true, 'symbol']],
  ],
  [
    'a transparent text box whose name stands beside it',
    `<div style="${frame}; display: flex"><span style="width: 80px">Role</span><div style="opacity: 0">${text('width: 80px', 'aria-label="Role"')}</div></div>`,
    [],
  ],
  [
    'a transparent text box under other words',
    `<div style="${frame}"><span style="position: absolute; top: 6px; left: 6px">Welcome</span><div style="opacity: 0">${text('width: 180px; height: 24px', 'aria-label="Role"')}</div></div>`,
    [],
  ],
  [
    'a transparent text box that the keyboard leaves out, under its label',
    `<div style="${frame}"><span style="position: absolute; top: 6px; left: 6px">Role</span><div style="opacity: 0">${text('width: 180px; height: 24px', 'aria-label="Role" tabindex="-1"')}</div></div>`,
    [],
  ],
  [
    'a hidden list beside another control',
    `<div>${list('display: none')}<label>E-mail <input id="mail"></label><button type="button">Help</button></div>`,
    [['#mail', false, 'none']],
  ],
];

for (const [title, html, asked] of cases)
  test(`what stands for a hidden list: ${title}`, async ({ site }) => {
    const page = await site.show(
      `<!doctype html><body><form method="post">${html}<button>Send</button></form>`,
    );
    const [form] = await collectForms(page.mainFrame());
    const shown = (form?.fields ?? []).filter(({ visible }) => visible);
    const matches = async (selector: string, wanted: string): Promise<boolean> =>
      page.locator(`css=${selector}`).evaluate((node, css) => node.matches(css), wanted);
    expect(shown).toHaveLength(asked.length);
    for (const [at, [selector, told, how]] of asked.entries()) {
      const field = shown[at];
      expect(await matches(field?.selector ?? 'none', selector)).toBe(true);
      expect([field?.requiredProgrammatic, field?.mark.how]).toEqual([told, how]);
      if (selector !== '#mail') expect(field?.label).toMatch(/^Role/);
    }
    const hidden = (form?.fields ?? []).filter(({ visible }) => !visible);
    // What something else answers for is required by nobody a second time.
    if (asked.some(([selector]) => selector === '[role=combobox]'))
      expect(hidden.map(({ requiredProgrammatic }) => requiredProgrammatic)).toEqual([false]);
  });

test('a question that several choices answer goes by the words over them', async ({ site }) => {
  const radios = (name: string): string =>
    ['Morning', 'Noon'].map(each => `<label><input type="radio" name="${name}"> ${each}</label>`).join('');
  const page = await site.show(`<!doctype html><body><form method="post"><p>* required</p>
    <fieldset><legend>Session *</legend>${radios('a')}</fieldset>
    <div role="radiogroup" aria-labelledby="day"><p id="day">Day</p>${radios('b')}</div>
    <div><p>Place</p>${radios('c')}</div>
    <div role="radiogroup" aria-label="Meal">${radios('d')}</div>
    <fieldset><legend>Terms</legend><label><input type="checkbox" name="e"> I agree</label></fieldset>
    <label>E-mail <input name="f"></label></form>`);
  const [form] = await collectForms(page.mainFrame());
  expect(form?.fields.map(({ name, question }) => [name, question])).toEqual([
    ['a', 'Session *'],
    ['a', 'Session *'],
    ['b', 'Day'],
    ['b', 'Day'],
    ['c', 'Place'],
    ['c', 'Place'],
    ['d', 'Meal'],
    ['d', 'Meal'],
    ['e', undefined],
    ['f', undefined],
  ]);
});
