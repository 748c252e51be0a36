import { Settler } from '../../crawler/visit/settle/settle.js';
import { visitPage } from '../../crawler/visit/visit-page.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from './browser.js';

const page = (script: string): string =>
  `<!doctype html><html lang="en"><head><title>Late</title></head><body><h1>Late</h1><p>Words.</p><div style="height:4000px"></div><script>${script}</script></body></html>`;
const brings = `document.body.insertAdjacentHTML('beforeend', '<form method="post" action="http://collector.example/"><label>E-mail <input type="email" name="email"></label><button>Send</button></form>')`;

test('a form that a script brings a while after load is found, on further pages of the template too', async ({
  tab,
}) => {
  const site = await serve(() => page(`setTimeout(() => { ${brings} }, 1500)`));
  const rules = { settler: new Settler(), familyHosts: ['127.0.0.1'] };
  for (const path of ['one', 'two']) {
    const { forms } = await visitPage(tab, site.baseUrl + path, 'late', rules);
    expect(
      forms.map(({ action }) => action),
      path,
    ).toEqual(['http://collector.example/']);
  }
  await site.close();
});

test('a form that comes once the page is scrolled is found, whether the script observes or listens', async ({
  tab,
}) => {
  const site = await serve(path =>
    path === '/observed'
      ? page(`const o = new IntersectionObserver(all => all.some(e => e.isIntersecting) && (o.disconnect(), (() => { ${brings} })()));
          const mark = document.createElement('p'); document.body.append(mark); o.observe(mark)`)
      : page(
          `let done; addEventListener('scroll', () => { if (done || scrollY < 900) return; done = true; ${brings} })`,
        ),
  );
  const rules = { settler: new Settler(), familyHosts: ['127.0.0.1'] };
  for (const path of ['observed', 'heard', 'heard/again']) {
    const { forms } = await visitPage(tab, site.baseUrl + path, path.slice(0, 5), rules);
    expect(
      forms.map(({ action }) => action),
      path,
    ).toEqual(['http://collector.example/']);
  }
  await site.close();
});
