import { quietly } from '../../crawler/browser/quietly.js';
import { expect, test } from '@playwright/test';
import { choiceOnEntry } from '../../crawler/consent/run-consent.js';
import { serveSite } from './site.js';

/** Consent managers as their makers ship them, each with a way to decline, and what declining them must leave behind. */
const managers: readonly { name: string; html: string; record: string; clicks?: number; by?: RegExp }[] = [
  {
    name: 'vanilla-cookieconsent with a reject button',
    record: 'cc_cookie',
    html: `<link rel="stylesheet" href="/npm/vanilla-cookieconsent/dist/cookieconsent.css">
      <script src="/npm/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
      <script>CookieConsent.run({ categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
        language: { default: 'en', translations: { en: {
          consentModal: { title: 'We use cookies', description: 'Cookies help us.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Manage' },
          preferencesModal: { title: 'Preferences', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save', sections: [{ title: 'Cookies', description: 'All of them' }, { title: 'Strictly necessary', linkedCategory: 'necessary' }, { title: 'Analytics', linkedCategory: 'analytics' }] } } } } })</script>`,
  },
  {
    name: 'vanilla-cookieconsent with settings only',
    record: 'cc_cookie',
    html: `<link rel="stylesheet" href="/npm/vanilla-cookieconsent/dist/cookieconsent.css">
      <script src="/npm/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
      <script>CookieConsent.run({ categories: { necessary: { enabled: true, readOnly: true }, analytics: { enabled: true } },
        language: { default: 'en', translations: { en: {
          consentModal: { title: 'We use cookies', description: 'Cookies help us.', acceptAllBtn: 'Accept all', showPreferencesBtn: 'Manage preferences' },
          preferencesModal: { title: 'Cookie preferences', acceptAllBtn: 'Accept all', savePreferencesBtn: 'Save preferences', closeIconLabel: 'Close', sections: [{ title: 'Strictly necessary cookies', linkedCategory: 'necessary' }, { title: 'Analytics cookies', linkedCategory: 'analytics' }] } } } } })</script>`,
  },
  {
    name: 'klaro notice',
    record: 'klaro',
    html: `<script>window.klaroConfig = { elementID: 'klaro', privacyPolicy: '/privacy', translations: { en: {} },
        services: [{ name: 'matomo', title: 'Matomo', purposes: ['analytics'] }] };</script>
      <script src="/npm/klaro/dist/klaro.js"></script>`,
  },
  {
    name: 'klaro modal that must be answered',
    record: 'klaro',
    html: `<script>window.klaroConfig = { elementID: 'klaro', mustConsent: true, privacyPolicy: '/privacy', translations: { en: {} },
        services: [{ name: 'matomo', title: 'Matomo', purposes: ['analytics'] }] };</script>
      <script src="/npm/klaro/dist/klaro.js"></script>`,
  },
  {
    name: 'orejime banner',
    record: 'eu-consent',
    html: `<link rel="stylesheet" href="/npm/orejime/dist/orejime-standard.css">
      <script>window.orejimeConfig = { privacyPolicyUrl: '/privacy', purposes: [{ id: 'analytics', title: 'Analytics', cookies: ['_ga'] }] };</script>
      <script src="/npm/orejime/dist/orejime-standard-en.js"></script>`,
  },
  {
    name: 'orejime modal that must be answered',
    record: 'eu-consent',
    html: `<link rel="stylesheet" href="/npm/orejime/dist/orejime-standard.css">
      <script>window.orejimeConfig = { privacyPolicyUrl: '/privacy', forceModal: true, purposes: [{ id: 'analytics', title: 'Analytics', cookies: ['_ga'] }] };</script>
      <script src="/npm/orejime/dist/orejime-standard-en.js"></script>`,
  },
  {
    name: 'tarteaucitron with deny all',
    record: 'tarteaucitron',
    html: `<script src="/npm/tarteaucitronjs/tarteaucitron.js"></script>
      <script>tarteaucitron.init({ privacyUrl: '', orientation: 'bottom', DenyAllCta: true, AcceptAllCta: true, highPrivacy: true, cookieName: 'tarteaucitron', removeCredit: true, useExternalCss: false, useExternalJs: false });
      tarteaucitron.user.gtagUa = 'G-0'; (tarteaucitron.job = tarteaucitron.job || []).push('gtag');</script>`,
  },
  {
    name: 'cookieconsent (Osano) opt-in',
    record: 'cookieconsent_status',
    html: `<link rel="stylesheet" href="/npm/cookieconsent/build/cookieconsent.min.css">
      <script src="/npm/cookieconsent/build/cookieconsent.min.js"></script>
      <script>window.cookieconsent.initialise({ type: 'opt-in', content: { deny: 'Decline' } })</script>`,
  },
  {
    name: 'home-made banner',
    record: 'choice',
    html: `<div id="b" style="position:fixed;bottom:0"><p>We use cookies to measure visits.</p><button onclick="pick('all')">Accept all</button><button onclick="pick('none')">No, thanks</button></div>
      <script>const pick = v => { localStorage.choice = v; b.remove() }; if (localStorage.choice) b.remove()</script>`,
  },
  {
    name: 'home-made banner in a shadow tree',
    record: 'cookie-choice',
    html: `<my-banner></my-banner><script>customElements.define('my-banner', class extends HTMLElement { connectedCallback() {
        if (document.cookie.includes('cookie-choice')) return;
        const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = '<div role="dialog" style="position:fixed;top:0"><p>This site sets cookies for statistics.</p><button>Accept</button><button>Refuse</button></div>';
        for (const b of root.querySelectorAll('button')) b.onclick = () => { document.cookie = 'cookie-choice=' + b.textContent + ';max-age=999999'; this.remove(); };
      } })</script>`,
  },
  {
    name: 'home-made banner in a frame',
    record: 'consent',
    html: `<iframe id="cmp" title="Cookie consent" src="/consent-frame" style="position:fixed;bottom:0;height:200px"></iframe>
      <script>if (localStorage.consent) cmp.remove(); addEventListener('message', e => { localStorage.consent = e.data; cmp.remove() })</script>`,
  },
  {
    name: 'Spanish banner',
    record: 'cookies_aceptadas',
    html: `<div id="b" class="aviso" style="position:fixed;bottom:0">Utilizamos cookies propias y de terceros. <button onclick="pick('si')">Aceptar</button> <button onclick="pick('no')">Rechazar todas</button></div>
      <script>const pick = v => { document.cookie = 'cookies_aceptadas=' + v + ';max-age=99999'; b.remove() }; if (document.cookie) b.remove()</script>`,
  },
  {
    name: 'a second layer that does not say what it is about, and only saves',
    record: 'choice_made',
    html: `<div id="ck" style="position:fixed;bottom:0"><div id="one"><p>We and our partners use cookies.</p><button onclick="pick('stat')">Accept all</button><button onclick="one.hidden=true;two.hidden=false">Manage preferences</button></div>
      <div id="two" hidden><h2>Your preferences</h2><label><input type="checkbox" checked disabled> Strictly necessary</label><label><input id="stat" type="checkbox"> Statistics</label><button onclick="pick(stat.checked?'stat':'necessary')">Confirm my choices</button></div></div>
      <script>const pick = v => { localStorage.choice_made = v; ck.remove() }; if (localStorage.choice_made) ck.remove()</script>`,
  },
  {
    name: 'settings first, purposes to untick',
    record: 'prefs-consent',
    html: `<div id="b" role="dialog" style="position:fixed;bottom:0"><p>Cookies: choose.</p><div id="one"><button onclick="pick('all')">Allow all</button><button onclick="one.hidden=true;two.hidden=false">Cookie settings</button></div>
      <div id="two" hidden><label><input type="checkbox" checked disabled> Necessary</label><label><input id="stat" type="checkbox" checked> Statistics</label><button onclick="pick(stat.checked?'all':'necessary')">Save my choices</button><button onclick="pick('all')">Allow all</button></div></div>
      <script>const pick = v => { localStorage['prefs-consent'] = v; b.remove() }; if (localStorage['prefs-consent']) b.remove()</script>`,
  },
];

for (const manager of managers) {
  test(`declines for real: ${manager.name}`, async () => {
    const frame = `<div><p>We use cookies.</p><button onclick="parent.postMessage('yes','*')">Accept</button><button onclick="parent.postMessage('no','*')">Reject</button></div>`;
    const site = await serveSite({ '/': manager.html, '/consent-frame': frame });
    try {
      const pages = site.inventory.pages.filter(page => page.url.endsWith('/'));
      const run = await quietly(async () =>
        (await choiceOnEntry(site.context, { ...site.inventory, pages }))?.decline(),
      );
      expect(run?.outcome).toEqual({ ok: true });
      expect(run).toMatchObject({ offered: true, remembered: true });
      expect(run?.declinedBy).not.toBe('');
      const reload = run?.steps.find(step => step.moment === 'reload');
      expect(reload?.stored.map(item => item.name)).toContain(manager.record);
      expect(reload?.stored.filter(item => !item.recordsChoice)).toEqual([]);
      expect(run?.steps.flatMap(step => (step.moment === 'before' ? [] : step.trackers))).toEqual([]);
    } finally {
      await site.close();
    }
  });
}
