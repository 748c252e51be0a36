import { exhibitPath } from '../../crawler/evidence/exhibits.js';
import { documentPicture, documentSheet, linkPicture, pagePicture } from '../../crawler/evidence/pictures.js';
import { rule } from '../../specs/rules/policy-link-current.js';
import { policyText } from '../../policy/text.js';
import { testClaim } from './claim-tester.js';
import {
  axeCheck,
  effective,
  home,
  inventoryPage,
  link,
  page,
  policyDocument,
  policyExhibits,
  policyUrl,
  site,
  timedOut,
  timedOutReason,
} from './evidence-builders.js';

const other = 'https://www.mpro.org/privacy-2018';
const named = (href: string, name = 'Privacy Policy'): string => `link "${name}" → ${href}`;
const otherWords = policyText.replace('does not allow third parties', 'allows third parties');
const oneDate = 'one effective date: 2021-01-15';
const noLink = {
  page: home,
  subject: 'link to the privacy policy',
  says: 'Put a link named "Privacy Policy" on it',
  expected: 'a visible link named "Privacy Policy" or the like',
  evidence: [],
};
const withLinks = (links: Parameters<typeof link>[0][], documents = [policyDocument()]) =>
  site({ pages: [page({ policyLinks: links.map(each => link(each)) })], documents });
const dated = (dates: ReturnType<typeof effective>[], given = {}) =>
  policyDocument({ dates, text: 'MPRO Privacy Policy', ...given });
/** What axe-core measured of the footer's link. */
const faint = (page: string, ratio: number) =>
  axeCheck({
    kind: 'policy-link',
    subject: `footer a → ${policyUrl}`,
    page,
    contrasts: [{ selector: 'footer a', text: '', ratio }],
  });
const longUrl = `${home}${'a-long-way-down/'.repeat(5)}`;
const png = (name: string): string => exhibitPath(name, 'png');
const google = { name: 'Privacy Policy', href: 'https://policies.google.com/privacy' };

