import { bounds, type BoundName } from '../../crawler/evidence/bounds.js';
import { FormOpener } from '../../crawler/visit/openers/form-opener.js';
import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const limits = { quiet: 300, longest: 4_000, restless: 300 };
const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Case</title></head><body><main><h1>Case</h1>${body}</main></body></html>`;
const times = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
/** Runs `source` for `count` numbers in the page. */
const inPage = (count: number, source: string): string =>
  `<script>for (let at = 0; at < ${count}; at += 1) { ${source} }</script>`;

/** Pages with as much of each thing as a bound allows, by the bound: `make` is given how much. */
const pages: Readonly<Partial<Record<BoundName, (count: number) => string>>> = {
  frames: count => page(times(count, at => `<iframe srcdoc="<p>${at}</p>"></iframe>`)),
  // html, head, title, body, main and h1 are elements as well.
  elements: count => page('<i></i>'.repeat(count - 6)),
  shadowRoots: count =>
    page(
      // The document itself is the first root.
      `<div></div>${inPage(count - 1, `const host = document.createElement('div'); document.body.append(host); host.attachShadow({ mode: 'open' })`)}`,
    ),
  links: count => page(times(count, at => `<a href="/to/${at}">${at}</a> `)),
  controls: count => page(`<form method="post">${times(count, at => `<input name="c${at}">`)}</form>`),
  formParts: count =>
    page(
      // How much of a document counts depends on what stands where: far less, and far more.
      `<form method="post">${times(500, at => `<p><label>E-mail ${'<b>a</b>'.repeat(count > bounds.formParts.value ? 10 : 1)} <input name="e${at}"></label></p>`)}</form>`,
    ),
  gateBoxes: count =>
    page(
      times(
        count,
        at => `<section><h2>Report ${at}</h2><p>Enter your e-mail address to read on in report ${at}.</p>
          <form method="post"><input type="email" name="e${at}" aria-label="E-mail"><button>Go</button></form></section>`,
      ),
    ),
  storageEntries: count => page(inPage(count, `localStorage.setItem('key' + at, 'v')`)),
};

for (const [name, make] of Object.entries(pages)) {
  const bound = bounds[name as BoundName];
  test(`a visit says that it reached ${bound.value} ${bound.unit}, and nothing of the kind before`, async ({
    tab,
  }) => {
    test.setTimeout(240_000);
    const site = await serve({ '/most': make(bound.value), '/more': make(bound.value + 1) });
    const visit = (path: string) =>
      visitPage(tab, new URL(path, site.baseUrl).href, 'one', {
        settler: new Settler(limits),
        familyHosts: ['127.0.0.1'],
        // Such pages take long to read on a slow machine, and this is about how much is read.
        limits: { navigation: 60_000, load: 60_000, step: 60_000, settle: 60_000 },
      });
    const most = await visit('/most');
    expect([most.outcome, most.bounds]).toEqual([{ ok: true }, undefined]);
    const more = await visit('/more');
    expect([more.outcome, more.bounds]).toEqual([{ ok: true }, [name]]);
    await site.close();
  });
}

test('a page of which a press makes an end says that its other buttons were not looked at', async ({
  tab,
}) => {
  const site = await serve({
    '/': page('<button onclick="for (;;) ;">Register</button>'),
  });
  const visit = await visitPage(tab, site.baseUrl, 'one', {
    settler: new Settler(limits),
    familyHosts: ['127.0.0.1'],
  });
  const opened = await new FormOpener({ limitMs: 15_000 }).open(tab, visit);
  expect(opened).toMatchObject({ pressed: true, visit: { bounds: ['openings'] } });
  await site.close();
});
