import { collectForms } from '../../crawler/fields/collect.js';
import { locate } from '../../crawler/fields/locate.js';
import { expect, test } from './field-site.js';

test('controls named like properties of their form do not shadow what is read', async ({ site }) => {
  const page = await site.show(
    `<!doctype html><body><form method="post" action="/real" id="f"><input name="action"><input name="method"><input name="id">
      <input name="elements"><input name="attributes"><input name="parentNode"><input name="getAttribute"><input name="querySelectorAll">
      <input name="children"><input name="childNodes" type="email"><button name="submit" formaction="/other">Go</button></form>
      <form name="querySelectorAll" action="/b"><input name="x"></form><form name="documentElement"></form><form name="body"></form>`,
  );
  const forms = await collectForms(page.mainFrame());
  const origin = new URL(page.url()).origin;
  expect(
    forms.map(({ selector, method, action, formActions }) => ({ selector, method, action, formActions })),
  ).toEqual([
    { selector: '#f', method: 'post', action: `${origin}/real`, formActions: [`${origin}/other`] },
    { selector: 'form[name="querySelectorAll"]', method: 'get', action: `${origin}/b`, formActions: [] },
    { selector: 'form[name="documentElement"]', method: 'get', action: `${origin}/`, formActions: [] },
    { selector: 'form[name="body"]', method: 'get', action: `${origin}/`, formActions: [] },
  ]);
  expect(forms[0]?.fields.map(({ name, kind }) => [name, kind]).at(-1)).toEqual(['childNodes', 'email']);
  expect(forms[0]?.fields).toHaveLength(10);
});

test('open shadow trees: controls found, named, tied to their form, and located', async ({ site }) => {
  const page = await site.show(
    `<!doctype html><body><form method="post" id="outer"><my-field></my-field><my-field></my-field></form>
    <script>customElements.define('my-field', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<div><label for="i">Your e-mail</label><inner-box></inner-box></div><input id="i" name="mail">';
      } });
      customElements.define('inner-box', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<select aria-label="Country"><option>a</select>'; } });</script>`,
  );
  const [form] = await collectForms(page.mainFrame());
  expect(form?.fields.map(({ selector, label, kind }) => [selector, label, kind])).toEqual([
    [
      'html > body > form:nth-child(1) > my-field:nth-child(1) >>> div:nth-child(1) > inner-box:nth-child(2) >>> select:nth-child(1)',
      'Country',
      'postalAddress',
    ],
    ['html > body > form:nth-child(1) > my-field:nth-child(1) >>> #i', 'Your e-mail', 'email'],
    [
      'html > body > form:nth-child(1) > my-field:nth-child(2) >>> div:nth-child(1) > inner-box:nth-child(2) >>> select:nth-child(1)',
      'Country',
      'postalAddress',
    ],
    ['html > body > form:nth-child(1) > my-field:nth-child(2) >>> #i', 'Your e-mail', 'email'],
  ]);
  for (const field of form?.fields ?? [])
    await expect(locate(page.mainFrame(), field.selector)).toHaveCount(1);
});

test('ids that a script makes anew for each visitor are in no selector, others are', async ({ site }) => {
  const shown = async (): Promise<string[]> => {
    const page = await site.show(
      `<!doctype html><body><form method="post"><p id="p1"></p><p id="p2"></p><input id="step-2-email" type="email"><input id="input_3_5"></form>
      <script>for (const p of [p1, p2]) { const id = Array.from({ length: 7 }, (_, at) => at % 2 ? 'qwz'[Math.random() * 3 | 0] : Math.random() * 10 | 0).join('');
        p.innerHTML = '<label for="f-' + id + '">Name</label><input id="f-' + id + '">'; }</script>`,
    );
    const [form] = await collectForms(page.mainFrame());
    return (form?.fields ?? []).map(({ selector }) => selector);
  };
  const first = await shown();
  expect(first).toEqual([
    'html > body > form:nth-child(1) > p:nth-child(1) > input:nth-child(2)',
    'html > body > form:nth-child(1) > p:nth-child(2) > input:nth-child(2)',
    '#step-2-email',
    '#input_3_5',
  ]);
  expect(await shown()).toEqual(first);
});

