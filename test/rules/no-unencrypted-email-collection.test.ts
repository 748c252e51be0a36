import { rule } from '../../specs/rules/no-unencrypted-email-collection.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  frame,
  home,
  page,
  sent,
  site,
  siteWith,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';

const mail = 'mailto:info@mpro.org';
const found = {
  page: home,
  subject: '#contact',
  expected: 'a form that submits to a server over https:',
  actual: mail,
  evidence: [],
};

testClaim(rule, {
  conforms: [
    { name: 'a form that submits to a server', evidence: siteWith(form()), subjectsChecked: 1 },
    {
      name: "an action of a dialog's form is never used",
      evidence: siteWith(form({ method: 'dialog', action: mail })),
      subjectsChecked: 1,
    },
    {
      name: 'controls without a form',
      evidence: siteWith(form({ formless: true, action: mail })),
      subjectsChecked: 1,
    },
    {
      name: 'an e-mail is opened without what was typed',
      evidence: siteWith(
        form(),
        filled({ transmissions: [sent({ url: mail, scheme: 'mailto', sightings: [] })] }),
      ),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'a form submits by e-mail',
      evidence: siteWith(form({ action: mail })),
      violations: [{ ...found, says: 'ordinary, unencrypted e-mail' }],
    },
    {
      name: 'a button of it does',
      evidence: siteWith(form({ formActions: [mail] })),
      violations: [{ ...found, says: "Receive it on MPRO's server" }],
    },
    {
      name: 'scheme in capitals',
      evidence: siteWith(form({ action: 'MAILTO:info@mpro.org' })),
      violations: [{ ...found, says: 'e-mail', actual: 'MAILTO:info@mpro.org' }].map(each => ({
        ...each,
        says: 'unencrypted e-mail',
      })),
    },
    {
      name: 'a script hands what was typed to an e-mail',
      evidence: siteWith(form(), filled({ transmissions: [sent({ url: mail, scheme: 'mailto' })] })),
      violations: [{ ...found, says: 'unencrypted e-mail' }],
    },
    {
      name: 'a form in a frame, on two pages',
      evidence: site({
        pages: [
          page({ frames: [frame('https://events.mpro.org/f', [form({ action: mail })])] }),
          page({ url: `${home}b`, frames: [frame('https://events.mpro.org/f', [form({ action: mail })])] }),
        ],
      }),
      violations: [{ ...found, says: `such as ${home}b` }],
    },
  ],
  undetermined: [
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page({ outcome: timedOut, forms: [] })] }),
      undetermined: [{ page: home, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'a page that the crawl could not read',
      evidence: siteWith(form(), undefined, {
        crawl: { failed: [{ url: `${home}c`, reason: 'http-500', detail: 'answered 500' }] },
      }),
      undetermined: [{ page: `${home}c`, subject: 'page', reason: 'http-500: answered 500' }],
    },
  ],
  noSubject: [
    { name: 'no form', evidence: site(), notes: ['No form on this site can be filled in.'] },
    {
      name: 'only a button',
      evidence: siteWith(form({ action: mail, fields: [field({ type: 'submit' })] })),
      notes: ['No form on this site can be filled in.'],
    },
  ],
});
