import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { formPicture } from '../../crawler/evidence/pictures.js';
import { rule } from '../../specs/rules/forms-https.js';
import { testClaim } from './claim-tester.js';
import {
  field,
  filled,
  form,
  frame,
  home,
  inSteps,
  page,
  sent,
  site,
  siteWith,
  timedOut,
  timedOutReason,
  topic,
  trial,
  submitted,
  heldForCertificate,
  heldForExpired,
} from './evidence-builders.js';

const plain = 'http://www.mpro.org/contact';
const at = { page: home, subject: '#contact', evidence: [] };
const post = { url: 'https://www.mpro.org/contact', method: 'POST', status: 302, carriesValues: true };
const carriedOn = trial({
  hops: [
    { ...post, status: 307 },
    { url: plain, method: 'POST', status: 200, carriesValues: true },
  ],
});
const byScript = sent({
  scheme: 'http',
  url: 'http://www.mpro.org/api?e=1',
  channel: 'fetch',
  isSubmission: false,
});
const letter = 'mailto:info@mpro.org';
const handedOver = {
  url: `${letter}?body=kestrel.moss%40example.org`,
  scheme: 'mailto',
  host: '',
  method: 'GET',
  channel: 'hand-over',
} as const;
const formPng = exhibitPath(formPicture('f0f0f0f0f0f0', home), 'png');
const search = form({
  signature: 'abababababab',
  selector: '#search',
  purpose: 'search',
  method: 'get',
  action: 'https://www.mpro.org/search',
  fields: [topic()],
});

const redirects =
  'whether the server redirects what is sent with the form "Write to us" over an address that is not encrypted';

