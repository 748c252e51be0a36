import { policyText } from '../../policy/text.js';

/**
 * A generated site for measuring: twelve templates, a menu on every page, lists with pagination, some forms, and the policy, which it
 * keeps but for encryption: it is served over plain HTTP, as the peers are measured on the same pages.
 */
const templates = 12;
const perList = 25;

const words =
  'quality care review outcome patient measure program county hospital nurse report practice safety network member'.split(
    ' ',
  );

/** Sentences that differ from page to page and are the same on every run. */
function sentences(seed: number, count: number): string {
  let state = seed * 2_654_435_761 + 1;
  const word = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return words[state % words.length] ?? '';
  };
  return Array.from({ length: count }, () => `${Array.from({ length: 12 }, word).join(' ')} ${seed}.`).join(
    ' ',
  );
}

const menu = Array.from(
  { length: 24 },
  (_, index) => `<li><a href="/list/1?menu=${index % 3}">Topic ${index}</a></li>`,
).join('');

const escaped = (text: string): string => text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);

/** The policy as it stands, each of its lines a paragraph. */
const policy = policyText
  .split('\n')
  .filter(line => line.trim() !== '')
  .map(line => `<p>${escaped(line)}</p>`)
  .join('');

const form = (template: number): string =>
  template % 4 === 0
    ? `<form method="post" action="/send/${template}"><label>Name <input name="name${template}"></label><label>E-mail <input type="email" name="email"></label><button>Send</button></form>`
    : '';

function frame(title: string, template: number, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<link rel="stylesheet" href="/assets/template-${template}.css"><script src="/assets/template-${template}.js"></script>
<script>window.page = { template: ${template} };</script></head><body><header><nav><ul>${menu}</ul></nav></header>
<main><h1>${title}</h1>${body}${form(template)}</main><footer><a href="/">Home</a> <a href="/privacy-policy">Privacy Policy</a></footer></body></html>`;
}

/** The HTML of a path of a site of `size` pages; `undefined` where the site has none. */
export function generatedPage(path: string, size: number): string | undefined {
  const lists = Math.max(1, Math.floor(size / (perList + 1)));
  if (path === '/') return frame('Start', 0, `<p>${sentences(1, 6)}</p><a href="/list/1">All</a>`);
  if (path === '/privacy-policy') return frame('Privacy Policy', 1, policy);
  const list = Number(/^\/list\/(\d+)$/.exec(path)?.[1] ?? NaN);
  if (list >= 1 && list <= lists) {
    const items = Array.from({ length: perList }, (_, index) => (list - 1) * perList + index).filter(
      item => item < size - lists - 2,
    );
    const links = items.map(item => `<li><a href="/item/${item}">Item ${item}</a></li>`).join('');
    const pages = Array.from({ length: Math.min(lists, 40) }, (_, index) =>
      Math.max(1, Math.min(lists, list - 20 + index)),
    );
    const pager = [...new Set([...pages, 2 * list, 2 * list + 1])].filter(page => page <= lists);
    return frame(
      `List ${list}`,
      2 + (list % 2),
      `<ul>${links}</ul>${pager.map(page => `<a href="/list/${page}">${page}</a>`).join(' ')}`,
    );
  }
  const item = Number(/^\/item\/(\d+)$/.exec(path)?.[1] ?? NaN);
  if (item >= 0 && item < size - lists - 2) {
    const near = [1, 7, 49].map(step => (item + step) % Math.max(1, size - lists - 2));
    return frame(
      `Item ${item}`,
      4 + (item % (templates - 4)),
      `<p>${sentences(item, 30)}</p>${near.map(other => `<a href="/item/${other}">Item ${other}</a>`).join(' ')}`,
    );
  }
  return undefined;
}

/** Every page of a site of `size` pages, as paths without their first slash. */
export function generatedAddresses(size: number): string[] {
  const lists = Math.max(1, Math.floor(size / (perList + 1)));
  return [
    '',
    'privacy-policy',
    ...Array.from({ length: lists }, (_, index) => `list/${index + 1}`),
    ...Array.from({ length: Math.max(0, size - lists - 2) }, (_, index) => `item/${index}`),
  ];
}