testClaim(rule, {
  conforms: [
    {
      name: 'a pale link that can be read',
      evidence: site({ accessibility: [faint(home, 2.8)] }),
      subjectsChecked: 2,
    },
    { name: 'every page links to the current policy', evidence: site(), subjectsChecked: 2 },
    {
      name: 'the policy page itself needs no link to itself',
      evidence: site({ pages: [page(), page({ url: policyUrl, policyLinks: [] })] }),
      subjectsChecked: 3,
    },
    {
      name: 'a link over http that redirects to the current policy',
      evidence: withLinks(
        [{ href: 'http://mpro.org/privacy' }],
        [policyDocument({ url: 'http://mpro.org/privacy', finalUrl: policyUrl })],
      ),
      subjectsChecked: 2,
    },
    {
      name: 'several links, HTML and PDF of the same version',
      evidence: withLinks(
        [{}, { href: `${policyUrl}#cookies`, name: 'Privacy' }, { href: `${policyUrl}.pdf` }],
        [policyDocument(), policyDocument({ url: `${policyUrl}.pdf`, format: 'pdf' })],
      ),
      subjectsChecked: 3,
    },
    {
      name: 'a link in the cookie box beside that of the footer',
      evidence: withLinks([{}, { inPrompt: true }]),
      subjectsChecked: 2,
    },
    {
      name: "somebody else's policy, called by its name",
      evidence: withLinks([{}, { ...google, name: 'Google Privacy Policy' }]),
      subjectsChecked: 2,
    },
    {
      name: "somebody else's policy, told by the words around it",
      evidence: withLinks([
        {},
        {
          ...google,
          context:
            'This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.',
        },
      ]),
      subjectsChecked: 2,
    },
    {
      name: 'the policy of a third party whose name its host does not bear',
      evidence: withLinks([
        {},
        {
          href: 'https://legal.fb-holding.example/p',
          name: 'privacy policy',
          context: "Videos play under FormBarn's privacy policy.",
        },
      ]),
      subjectsChecked: 2,
    },
    {
      name: 'an updated date that is the effective one, and one before it',
      evidence: withLinks(
        [{}],
        [
          policyDocument({
            dates: [
              effective('2021-01-15', 'Effective January 15, 2021'),
              { date: '2021-01-15', label: 'updated', phrase: 'Last updated January 15, 2021' },
            ],
          }),
        ],
      ),
      subjectsChecked: 2,
    },
    {
      name: 'an old version behind a link that gives itself out as something else',
      evidence: withLinks(
        [{}, { href: other, name: 'Archive', named: false }],
        [policyDocument(), dated([effective('2018-03-01', 'effective March 1, 2018')], { url: other })],
      ),
      subjectsChecked: 2,
    },
    {
      name: 'the same text a second time, beside its page in other capitals',
      evidence: withLinks(
        [{}, { href: other }],
        [policyDocument(), policyDocument({ url: other, text: `Home\n${policyText.toUpperCase()}` })],
      ),
      subjectsChecked: 3,
    },
    {
      name: 'a translation with the same date',
      evidence: withLinks(
        [{}, { href: other }],
        [
          policyDocument(),
          policyDocument({
            url: other,
            text: 'Política de privacidad. Esta política está vigente desde el 15 de enero de 2021. No vendemos ni alquilamos sus datos personales.',
          }),
        ],
      ),
      subjectsChecked: 3,
    },
    {
      name: 'the one policy of the site says something else: that is for the claim on its text',
      evidence: withLinks([{}], [policyDocument({ text: otherWords })]),
      subjectsChecked: 2,
    },
    {
      name: 'the policy that most pages link to says something else than a copy of it: that is for the claim on its text',
      evidence: site({
        pages: [
          page({ policyLinks: [link()] }),
          page({ url: `${home}about`, policyLinks: [link({ page: `${home}about` })] }),
          page({ url: `${home}news`, policyLinks: [link({ href: other, page: `${home}news` })] }),
        ],
        documents: [policyDocument({ text: otherWords }), policyDocument({ url: other })],
      }),
      subjectsChecked: 5,
    },
    {
      name: 'a PDF among the pages has no place for a link',
      evidence: site({
        pages: [page(), page({ url: `${home}a.pdf`, policyLinks: [] })],
        crawl: { pages: [inventoryPage(page({ url: `${home}a.pdf` }), { contentType: 'application/pdf' })] },
      }),
      subjectsChecked: 2,
    },
    {
      name: 'a document that only frames show has the link of its page',
      evidence: site({
        pages: [page(), page({ url: `${home}sign-up`, policyLinks: [] })],
        crawl: {
          pages: [inventoryPage(page()), inventoryPage(page({ url: `${home}sign-up` }), { framed: true })],
        },
      }),
      subjectsChecked: 2,
    },
  ],
  violates: [
    {
      name: 'a link that has nearly the colour of what is behind it, on the page where that was measured',
      evidence: site({
        pages: [page(), page({ url: `${home}b`, policyLinks: [link({ page: `${home}b` })] })],
        accessibility: [faint(home, 1.3)],
      }),
      violations: [
        {
          ...noLink,
          actual: `only a link that has nearly the colour of what is behind it (contrast 1.3 to 1): ${policyUrl}`,
        },
      ],
    },
    {
      name: 'a document that a frame shows, and a link leads to as well',
      evidence: site({
        pages: [page(), page({ url: `${home}sign-up`, policyLinks: [] })],
        crawl: {
          pages: [
            inventoryPage(page()),
            inventoryPage(page({ url: `${home}sign-up` }), { foundBy: 'frame', foundOn: home }),
          ],
        },
      }),
      violations: [{ ...noLink, page: `${home}sign-up`, actual: 'no such link' }],
    },
    { name: 'no link at all', evidence: withLinks([]), violations: [{ ...noLink, actual: 'no such link' }] },
    {
      name: 'a link that nobody sees',
      evidence: withLinks([{ visible: false, hiddenBy: 'display' }]),
      violations: [{ ...noLink, actual: `only a link that cannot be seen (display): ${policyUrl}` }],
    },
    {
      name: 'a link in the cookie box alone',
      evidence: withLinks([{ inPrompt: true }]),
      violations: [
        {
          ...noLink,
          says: 'goes away with the answer',
          actual: `only a link in the box that asks about cookies, which goes away with the answer: ${policyUrl}`,
        },
      ],
    },
    {
      name: 'a link without a name',
      evidence: withLinks([{ name: '', named: false }]),
      violations: [{ ...noLink, actual: `only a link without a name: ${policyUrl}` }],
    },
    {
      name: 'a link with another name',
      evidence: withLinks([{ name: 'Legal', named: false }]),
      violations: [{ ...noLink, actual: `only a link with another name, "Legal": ${policyUrl}` }],
    },
    {
      name: "only somebody else's policy, with a picture of the page",
      evidence: site({
        pages: [page({ policyLinks: [link({ ...google, name: 'Google Privacy Policy' })] })],
        exhibits: [png(pagePicture(home)), png(pagePicture(`${home}b`))],
      }),
      violations: [
        {
          ...noLink,
          actual: `only the policy of somebody else: ${google.href}`,
          evidence: [png(pagePicture(home))],
        },
      ],
    },
    {
      name: 'no link on pages of which only one has a picture, their addresses alike for long',
      evidence: site({
        pages: [`${longUrl}1`, `${longUrl}2`].map(url => page({ url, policyLinks: [] })),
        exhibits: [png(pagePicture(`${longUrl}2`))],
      }),
      violations: [
        { ...noLink, page: `${longUrl}1`, actual: 'no such link' },
        {
          ...noLink,
          page: `${longUrl}2`,
          actual: 'no such link',
          evidence: [png(pagePicture(`${longUrl}2`))],
        },
      ],
    },
    {
      name: 'no link on a page that another stands for, with the picture of that one',
      evidence: site({
        pages: [page(), page({ url: `${home}b`, policyLinks: [], representedBy: `${home}a` })],
        exhibits: [png(pagePicture(`${home}a`))],
      }),
      limits: [
        {
          page: home,
          subject: 'pages stood for by their equals',
          question:
            'whether the 1 page of which another of the same kind was visited keeps this as that one does',
          settledBy: 'a run with VISITS=all',
        },
      ],
      violations: [
        { ...noLink, page: `${home}b`, actual: 'no such link', evidence: [png(pagePicture(`${home}a`))] },
      ],
    },
    {
      name: 'a plain link to another host, with a picture of it',
      evidence: site({
        pages: [page({ policyLinks: [link({ href: 'https://www.example.net/privacy' })] })],
        exhibits: [png(linkPicture('https://www.example.net/privacy?lang=en')), png(linkPicture(policyUrl))],
      }),
      violations: [
        {
          page: home,
          subject: named('https://www.example.net/privacy'),
          says: 'leads to another website',
          expected: 'the current policy on a host of the family (www.mpro.org, mpro.org, *.mpro.org)',
          actual: 'https://www.example.net/privacy',
          evidence: [png(linkPicture('https://www.example.net/privacy'))],
        },
      ],
    },
    {
      name: 'a dead link, beside one that works, on two pages',
      evidence: site({
        pages: [
          page({ policyLinks: [link(), link({ href: other })] }),
          page({ url: `${home}b`, policyLinks: [link({ href: other })] }),
        ],
        documents: [
          policyDocument(),
          policyDocument({
            url: other,
            status: 404,
            chain: [{ url: other, status: 404 }],
            text: '',
            dates: [],
          }),
        ],
      }),
      violations: [
        {
          page: home,
          subject: named(other),
          says: `error page. Let it lead to the current policy. The same stands on 1 more page, such as ${home}b.`,
          expected: 'the current policy (status 200)',
          actual: `${other} (404)`,
          evidence: [],
        },
      ],
    },
    {
      name: 'an old version beside the current one, with pictures of link and text',
      evidence: {
        ...withLinks(
          [{}, { href: other }],
          [policyDocument(), dated([effective('2018-03-01', 'effective March 1, 2018')], { url: other })],
        ),
        exhibits: [
          ...policyExhibits,
          exhibitPath(documentSheet(other), 'txt'),
          png(documentPicture(other)),
          png(linkPicture(other)),
        ],
      },
      violations: [
        {
          page: home,
          subject: named(other),
          says: 'another version of it than the current one',
          expected: 'the policy effective 2021-01-15',
          actual: `${other}: "effective March 1, 2018"`,
          evidence: [
            png(linkPicture(other)),
            exhibitPath(documentSheet(other), 'txt'),
            png(documentPicture(other)),
          ],
        },
      ],
    },
    ...[
      otherWords,
      'We may share what you tell us with our partners and with the public, and your choices do not change this.',
    ].map(text => ({
      name: `another text under the same date, linked from one page: ${text.slice(0, 30)}`,
      evidence: site({
        pages: [
          page({ policyLinks: [link()] }),
          page({ url: `${home}about`, policyLinks: [link({ href: other, page: `${home}about` })] }),
        ],
        documents: [policyDocument(), policyDocument({ url: other, text })],
      }),
      violations: [
        {
          page: `${home}about`,
          subject: named(other),
          says: 'bears the date of the current policy and says something else',
          expected: 'the policy effective 2021-01-15, word for word',
          actual: `${other}: other words under the same date`,
          evidence: [],
        },
      ],
    })),
    {
      name: 'the policy over http',
      evidence: withLinks([{}], [policyDocument({ finalUrl: 'http://www.mpro.org/privacy-policy' })]),
      violations: [
        {
          page: home,
          subject: named(policyUrl),
          says: 'served without encryption',
          expected: 'the current policy over https:',
          actual: 'http://www.mpro.org/privacy-policy',
          evidence: [],
        },
      ],
    },
    {
      name: 'a redirect off the site',
      evidence: withLinks(
        [{}],
        [policyDocument({ finalUrl: 'https://www.example.net/p', status: 0, text: '' })],
      ),
      violations: [
        {
          page: home,
          subject: named(policyUrl),
          says: 'another website',
          expected: 'the current policy on a host of the family (www.mpro.org, mpro.org, *.mpro.org)',
          actual: 'https://www.example.net/p',
          evidence: [],
        },
      ],
    },
    {
      name: 'redirects in circles',
      evidence: withLinks(
        [{}],
        [
          policyDocument({
            status: 302,
            chain: [{ url: policyUrl, status: 302 }],
            outcome: { ok: false, reason: 'redirect-loop', detail: 'x' },
          }),
        ],
      ),
      violations: [
        {
          page: home,
          subject: named(policyUrl),
          says: 'redirects in circles',
          expected: 'the current policy (status 200)',
          actual: `${policyUrl} (302)`,
          evidence: [],
        },
      ],
    },
    {
      name: 'the link leads to the home page',
      evidence: withLinks(
        [{}],
        [policyDocument({ finalUrl: home, title: 'MPRO: Home', text: 'Welcome', dates: [] })],
      ),
      violations: [
        {
          page: home,
          subject: named(policyUrl),
          says: 'leads to something else',
          expected: 'the policy effective 2021-01-15',
          actual: `${home}: "MPRO: Home"`,
          evidence: [],
        },
      ],
    },
    {
      name: 'another effective date, with the text as it was read and its picture',
      evidence: {
        ...withLinks([{}], [dated([effective('2023-03-02', 'effective as of March 2, 2023')])]),
        exhibits: [...policyExhibits, png(pagePicture(home))],
      },
      violations: [
        {
          page: policyUrl,
          subject: 'effective date',
          says: 'another effective date',
          expected: oneDate,
          actual: '"effective as of March 2, 2023"',
          evidence: [...policyExhibits],
        },
      ],
    },
    {
      name: 'several effective dates',
      evidence: withLinks(
        [{}],
        [
          dated([
            effective('2021-01-15', 'effective as of January 15, 2021'),
            effective('2019-05-01', 'Effective May 1, 2019'),
          ]),
        ],
      ),
      violations: [
        {
          page: policyUrl,
          subject: 'effective date',
          says: 'several effective dates',
          expected: oneDate,
          actual: '"effective as of January 15, 2021"; "Effective May 1, 2019"',
          evidence: [],
        },
      ],
    },
    {
      name: 'no effective date',
      evidence: withLinks([{}], [policyDocument({ dates: [] })]),
      violations: [
        {
          page: policyUrl,
          subject: 'effective date',
          says: 'states no effective date',
          expected: oneDate,
          actual: 'no date',
          evidence: [],
        },
      ],
    },
    {
      name: 'an updated date is no effective date',
      evidence: withLinks(
        [{}],
        [
          policyDocument({
            dates: [{ date: '2021-01-15', label: 'updated', phrase: 'Updated January 15, 2021' }],
          }),
        ],
      ),
      violations: [
        {
          page: policyUrl,
          subject: 'effective date',
          says: 'states no effective date',
          expected: oneDate,
          actual: '"Updated January 15, 2021"',
          evidence: [],
        },
      ],
    },
    {
      name: 'an effective date that is still to come',
      evidence: withLinks([{}], [dated([effective('2031-01-01', 'effective January 1, 2031')])]),
      violations: [
        {
          page: policyUrl,
          subject: 'effective date',
          says: 'still to come',
          expected: 'an effective date up to 2026-11-24',
          actual: '"effective January 1, 2031"',
          evidence: [],
        },
      ],
    },
  ],
  undetermined: [
    {
      name: 'axe-core could not tell how well the link can be seen',
      evidence: site({ accessibility: [{ ...faint(home, 1), outcome: timedOut, contrasts: [] }] }),
      undetermined: [
        {
          page: home,
          subject: `link to footer a → ${policyUrl}`,
          reason: `how well it can be seen is not known: ${timedOutReason}`,
        },
      ],
    },
    {
      name: 'a page could not be looked at',
      evidence: site({ pages: [page(), page({ url: `${home}b`, outcome: timedOut, policyLinks: [] })] }),
      undetermined: [{ page: `${home}b`, subject: 'page', reason: timedOutReason }],
    },
    {
      name: 'the document was not fetched',
      evidence: withLinks([{}], []),
      undetermined: [{ page: home, subject: named(policyUrl), reason: 'the document was not fetched' }],
    },
    {
      name: 'the document could not be looked at',
      evidence: withLinks([{}], [policyDocument({ outcome: timedOut, status: 0 })]),
      undetermined: [{ page: home, subject: named(policyUrl), reason: timedOutReason }],
    },
    {
      name: 'the server is down for now',
      evidence: withLinks([{}], [policyDocument({ status: 503, text: '' })]),
      undetermined: [{ page: home, subject: named(policyUrl), reason: 'the document answered 503' }],
    },
    {
      name: 'a PDF of pictures',
      evidence: withLinks([{}], [policyDocument({ format: 'pdf', text: ' ', dates: [] })]),
      undetermined: [
        {
          page: home,
          subject: named(policyUrl),
          reason: 'the document cannot be read (pdf, no text found in it)',
        },
      ],
    },
    {
      name: 'a link that a script opens',
      evidence: withLinks([{ href: 'javascript:showPolicy()' }]),
      undetermined: [
        {
          page: home,
          subject: named('javascript:showPolicy()'),
          reason: 'the link is opened by a script (javascript:showPolicy()): where it leads is not known',
        },
      ],
    },
    {
      name: 'the documents of a page are missing',
      evidence: site({
        missing: [{ kind: 'documents', page: home, reason: 'the links of this page were not followed' }],
      }),
      undetermined: [
        { page: home, subject: 'privacy policy', reason: 'the links of this page were not followed' },
      ],
    },
    {
      name: 'nothing was crawled',
      evidence: site({ pages: [], documents: [] }),
      undetermined: [{ page: home, subject: 'crawl', reason: 'the crawl found no page' }],
    },
  ],
  noSubject: { cannotBe: 'A site without any page is a crawl that found nothing, which is undetermined.' },
});