const slottedLabels = [
  ['words in a named slot', '<slot name="label"></slot>', '<span slot="label">Your e-mail *</span>'],
  ['words in the default slot', '<slot></slot>', 'Your e-mail *'],
  ['a slot in an element of the label', '<b><slot></slot></b> *', 'Your e-mail'],
  ['words with an id', '<slot name="label"></slot>', '<span slot="label" id="i">Your e-mail *</span>'],
  ['the words a slot holds itself', '<slot name="label">Your e-mail *</slot>', ''],
  ['a slot handed on', '<slot name="label"></slot>', '<span slot="label">Your e-mail *</span>', true],
] as const;
for (const [title, slot, light, handed] of slottedLabels)
  for (const inForm of [true, false])
    test(`labels given through a slot: ${title}${inForm ? '' : ', in no form'}`, async ({ site }) => {
      const field = `<my-field>${light}</my-field>`;
      const page = await site.show(
        `<!doctype html><body>${inForm ? `<form method="post"><p>* required</p>${field}<button>Go</button></form>` : field}
        <script>const tree = (name, html) => customElements.define(name, class extends HTMLElement { constructor() { super();
          this.attachShadow({ mode: 'open' }).innerHTML = html; } });
          tree('${handed ? 'inner-field' : 'my-field'}', '<label for="i">${slot}</label><input id="i" required>');
          ${handed ? `tree('my-field', '<inner-field><slot name="label" slot="label"></slot></inner-field>');` : ''}</script>`,
      );
      const [form] = await collectForms(page.mainFrame());
      expect(form?.fields.map(({ label, kind, mark }) => [label, kind, mark.how, mark.explained])).toEqual([
        ['Your e-mail *', 'email', 'symbol', inForm],
      ]);
    });

test('slots: what no slot shows in a label, and slots of the page round a form, name no control', async ({
  site,
}) => {
  const page = await site.show(
    `<!doctype html><body><my-page><h2 slot="foot">Newsletter</h2><h1>Register</h1><form method="post"><my-field><i>E-mail</i></my-field>
      <label>Name <input name="n"></label></form></my-page>
    <script>const tree = (name, html) => customElements.define(name, class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = html; } });
      tree('my-page', '<main><slot></slot></main><slot name="foot"></slot>');
      tree('my-field', '<label for="i"><slot name="label"></slot></label><input id="i">');</script>`,
  );
  const [form] = await collectForms(page.mainFrame());
  expect(form?.title).toBe('Register');
  expect(form?.fields.map(({ label }) => label)).toEqual(['', 'Name']);
});

test('form-associated custom elements, editors and roles are controls; their wrappers and lists are not', async ({
  site,
}) => {
  const page = await site.show(
    `<!doctype html><body><form method="post" id="f"><x-input name="email" aria-label="E-mail" tabindex="0"></x-input>
      <div contenteditable role="textbox" aria-label="Street address"><p>x</p></div><div role="combobox"><input name="city" aria-label="City"></div>
      <div role="checkbox" aria-checked="true" aria-label="Member" tabindex="0"></div><div contenteditable="false">no</div><plain-box></plain-box></form>
    <script>customElements.define('x-input', class extends HTMLElement { static formAssociated = true;
      constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = '<input>'; } });
      customElements.define('plain-box', class extends HTMLElement {});</script>`,
  );
  const [form] = await collectForms(page.mainFrame());
  expect(
    form?.fields.map(({ tag, type, label, kind, checked }) => [tag, type, label, kind, checked]),
  ).toEqual([
    ['x-input', 'x-input', 'E-mail', 'email', false],
    ['contenteditable', 'contenteditable', 'Street address', 'postalAddress', false],
    ['input', 'text', 'City', 'postalAddress', false],
    ['div', 'div', 'Member', null, true],
  ]);
});

