import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const limits = { quiet: 300, longest: 2_000, restless: 300 };

test('forms in frames without an address are read; frames that show none are left out', async ({ tab }) => {
  const form = '<form><label>E-mail <input name="NAME" type="email"></label><button>Send</button></form>';
  const site = await serve(
    () => `<!doctype html><html lang="en"><title>Case</title><main><h1>Case</h1><iframe title="Nothing"></iframe></main><script>
      const made = () => { const f = document.createElement('iframe'); f.title = 'Form'; document.body.append(f); return f; };
      made().contentDocument.body.innerHTML = \`${form.replace('NAME', 'inner')}\`;
      const written = made().contentDocument; written.open(); written.write(\`${form.replace('NAME', 'written')}\`); written.close();
      made().srcdoc = \`${form.replace('NAME', 'source')}\`;
    </script></html>`,
  );
  const visit = await visitPage(tab, site.baseUrl, 'one', {
    settler: new Settler(limits),
    familyHosts: ['127.0.0.1'],
  });
  const names = visit.frames.flatMap(({ host, forms }) =>
    forms.flatMap(each => each.fields.map(({ name }) => `${host} ${name}`)),
  );
  expect(names.sort()).toEqual(['127.0.0.1 inner', '127.0.0.1 source', '127.0.0.1 written']);
  expect(visit.frames).toHaveLength(3);
  await site.close();
});

/** Where a frame stands, by what it holds. */
const places: readonly (readonly [holds: string, inner: string, around: unknown])[] = [
  ['a control alone', '<input aria-label="Card number">', { document: '', form: '#pay' }],
  [
    'a button that only the Enter key of a telephone presses',
    '<form><input aria-label="Card number"><button tabindex="-1">Go</button></form>',
    { document: '', form: '#pay' },
  ],
  ['a button of its own', '<form><input aria-label="E-mail"><button>Join</button></form>', undefined],
  ['another address', '<form action="https://127.0.0.1/in"><input aria-label="E-mail"></form>', undefined],
];
for (const [holds, inner, around] of places)
  test(`a frame inside a form that holds ${holds} is ${around ? 'part of it' : 'for itself'}`, async ({
    tab,
  }) => {
    const site = await serve(path =>
      path === '/inner'
        ? `<!doctype html><html lang="en"><title>Inner</title><body>${inner}`
        : `<!doctype html><html lang="en"><title>Case</title><main><h1>Pay</h1><form id="pay"><p><iframe src="/inner" title="Card"></iframe></p><button>Pay</button></form></main>`,
    );
    const settler = new Settler(limits);
    const visit = await visitPage(tab, site.baseUrl, 'one', { settler, familyHosts: ['127.0.0.1'] });
    expect(visit.frames.map(frame => frame.around)).toEqual([around]);
    await site.close();
  });