testClaim(rule, {
  conforms: [
    {
      name: 'a step that sends nothing by itself, the last one of which was sent',
      evidence: inSteps({}),
      subjectsChecked: 2,
    },
    { name: 'page, target and hops are encrypted', evidence: siteWith(form(), filled()), subjectsChecked: 1 },
    {
      name: 'a redirect after submitting that stays encrypted',
      evidence: siteWith(
        form(),
        filled({
          trials: [
            trial({
              hops: [
                post,
                { url: 'https://events.mpro.org/thanks', method: 'GET', status: 200, carriesValues: false },
              ],
            }),
          ],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: "a dialog's form only closes the dialog, whatever its action says",
      evidence: siteWith(form({ method: 'dialog', action: plain }), filled()),
      subjectsChecked: 1,
    },
    {
      name: 'controls without a form on an encrypted page, sent by script over https',
      evidence: siteWith(
        form({ formless: true, action: home }),
        filled({ trials: [], transmissions: [sent({ channel: 'fetch', isSubmission: false })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a form submitted by script names no address to be wrong',
      evidence: siteWith(form({ action: 'javascript:void(0)' }), filled()),
      subjectsChecked: 1,
    },
    {
      name: 'a request over http that carries nothing typed',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [sent({ scheme: 'http', url: 'http://cdn.assetbay.example/a.png', sightings: [] })],
        }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'a server that refuses made-up credentials has answered',
      evidence: siteWith(
        form({ purpose: 'login' }),
        filled({ trials: [trial({ result: 'refused-by-server', detail: 'answered with 422' })] }),
      ),
      subjectsChecked: 1,
    },
    ...(['dry', 'never'] as const).map(submit => ({
      name: `where the server redirects to is not asked with SUBMIT=${submit}`,
      evidence: submitted(
        submit,
        siteWith(
          form(),
          filled({ trials: [trial({ result: submit === 'dry' ? 'stopped' : 'not-tried', hops: [] })] }),
        ),
      ),
      subjectsChecked: 1,
      limits: [
        {
          page: home,
          subject: '#contact',
          question: redirects,
          settledBy: 'a run with SUBMIT=real' as const,
        },
      ],
    })),
    {
      name: 'a search form that was held back asks nobody who they are',
      evidence: siteWith(
        search,
        filled({ signature: 'abababababab', trials: [trial({ result: 'stopped' })] }),
      ),
      subjectsChecked: 1,
    },
    {
      name: 'the same form on two pages is one subject',
      evidence: site({
        pages: [page({ forms: [form()] }), page({ url: `${home}b`, forms: [form()] })],
        filled: [filled(), filled({ page: `${home}b`, light: true, trials: [trial({ result: 'stopped' })] })],
      }),
      subjectsChecked: 1,
    },
  ],
  violates: [
    {
      name: 'the target is not encrypted',
      evidence: siteWith(form({ action: plain }), filled({ trials: [], transmissions: [] }), {
        exhibits: [formPng],
      }),
      violations: [
        {
          ...at,
          says: 'Change its target to an https: address',
          expected: 'a target over https:',
          actual: plain,
          evidence: [formPng],
        },
      ],
    },
    {
      name: 'the target of one of its buttons is not encrypted',
      evidence: siteWith(form({ formActions: [plain] }), filled()),
      violations: [
        {
          ...at,
          says: 'sends what is typed without encryption',
          expected: 'a target over https:',
          actual: plain,
        },
      ],
    },
    {
      name: 'a search form counts as well',
      evidence: siteWith(
        form({ ...search, action: 'http://www.mpro.org/search' }),
        filled({ signature: 'abababababab' }),
      ),
      violations: [
        {
          ...at,
          subject: '#search',
          says: 'Change its target',
          expected: 'a target over https:',
          actual: 'http://www.mpro.org/search',
        },
      ],
    },
    {
      name: 'the page is not encrypted, though the target is',
      evidence: site({
        pages: [page({ finalUrl: 'http://www.mpro.org/', forms: [form()] })],
        filled: [filled()],
      }),
      violations: [
        {
          ...at,
          says: 'Serve the page over HTTPS only',
          expected: 'a page served over https:',
          actual: 'http://www.mpro.org/',
        },
      ],
    },
    {
      name: 'page and target are the same unencrypted address: accused once',
      evidence: site({
        pages: [page({ finalUrl: plain, forms: [form({ action: plain })] })],
        filled: [filled()],
      }),
      violations: [
        {
          ...at,
          says: 'stands on a page that is not encrypted',
          expected: 'a page served over https:',
          actual: plain,
        },
      ],
    },
    {
      name: 'it submits by e-mail',
      evidence: siteWith(form({ action: 'mailto:info@mpro.org' }), filled({ trials: [], transmissions: [] })),
      violations: [
        {
          ...at,
          says: 'submits by e-mail',
          expected: 'a target over https:',
          actual: 'mailto:info@mpro.org',
        },
      ],
    },
    {
      name: 'a script hands what is typed to a program for e-mail: one violation, whether the press or a field did it',
      evidence: siteWith(
        form(),
        filled({
          trials: [
            trial({
              result: 'not-tried',
              hops: [{ url: `${letter}?body=x`, method: 'GET', status: 0, carriesValues: true }],
            }),
          ],
          transmissions: [sent(handedOver)],
        }),
      ),
      violations: [
        {
          ...at,
          says: 'A script puts what is typed into the form "Write to us" into an e-mail',
          expected: 'typed values sent over https: only',
          actual: `${letter}?body=kestrel.moss%40example.org`,
        },
      ],
    },
    {
      name: 'a redirect carries the values on without encryption',
      evidence: siteWith(
        form(),
        filled({
          trials: [carriedOn],
        }),
      ),
      violations: [
        {
          ...at,
          says: 'redirect that is not encrypted, with what was typed',
          expected: 'every hop of the submission over https:',
          actual: `POST https://www.mpro.org/contact → POST ${plain}`,
        },
      ],
    },
    {
      name: 'the confirmation page is not encrypted',
      evidence: siteWith(
        form(),
        filled({
          trials: [
            trial({
              hops: [
                post,
                { url: 'http://www.mpro.org/thanks', method: 'GET', status: 200, carriesValues: false },
              ],
            }),
          ],
        }),
      ),
      violations: [
        {
          ...at,
          says: 'to the page that follows',
          expected: 'every hop of the submission over https:',
          actual: 'POST https://www.mpro.org/contact → GET http://www.mpro.org/thanks',
        },
      ],
    },
    {
      name: 'a script sends what is typed without encryption',
      evidence: siteWith(
        form({ formless: true, action: home }),
        filled({
          trials: [],
          transmissions: [byScript],
        }),
      ),
      violations: [
        {
          ...at,
          says: 'without encryption by a script',
          expected: 'typed values sent over https: only',
          actual: 'POST http://www.mpro.org/api?e=1',
        },
      ],
    },
    {
      name: 'a script does so beside equal forms: accused on each page that was seen to',
      evidence: site({
        pages: ['', 'b'].map(path => page({ url: `${home}${path}`, forms: [form()] })),
        filled: ['', 'b'].map(path =>
          filled({
            page: `${home}${path}`,
            ...(path === '' ? {} : { light: true }),
            transmissions: [byScript],
          }),
        ),
      }),
      violations: ['', 'b'].map(path => ({
        ...at,
        page: `${home}${path}`,
        says: 'without encryption by a script. Send it to an https: address.',
        expected: 'typed values sent over https: only',
        actual: 'POST http://www.mpro.org/api?e=1',
      })),
    },
    {
      name: 'a redirect of equal forms: accused once, with the other page named',
      evidence: site({
        pages: ['', 'b'].map(path => page({ url: `${home}${path}`, forms: [form()] })),
        filled: ['', 'b'].map(path =>
          filled({
            page: `${home}${path}`,
            trials: [carriedOn],
          }),
        ),
      }),
      violations: [
        {
          ...at,
          says: 'Let the server redirect to https: addresses only. The same stands on 1 more page, such as https://www.mpro.org/b.',
          expected: 'every hop of the submission over https:',
          actual: `POST https://www.mpro.org/contact → POST ${plain}`,
        },
      ],
    },
    {
      name: 'a socket is not encrypted',
      evidence: siteWith(
        form(),
        filled({
          transmissions: [
            sent({ scheme: 'ws', url: 'ws://www.mpro.org/live', channel: 'websocket', isSubmission: false }),
          ],
        }),
      ),
      violations: [
        {
          ...at,
          says: 'by a script',
          expected: 'typed values sent over https: only',
          actual: 'POST ws://www.mpro.org/live',
        },
      ],
    },
    {
      name: 'in a frame of the family',
      evidence: site({
        pages: [page({ frames: [frame('https://events.mpro.org/form', [form({ action: plain })])] })],
        filled: [filled({ frame: 'https://events.mpro.org/form?x=1' })],
      }),
      violations: [
        {
          ...at,
          says: 'in the frame https://events.mpro.org/form sends what is typed without encryption',
          expected: 'a target over https:',
          actual: plain,
        },
      ],
    },
    {
      name: 'on many pages: accused once, with the number of the others',
      evidence: site({
        pages: [
          page({ forms: [form({ action: plain })] }),
          page({ url: `${home}b`, forms: [form({ action: plain })] }),
        ],
        filled: [filled(), filled({ page: `${home}b`, light: true })],
      }),
      violations: [
        {
          ...at,
          says: `The same stands on 1 more page, such as ${home}b.`,
          expected: 'a target over https:',
          actual: plain,
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'nothing came after a step that sends nothing by itself',
      evidence: inSteps(undefined),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason:
            'a further step of the form was not filled in, so it is not known whether the server redirects what is sent with the form "Write to us" over an address that is not encrypted',
        },
      ],
    },
    {
      name: 'the last step was held back',
      evidence: inSteps({ trials: [trial({ result: 'stopped' })] }),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          code: 'answer-unknown',
          reason: `the submission was held back, so it is not known ${redirects}`,
        },
      ],
    },
    {
      name: 'a page could not be looked at',
      evidence: site({
        pages: [page({ forms: [form()] }), page({ url: `${home}b`, outcome: timedOut })],
        filled: [filled()],
      }),
      undetermined: [{ page: `${home}b`, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'a form that asks who somebody is was not filled in',
      evidence: siteWith(form()),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          reason: 'the form "Write to us" was not filled in: what becomes of what is typed is not known',
        },
      ],
    },
    {
      name: 'filling it in was given up',
      evidence: siteWith(form(), filled({ outcome: timedOut })),
      undetermined: [{ page: home, subject: '#contact', reason: `not filled in: ${timedOutReason}` }],
    },
    {
      name: 'the submission was held back: nobody knows where the server redirects to',
      evidence: siteWith(form(), filled({ trials: [trial({ result: 'stopped' })] })),
      undetermined: [
        {
          page: home,
          subject: '#contact',
          code: 'answer-unknown',
          reason: `the submission was held back, so it is not known ${redirects}`,
        },
      ],
    },
    ...heldForCertificate(`${heldForExpired}, so it is not known ${redirects}`),
    {
      name: 'the crawl did not finish',
      evidence: siteWith(form(), filled(), { crawl: { complete: false } }),
      undetermined: [
        { page: home, subject: 'crawl', reason: 'the crawl did not finish: pages may be missing' },
      ],
    },
    {
      name: 'something unreadable left without encryption after typing',
      evidence: siteWith(
        form(),
        filled({ transmissions: [sent({ scheme: 'http', host: 'x.example', opaque: true, sightings: [] })] }),
      ),
      undetermined: [
        {
          page: home,
          subject: 'x.example',
          reason: 'something that cannot be read was sent to x.example without encryption after typing',
        },
      ],
    },
  ],
  noSubject: [
    { name: 'no form at all', evidence: site(), notes: ['No form on this site can be filled in.'] },
    {
      name: 'a form of nothing but a button, over http',
      evidence: siteWith(form({ action: plain, fields: [field({ type: 'submit', kind: null })] })),
      notes: ['No form on this site can be filled in.'],
    },
  ],
});