test('a button is a control where it stands for a choice in a form; a list that another control opens is a part of it', async ({
  site,
}) => {
  const page = await site.show(
    `<!doctype html><body><button role="switch" aria-checked="false">Dark</button><button aria-haspopup="listbox">English</button><form method="post">
      <label for="c">State *</label><button type="button" id="c" role="combobox" aria-controls="l" aria-expanded="true">Choose</button>
      <ul id="l" role="listbox"><li role="option">Michigan</li></ul><label for="h">City</label><button type="button" id="h" aria-haspopup="listbox">Choose</button>
      <button type="button" role="checkbox" aria-checked="true" aria-label="Member"></button><button type="button" aria-haspopup="menu">More</button>
      <ul role="listbox" aria-label="Gender"><li role="option">Female</li></ul><button>Join</button></form>`,
  );
  const [form, ...others] = await collectForms(page.mainFrame());
  expect(others).toEqual([]);
  expect(form?.submitLabels).toContain('Join');
  expect(
    form?.fields.map(({ tag, type, label, kind, mark, checked }) => [
      tag,
      type,
      label,
      kind,
      mark.how !== 'none',
      checked,
    ]),
  ).toEqual([
    ['button', 'combobox', 'State *', 'postalAddress', true, false],
    ['button', 'combobox', 'City', 'postalAddress', false, false],
    ['button', 'checkbox', 'Member', null, false, true],
    ['ul', 'ul', 'Gender', null, false, false],
  ]);
});

test('read only: what the attribute says of text; boxes, files and lists are answered', async ({ site }) => {
  const page = await site.show(
    `<!doctype html><body><form method="post"><input name="fixed" readonly><textarea name="text" readonly></textarea><input type="date" name="day" readonly>
      <input name="aria" aria-readonly="true"><input name="open"><input type="checkbox" name="box"><input type="checkbox" name="odd" readonly><input type="radio" name="one">
      <input type="file" name="file"><input type="range" name="range"><select name="list"></select><input name="combo" role="combobox" readonly></form>`,
  );
  const [form] = await collectForms(page.mainFrame());
  expect(form?.fields.filter(({ readOnly }) => readOnly).map(({ name }) => name)).toEqual([
    'fixed',
    'text',
    'day',
    'aria',
  ]);
});

test('visible: what a person can use; not traps, closed dialogs and hidden tabs', async ({ site }) => {
  const page = await site.show(
    `<!doctype html><body><form method="post" id="f">
      <input name="plain"><input name="none" style="display: none"><input name="away" style="position: absolute; left: -9999px">
      <input name="clear" style="opacity: 0"><div style="height: 0; overflow: hidden"><input name="folded"></div>
      <label><input type="checkbox" name="drawn" style="opacity: 0; position: absolute"> I agree</label></form>
      <dialog><form method="post" id="closed"><input name="in-dialog"></form></dialog>
      <div role="tabpanel" hidden><form method="post" id="tab"><input name="in-tab"></form></div>`,
  );
  const forms = await collectForms(page.mainFrame());
  expect(forms.map(({ selector, visible }) => [selector, visible])).toEqual([
    ['#f', true],
    ['#closed', false],
    ['#tab', false],
  ]);
  expect(forms.flatMap(({ fields }) => fields.map(({ name, visible }) => [name, visible]))).toEqual([
    ['plain', true],
    ['none', false],
    ['away', false],
    ['clear', false],
    ['folded', false],
    ['drawn', true],
    ['in-dialog', false],
    ['in-tab', false],
  ]);
});

