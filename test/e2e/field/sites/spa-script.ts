/** The application's one script, as a bundler would put it out but for the names. */
export const spaScript = `
const h = (tag, props = {}, ...kids) => { const e = document.createElement(tag); for (const [k, v] of Object.entries(props)) k.startsWith('on') ? e.addEventListener(k.slice(2).toLowerCase(), v) : v === false ? 0 : e.setAttribute(k, v === true ? '' : v); e.append(...kids.flat().filter(k => k !== null && k !== undefined)); return e; };
const root = document.getElementById('root');
const go = path => { history.pushState({}, '', path); render(); };
const Link = (to, text) => h('a', { href: to, onClick: e => { e.preventDefault(); go(to); } }, text);
const hit = () => fetch('https://stats.tracewell.example/hit?p=' + encodeURIComponent(location.pathname) + '&t=' + encodeURIComponent(document.title), { mode: 'no-cors', credentials: 'omit' });
let uid = 0;
function Field({ label, name, type = 'text', required, mark = required, area }) {
  const id = ':r' + uid++ + ':';
  const input = h(area ? 'textarea' : 'input', { id, name, ...(area ? {} : { type }), 'aria-required': required ? 'true' : false, 'aria-describedby': id + '-err' });
  const err = h('div', { class: 'err', id: id + '-err', role: 'alert' });
  return { name, required, input, get: () => input.value, fail: m => { err.textContent = m; input.setAttribute('aria-invalid', String(m !== '')); }, node: h('div', { class: 'field' }, h('label', { for: id }, h('span', { class: 'lbl' }, label + (mark ? ' (required)' : ''))), input, err) };
}
function Select({ label, name, options }) {
  let value = ''; const id = ':s' + uid++ + ':';
  const opts = h('div', { class: 'opts', role: 'listbox', id: id + '-l', hidden: true });
  const box = h('div', { class: 'select', role: 'combobox', tabindex: '0', 'aria-expanded': 'false', 'aria-controls': id + '-l', 'aria-labelledby': id, onClick: () => { opts.hidden = !opts.hidden; box.setAttribute('aria-expanded', String(!opts.hidden)); } }, 'Select…');
  for (const o of options) opts.append(h('div', { role: 'option', onClick: () => { value = o; box.textContent = o; opts.hidden = true; } }, o));
  return { name, get: () => value, fail: () => {}, node: h('div', { class: 'field' }, h('span', { class: 'lbl', id }, label), box, opts) };
}
async function send(url, fields, must, done) {
  let bad = false;
  for (const f of fields) { const m = must.includes(f.name) && f.get().trim() === '' ? 'This field is required' : ''; f.fail(m); bad = bad || m !== ''; }
  if (bad) return;
  const r = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(Object.fromEntries(fields.map(f => [f.name, f.get()]))) });
  if (r.status === 422) { const { errors } = await r.json(); for (const f of fields) f.fail(errors[f.name] || ''); return; }
  done();
}
function modal() {
  const close = () => overlay.remove();
  const fields = [Field({ label: 'Full name', name: 'name', required: true }), Field({ label: 'Work email', name: 'email', type: 'email', required: true }), Field({ label: 'Organization', name: 'organization' }), Field({ label: 'Job title', name: 'title' }), Select({ label: 'State', name: 'state', options: ['Michigan', 'Ohio', 'Texas'] })];
  const body = h('div', { class: 'modal', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'su-title' }, h('h2', { id: 'su-title' }, 'Create your account'), h('button', { 'aria-label': 'Close', onClick: close }, '×'), fields.map(f => f.node), h('button', { onClick: () => send('/api/accounts', fields, ['name', 'email', 'organization'], () => body.replaceChildren(h('h2', {}, 'Welcome! Check your inbox.'), h('button', { onClick: close }, 'Close'))) }, 'Sign up'));
  const overlay = h('div', { class: 'overlay' }, body);
  document.body.append(overlay);
}
const views = {
  '/': () => [h('h1', {}, 'Better outcomes, together'), h('p', {}, 'Tools for quality teams in hospitals and clinics.'), Link('/events', 'See our events')],
  '/programs': () => [h('h1', {}, 'Programs'), h('ul', {}, h('li', {}, Link('/programs/heart', 'Heart failure')))],
  '/programs/heart': () => [h('h1', {}, 'Heart failure'), h('p', {}, 'A twelve month collaborative for care teams.')],
  '/events': () => [h('h1', {}, 'Events'), h('p', {}, 'Find an event near you.'), (() => { const out = h('p', { role: 'status' }); const q = h('input', { type: 'search', placeholder: 'City or topic', 'aria-label': 'Search events', onInput: e => { out.textContent = 'Nothing for ' + e.target.value; } }); return h('div', {}, q, out); })()],
  '/support': () => { const f = [Field({ label: 'Email', name: 'email', type: 'email', required: true }), Field({ label: 'How can we help?', name: 'message', area: true, required: true })];
    // A recorder of breadcrumbs that takes the values of inputs along.
    f.forEach(x => x.input.addEventListener('change', e => fetch('https://ingest.tracewell.example/v1/breadcrumbs', { method: 'POST', mode: 'no-cors', body: btoa(unescape(encodeURIComponent(JSON.stringify({ type: 'ui.input', target: x.name, value: e.target.value })))) })));
    const box = h('div', {}, f.map(x => x.node), h('button', { onClick: () => send('/api/support', f, ['email', 'message'], () => box.replaceChildren(h('p', {}, 'Thanks, we will be in touch.'))) }, 'Send message')); return [h('h1', {}, 'Support'), box]; },
  '/trial': () => { const f = [Field({ label: 'Name', name: 'name', required: true }), Field({ label: 'Email', name: 'email', type: 'email', required: true }), Field({ label: 'Phone', name: 'phone', type: 'tel' })];
    // First-party performance log: it reports the last input for a time it took, value and all.
    f.forEach(x => x.input.addEventListener('blur', () => { if (x.get()) navigator.sendBeacon('/api/rum', JSON.stringify({ metric: 'inp', el: '#' + x.name, text: x.get(), ms: 16 })); }));
    const box = h('div', {}, f.map(x => x.node), h('button', { onClick: () => send('/api/trial', f, ['name', 'email'], () => box.replaceChildren(h('p', {}, 'Your demo is booked.'))) }, 'Request a demo')); return [h('h1', {}, 'Request a demo'), box]; },
  '/privacy': () => { const box = h('section', {}, h('p', {}, 'Loading…')); fetch('/api/policy').then(r => r.json()).then(parts => box.replaceChildren(...parts.flatMap((p, i) => { if (i === 0) return [h('h1', {}, p.heading), ...p.paragraphs.map(t => h('p', {}, t))]; const panel = h('div', { class: 'panel', id: 'p' + i, hidden: true }, p.paragraphs.map(t => h('p', {}, t))); const b = h('button', { class: 'acc', 'aria-expanded': 'false', 'aria-controls': 'p' + i, onClick: () => { panel.hidden = !panel.hidden; b.setAttribute('aria-expanded', String(!panel.hidden)); } }, p.heading); return [h('h2', {}, b), panel]; }))); return [box]; },
};
function render() {
  const view = views[location.pathname] || (() => [h('h1', {}, 'Page not found')]);
  document.title = 'Vital Outcomes';
  root.replaceChildren(h('header', {}, h('nav', {}, Link('/', 'Home'), ' ', Link('/programs', 'Programs'), ' ', Link('/events', 'Events'), ' ', Link('/support', 'Support'), ' ', Link('/trial', 'Demo'), ' ', h('button', { onClick: modal, 'aria-haspopup': 'dialog' }, 'Sign up'))), h('main', {}, view()), h('footer', {}, h('small', {}, '© Vital Outcomes · '), Link('/privacy', 'Privacy')));
  hit();
}
addEventListener('popstate', render);
render();
`;
