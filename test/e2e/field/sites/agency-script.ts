/** The application's one script: its elements, its routes, and what they send. */
export const agencyScript = `
const API = 'https://api.lakeshore-care.test/graphql';
const STATS = 'https://in.tidemetrics.example/v2/e';
const store = { get(s, k) { try { return JSON.parse(window[s].getItem(k)); } catch { return null; } }, set(s, k, v) { try { window[s].setItem(k, JSON.stringify(v)); } catch {} } };
const consent = () => (store.get('localStorage', 'lc-consent') || {}).level;
async function gql(operationName, query, variables) {
  const r = await fetch(API, { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operationName, query, variables }) });
  return r.json();
}
// Statistics stop where the visitor wants the necessary only.
function track(ev, pr) {
  if (consent() === 'necessary') return;
  fetch(STATS, { method: 'POST', mode: 'no-cors', credentials: 'omit', keepalive: true, body: 'd=' + encodeURIComponent(btoa(JSON.stringify({ ev, p: location.pathname, pr }))) });
}
function insights() {
  if (!/(^|; )_lkid=/.test(document.cookie)) document.cookie = '_lkid=' + crypto.randomUUID() + '; path=/; max-age=31536000; secure; samesite=lax';
}
const base = '<style>:host{display:block;margin:10px 0;font:16px/1.4 system-ui}.l{display:block;font-size:14px}input,textarea,[role=combobox]{font:inherit;border:1px solid #777;border-radius:4px;padding:6px;min-width:240px;background:#fff;text-align:left}.e{color:#a4001d;font-size:13px}ul{list-style:none;margin:0;padding:4px;border:1px solid #777;width:240px;background:#fff}[hidden]{display:none!important}li{padding:4px}</style>';
class LcField extends HTMLElement {
  static formAssociated = true;
  #internals = this.attachInternals();
  connectedCallback() {
    if (this.shadowRoot) return;
    const req = this.hasAttribute('required'), t = this.getAttribute('type') || 'text', a = req ? ' aria-required="true"' : '';
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.innerHTML = base + '<label class="l" for="c"><slot name="label"></slot>' + (req ? ' <span>(required)</span>' : '') + '</label>' + (t === 'area' ? '<textarea id="c" rows="4"' + a + '></textarea>' : '<input id="c" type="' + t + '" autocomplete="' + (this.getAttribute('autocomplete') || 'off') + '"' + a + '>') + '<div class="e" role="alert"></div>';
    root.getElementById('c').addEventListener('input', e => this.#internals.setFormValue(e.target.value));
  }
  get name() { return this.getAttribute('name'); }
  get value() { return this.shadowRoot.getElementById('c').value; }
  set value(v) { this.shadowRoot.getElementById('c').value = v; this.#internals.setFormValue(v); }
  fail(m) { this.shadowRoot.querySelector('.e').textContent = m; this.shadowRoot.getElementById('c').setAttribute('aria-invalid', String(m !== '')); }
}
class LcSelect extends HTMLElement {
  value = '';
  connectedCallback() {
    if (this.shadowRoot) return;
    const req = this.hasAttribute('required');
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.innerHTML = base + '<span class="l" id="l">' + this.getAttribute('label') + (req ? ' <span>(required)</span>' : '') + '</span><button type="button" id="b" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-controls="o" aria-labelledby="l"' + (req ? ' aria-required="true"' : '') + '>Choose</button><ul id="o" role="listbox" aria-labelledby="l" tabindex="-1" hidden>' + this.getAttribute('options').split('|').map((o, i) => '<li role="option" id="o' + i + '" aria-selected="false" tabindex="-1">' + o + '</li>').join('') + '</ul><div class="e" role="alert"></div>';
    const b = root.getElementById('b'), o = root.getElementById('o');
    const open = v => { o.hidden = !v; b.setAttribute('aria-expanded', String(v)); };
    const pick = li => { this.value = li.textContent; b.textContent = li.textContent; o.querySelectorAll('li').forEach(x => x.setAttribute('aria-selected', String(x === li))); open(false); b.focus(); };
    b.addEventListener('click', () => open(o.hidden));
    b.addEventListener('keydown', e => { if (e.key === 'ArrowDown') { open(true); o.firstElementChild.focus(); e.preventDefault(); } });
    o.addEventListener('keydown', e => { const li = e.target; if (e.key === 'Enter') pick(li); if (e.key === 'ArrowDown') li.nextElementSibling?.focus(); if (e.key === 'ArrowUp') li.previousElementSibling?.focus(); if (e.key === 'Escape') open(false); });
    o.addEventListener('click', e => { const li = e.target.closest('li'); if (li) pick(li); });
  }
  get name() { return this.getAttribute('name'); }
  fail(m) { this.shadowRoot.querySelector('.e').textContent = m; this.shadowRoot.getElementById('b').setAttribute('aria-invalid', String(m !== '')); }
}
// Sealed: nobody's script reaches what is typed here.
class LcVault extends HTMLElement {
  connectedCallback() {
    if (this.done) return; this.done = true;
    const root = this.attachShadow({ mode: 'closed' });
    root.innerHTML = base + '<form novalidate><p><label class="l" for="n">Your name</label><input id="n" name="name" autocomplete="name"></p><p><label class="l" for="m">Medicaid ID number</label><input id="m" name="mid" autocomplete="off"></p><button>Ask for a call</button><p role="status"></p></form>';
    root.querySelector('form').addEventListener('submit', async e => {
      e.preventDefault(); const f = Object.fromEntries(new FormData(e.target));
      await gql('BenefitsHelp', 'mutation BenefitsHelp($name:String,$mid:String){benefitsHelp(name:$name,mid:$mid){ok}}', f);
      root.querySelector('[role=status]').textContent = 'Thank you. A navigator will call you.';
    });
  }
}
class LcFooter extends HTMLElement {
  connectedCallback() { if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).innerHTML = base + '<footer><small>© Lakeshore Care Agency · <a href="/privacy">Privacy Policy</a> · <a href="mailto:hello@lakeshore-care.test">hello@lakeshore-care.test</a></small></footer>'; }
}
class LcConsent extends HTMLElement {
  connectedCallback() {
    if (consent() || this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = base + '<style>.bar{position:fixed;left:0;right:0;bottom:0;background:#10243a;color:#fff;padding:14px;z-index:99}</style><div class="bar" role="region" aria-label="Your choice on cookies"><p>We use cookies to run this site and, if you agree, to see which pages help most.</p><button type="button" data-l="all">Accept all</button> <button type="button" data-l="necessary">Only necessary</button></div>';
    root.addEventListener('click', e => { const b = e.target.closest('button'); if (!b) return; store.set('localStorage', 'lc-consent', { level: b.dataset.l, v: 2 }); this.remove(); if (b.dataset.l === 'all') insights(); });
  }
}
class LcArticle extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' }); root.innerHTML = base + '<div aria-busy="true">Loading</div>';
    const { data } = await gql('Policy', 'query Policy{policy{heading paragraphs}}', {});
    const box = document.createElement('article');
    data.policy.forEach((part, i) => { const t = document.createElement(i ? 'h2' : 'h1'); t.textContent = part.heading; box.append(t); for (const text of part.paragraphs) { const p = document.createElement('p'); p.textContent = text; box.append(p); } });
    root.querySelector('[aria-busy]').replaceWith(box);
  }
}
for (const [tag, type] of [['lc-field', LcField], ['lc-select', LcSelect], ['lc-vault', LcVault], ['lc-footer', LcFooter], ['lc-consent', LcConsent], ['lc-article', LcArticle]]) customElements.define(tag, type);
const field = (name, label, more = '') => '<lc-field name="' + name + '" ' + more + '><span slot="label">' + label + '</span></lc-field>';
const all = () => [...document.querySelectorAll('main lc-field, main lc-select')];
const values = () => Object.fromEntries(all().map(f => [f.name, f.value]));
function missing(names) { let bad = false; for (const f of all()) { const m = names.includes(f.name) && !f.value.trim() ? 'Please fill in this field.' : ''; f.fail(m); bad ||= m !== ''; } return bad; }
const say = html => { document.querySelector('main').innerHTML = html; };
const submit = fn => { const f = document.querySelector('main form'); f.addEventListener('submit', e => { e.preventDefault(); fn(f); }); };
const views = {
  '/': { html: '<h1>Help at home, arranged</h1><p>Meals, rides and company for older neighbors along the lake.</p><p><a href="/eligibility">Are you eligible?</a></p>' },
  '/services': { html: '<h1>Services</h1><ul><li>Meals</li><li>Rides</li><li>Company</li></ul><p><a href="/benefits-help">Help with benefits</a></p>' },
  // The event has what was typed in it.
  '/eligibility': { html: '<h1>Are you eligible?</h1><form novalidate>' + field('zip', 'ZIP code', 'autocomplete="postal-code"') + field('birth', 'Date of birth', 'type="date" autocomplete="bday"') + '<button>Check</button><p role="status"></p></form>', ready() { submit(async form => {
    const v = values(), out = form.querySelector('[role=status]');
    if (v.birth && Date.now() - Date.parse(v.birth) < 13 * 31557600000) { out.textContent = 'You must be 13 or older. Please have a parent call us.'; return; }
    track('eligibility_checked', { zip: v.zip, birthdate: v.birth });
    const { data } = await gql('Eligible', 'query Eligible($zip:String,$birth:String){eligible(zip:$zip,birth:$birth)}', v);
    out.textContent = data.eligible ? 'Good news: we serve your area.' : 'We do not serve your area yet.'; }); } },
  '/enroll': { html: '<h1>Enroll</h1><p>Step 1 of 2: about you</p><form novalidate>' + field('first', 'First name', 'required autocomplete="given-name"') + field('last', 'Last name', 'required autocomplete="family-name"') + field('email', 'Email', 'type="email" required autocomplete="email"') + '<button>Continue</button></form>', ready() {
    submit(() => { if (missing(['first', 'last', 'email'])) return; store.set('sessionStorage', 'lc-enroll', values()); go('/enroll/household'); }); } },
  '/enroll/household': { html: '<h1>Enroll</h1><p>Step 2 of 2: your household</p><form novalidate><lc-select name="who" label="Who needs help?" required options="Myself|My parent|My spouse"></lc-select><lc-select name="county" label="County" options="Alcona|Iosco|Oscoda"></lc-select>' + field('phone', 'Phone', 'type="tel" autocomplete="tel"') + '<button>Enroll</button></form>', ready() {
    const draft = store.get('sessionStorage', 'lc-enroll'); if (!draft) { go('/enroll', true); return; }
    submit(async () => { if (missing(['who'])) return;
      const r = await gql('Enroll', 'mutation Enroll($input:EnrollInput!){enroll(input:$input){id}}', { input: { ...draft, ...values() } });
      if (r.errors) { for (const f of all()) f.fail((r.errors.find(e => e.extensions.field === f.name) || { message: '' }).message); return; }
      try { sessionStorage.removeItem('lc-enroll'); } catch {}
      say('<h1>You are enrolled</h1><p>We have sent you an e-mail.</p>'); }); } },
  '/volunteer': { html: '<h1>Register as a volunteer</h1><form novalidate>' + field('name', 'Name', 'required autocomplete="name"') + field('email', 'Email', 'type="email" required autocomplete="email"') + '<lc-select name="region" label="Region" required options="North shore|South shore"></lc-select><lc-select name="day" label="Weekday" options="Monday|Wednesday|Friday"></lc-select><lc-select name="car" label="Do you drive?" options="Yes|No"></lc-select><button>Register</button></form>', ready() {
    submit(async () => { if (missing(['name', 'email', 'region'])) return;
      const r = await gql('Volunteer', 'mutation Volunteer($input:VolunteerInput!){volunteer(input:$input){id}}', { input: values() });
      if (r.errors) { for (const f of all()) f.fail((r.errors.find(e => e.extensions.field === f.name) || { message: '' }).message); return; }
      say('<h1>Welcome aboard</h1><p>We call you soon.</p>'); }); } },
  '/benefits-help': { html: '<h1>Help with benefits</h1><p>A navigator calls you.</p><lc-vault></lc-vault>' },
  // Whatever was chosen.
  '/stories': { html: '<h1>Stories</h1><blockquote>They brought me to my doctor every week.</blockquote>', ready() { setTimeout(insights, 700); } },
  '/contact': { html: '<h1>Contact</h1><form novalidate>' + field('name', 'Name', 'autocomplete="name"') + field('email', 'Email', 'type="email" required autocomplete="email"') + field('message', 'Message', 'type="area" required') + '<button>Send</button></form>', ready() {
    submit(async () => { if (missing(['email', 'message'])) return; await gql('Ticket', 'mutation Ticket($input:TicketInput!){ticket(input:$input){id}}', { input: values() }); say('<h1>Thank you</h1><p>We answer within two days.</p>'); }); } },
  '/privacy': { html: '<lc-article></lc-article>' },
};
const nav = [['/services', 'Services'], ['/eligibility', 'Eligibility'], ['/enroll', 'Enroll'], ['/volunteer', 'Volunteer'], ['/stories', 'Stories'], ['/contact', 'Contact']];
function render() {
  const view = views[location.pathname] || { html: '<h1>Page not found</h1>' };
  document.title = 'Lakeshore Care';
  document.getElementById('app').innerHTML = '<header><a href="/">Lakeshore Care</a><nav>' + nav.map(([to, text]) => ' <a href="' + to + '">' + text + '</a>').join('') + '</nav></header><main tabindex="-1">' + view.html + '</main><lc-footer></lc-footer><lc-consent></lc-consent>';
  view.ready?.();
  if (consent() === 'all') insights();
  track('view', { ms: Math.round(performance.now()) });
}
function go(path, instead) { history[instead ? 'replaceState' : 'pushState']({}, '', path); render(); scrollTo(0, 0); }
document.addEventListener('click', e => { const a = e.composedPath().find(n => n.tagName === 'A'); if (!a || a.origin !== location.origin || e.metaKey || e.ctrlKey) return; e.preventDefault(); go(a.pathname); });
addEventListener('popstate', render);
render();
`;