const walls = [
  [
    'a modal dialog',
    '<dialog><form method="post"><input name="email"></form></dialog><script>document.querySelector("dialog").showModal()</script>',
    true,
  ],
  [
    'a fixed layer over everything',
    '<div style="position: fixed; inset: 0; background: #000"><form method="post"><input name="email"></form></div>',
    true,
  ],
  [
    'a box over a fixed backdrop',
    '<div style="position: fixed; inset: 0; background: #0008"></div><div role="dialog" aria-modal="true" style="position: fixed; top: 40%; left: 40%; background: #fff"><form method="post"><input name="email"></form></div>',
    true,
  ],
  [
    'a bar at the bottom',
    '<div style="position: fixed; bottom: 0; left: 0; right: 0; background: #fff"><form method="post"><input name="email"></form></div>',
    false,
  ],
  ['a form in the page', '<form method="post"><input name="email"></form>', false],
] as const;
for (const [title, html, blocking] of walls)
  test(`blocking: ${title}`, async ({ site }) => {
    const page = await site.show(
      `<!doctype html><body style="min-height: 100vh"><p>Text of the page</p>${html}`,
    );
    const [form] = await collectForms(page.mainFrame());
    expect(form?.blocking).toBe(blocking);
  });

test('frames are documents of their own', async ({ site }) => {
  const inner = site.serve(
    '/inner',
    '<form method="post" action="/in"><label>Phone <input name="p"></label></form>',
  );
  const page = await site.show(
    `<!doctype html><body><iframe src="${inner}"></iframe><input aria-label="E-mail">`,
  );
  const [main, frame] = page.frames();
  if (!main || !frame) throw new Error('expected two frames');
  expect(
    (await collectForms(main)).map(form => [form.formless, form.fields.map(({ kind }) => kind)]),
  ).toEqual([[true, ['email']]]);
  expect(
    (await collectForms(frame)).map(form => [form.formless, form.fields.map(({ kind }) => kind)]),
  ).toEqual([[false, ['phone']]]);
});

test('equal forms on other pages have the same signature and the same facts twice in a row', async ({
  site,
}) => {
  const html =
    '<form method="post" action="/in"><label>E-mail <input name="field_17" required></label><button>Subscribe</button></form>';
  const first = await collectForms(
    (await site.show(`<!doctype html><body><h1>A</h1>${html}`, '/a')).mainFrame(),
  );
  const page = await site.show(
    `<!doctype html><body><p>other</p><h1>B</h1>${html.replace('17', '23')}`,
    '/b?x=1',
  );
  const second = await collectForms(page.mainFrame());
  expect(second[0]?.signature).toBe(first[0]?.signature);
  expect(await collectForms(page.mainFrame())).toEqual(second);
});

test('bounds: a page of thousands of controls, options and nodes is read within seconds and cut', async ({
  site,
}) => {
  const many = Array.from(
    { length: 3_000 },
    (_, at) => `<p><label>E-mail ${at} <input name="e${at}"></label></p>`,
  ).join('');
  const options = Array.from({ length: 5_000 }, (_, at) => `<option>Option ${at}</option>`).join('');
  const list = Array.from(
    { length: 20_000 },
    (_, at) => `<li><a href="/${at}">Item <b>${at}</b></a></li>`,
  ).join('');
  const page = await site.show(
    `<!doctype html><body><ul>${list}</ul><form method="post"><select name="s">${options}</select>${many}</form>`,
  );
  const started = performance.now();
  const [form] = await collectForms(page.mainFrame());
  expect(form?.fields.length).toBe(600);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('controls in no form: those of a dialog are taken apart from those of the page; the buttons beside them are theirs', async ({
  site,
}) => {
  const page = await site.show(
    `<!doctype html><body><div><h2>Stay informed</h2><input type="email" name="a"><button>Subscribe</button></div>
      <button>Menu</button><div role="dialog" aria-label="Register"><input name="firstName"><button>Join</button></div>`,
  );
  const forms = await collectForms(page.mainFrame());
  expect(
    forms.map(({ formless, purpose, title, submitLabels, fields }) => [
      formless,
      purpose,
      title,
      submitLabels,
      fields.map(({ name }) => name),
    ]),
  ).toEqual([
    [true, 'registration', 'Register', ['Join'], ['firstName']],
    [true, 'newsletter', 'Stay informed', ['Subscribe'], ['a']],
  ]);
});

test('a control goes by its name where its id is one that a framework counts out', async ({ site }) => {
  const page = await site.show(
    `<!doctype html><body><form><label for="ion-input-0">E-mail</label><input id="ion-input-0" name="mail"><label for="q-1">Yes</label><input type="radio" id="q-1" name="q"><label for="q-2">No</label><input type="radio" id="q-2" name="q"><label for="work-mail">Work</label><input id="work-mail" name="work"><label for="x-3">Fax</label><input id="x-3"></form>`,
  );
  const [form] = await collectForms(page.mainFrame());
  expect(form?.fields.map(({ selector }) => selector)).toEqual([
    'input[name="mail"]',
    '#q-1',
    '#q-2',
    '#work-mail',
    '#x-3',
  ]);
});

test('of boxes of which one is wanted, the name of their group tells assistive technology so', async ({
  site,
}) => {
  const boxes = (legend: string): string =>
    `<fieldset><legend>${legend}</legend><label>E-mail <input name="mail"></label><label>Phone <input name="tel"></label></fieldset>`;
  const told: (readonly boolean[] | undefined)[] = [];
  for (const legend of ['How can we reach you? * (give one of the two)', 'How can we reach you? *']) {
    const page = await site.show(`<!doctype html><body><form><p>* required</p>${boxes(legend)}</form>`);
    const [form] = await collectForms(page.mainFrame());
    expect(form?.fields.map(({ mark }) => mark.how)).toEqual(['group', 'group']);
    told.push(form?.fields.map(({ requiredProgrammatic }) => requiredProgrammatic));
  }
  expect(told).toEqual([
    [true, true],
    [false, false],
  ]);
});

const days = Array.from({ length: 31 }, (_, day) => `<span>${day + 1}</span>`).join('');

test('month and year over the days of a drawn calendar are no questions; those of a birth date are', async ({
  site,
}) => {
  const month = '<select aria-label="Month"><option>May</option><option>June</option></select>';
  const controls = async (html: string): Promise<string[]> => {
    const page = await site.show(`<!doctype html><body>${html}`);
    const forms = await collectForms(page.mainFrame());
    return forms.flatMap(({ fields }) => fields.map(({ label }) => label));
  };
  const year = '<input type="number" tabindex="-1" aria-label="Year">';
  expect(
    await controls(
      `<form><label>Arrival <input name="arrival"></label></form><div style="display:none"><div><div>${month}<div>${year}</div></div></div><div>${days}</div></div>`,
    ),
  ).toEqual(['Arrival']);
  const options = Array.from({ length: 31 }, (_, day) => `<option>${day + 1}</option>`).join('');
  expect(
    await controls(
      `<p>Date of birth</p><div>${month}<select aria-label="Day">${options}</select>${year}</div>`,
    ),
  ).toEqual(['Month', 'Day', 'Year']);
});

test('forms without names are told apart by the labels of what is typed into', async ({ site }) => {
  const form = (...labels: string[]): string =>
    `<form>${labels.map(label => `<label>${label} <input></label>`).join('')}<button>Go</button></form>`;
  const page = await site.show(
    `<!doctype html><body>${form('Name', 'Phone')}${form('Name', 'Job title')}${form('Name', 'Phone')}`,
  );
  const [phone, job, again] = (await collectForms(page.mainFrame())).map(({ signature }) => signature);
  expect(again).toBe(phone);
  expect(job).not.toBe(phone);
  await page.locator('input').first().fill('Ada');
  expect((await collectForms(page.mainFrame()))[0]?.signature).toBe(phone);
});
