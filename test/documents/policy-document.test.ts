import PDFDocument from 'pdfkit';
import { bounds } from '../../crawler/evidence/bounds.js';
import { observeDocument } from '../../crawler/documents/policy-document.js';
import { findBrowsers } from '../../crawler/browser/find-browser.js';
import type { ProfileContext } from '../../crawler/profiles/profile.js';
import { readSettings } from '../../crawler/settings.js';
import type { Tab } from '../../crawler/visit/tab.js';
import { serve, type Answer } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const long = 'MPRO keeps what its visitors entrust to it, and says here how. '.repeat(5);

async function pdf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ info: { Title: 'Privacy' } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise(resolve => document.on('end', resolve));
  document.text(text);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Exhibits by name and extension, the site's address left out. */
type Kept = Record<string, string | Uint8Array>;

const observe = async (
  tab: Tab,
  answers: Readonly<Record<string, Answer>>,
  path = '/privacy',
  kept: Kept = {},
) => {
  const site = await serve(answers);
  const settings = readSettings({ BASE_URL: site.baseUrl }, '2026-01-01');
  const context: ProfileContext = {
    settings,
    browsers: findBrowsers(process.env['CHROMIUM_PATH']),
    trust: { env: {}, args: [] },
    keep: (name, extension, content) => {
      kept[`${name.replace(site.baseUrl, '/')}.${extension}`] = content;
      return Promise.resolve(name);
    },
    say: () => undefined,
  };
  const tabs = { openTab: () => Promise.resolve(tab), release: () => Promise.resolve() };
  try {
    const document = await observeDocument(context, tabs, new URL(path, site.baseUrl).href);
    const short = (url: string): string => url.replace(site.baseUrl, '/');
    return {
      ...document,
      url: short(document.url),
      finalUrl: short(document.finalUrl),
      canonical: short(document.canonical),
      chain: document.chain.map(hop => `${hop.status} ${short(hop.url)}`),
    };
  } finally {
    await site.close();
  }
};

test('of a text longer than its bound the record says so', async ({ tab }) => {
  const most = bounds.policyText.value;
  const written = (characters: number): string =>
    `<!doctype html><title>Privacy</title><main><p>${'We keep it. '.repeat(characters / 12)}</p></main>`;
  const answers = { '/short': written(most - 1_200), '/long': written(most + 1_200) };
  expect((await observe(tab, answers, '/short')).bounds).toBeUndefined();
  const cut = await observe(tab, answers, '/long');
  expect([cut.text.length, cut.bounds]).toEqual([most, ['policyText']]);
});

test('sections that a script builds only when they are opened are read, one at a time or all together; menus are left closed', async ({
  tab,
}) => {
  const sectionsOf = (
    behind: string,
  ) => `<!doctype html><title>Privacy</title><header><h3><button aria-expanded="false" onclick="this.closest('header').append('A menu.')">Menu</button></h3></header>
<main><p>${long}</p><div id="all"></div><form><button aria-expanded="false" onclick="document.title='sent'">Send</button></form></main>
<script>
const words = [['Collection', 'We collect names.'], ['Cookies', 'We set cookies.'], ['Contact', 'Write to us.']];
let open = [];
function draw() {
  all.replaceChildren(...words.map(([title, text], at) => {
    const section = document.createElement('section'), heading = document.createElement('h3'), button = document.createElement('button');
    button.textContent = title;
    button.type = 'button';
    button.setAttribute('aria-expanded', String(open.includes(at)));
    button.onclick = () => { ${behind} };
    heading.append(button);
    section.append(heading);
    if (open.includes(at)) section.append(Object.assign(document.createElement('p'), { textContent: text }));
    return section;
  }));
}
draw();
</script>`;
  const kept =
    'open = [...open, at]; section.append(Object.assign(document.createElement("p"), { textContent: text })); button.setAttribute("aria-expanded", "true")';
  const oneAtATime =
    'all.querySelectorAll("section p").forEach(each => each.remove()); setTimeout(() => section.append(Object.assign(document.createElement("p"), { textContent: text })), 50)';
  const read = 'Collection\nWe collect names.\nCookies\nWe set cookies.\nContact\nWrite to us.\nSend';
  for (const behind of [kept, oneAtATime]) {
    const { text, title } = await observe(tab, { '/privacy': sectionsOf(behind) });
    expect([text, title]).toEqual([`${long.trim()}\n${read}`, 'Privacy']);
  }
  const { text } = await observe(tab, { '/privacy': sectionsOf('') });
  expect(text).toEqual(`${long.trim()}\nCollection\nCookies\nContact\nSend`);
  const idle = '<p><button type="button" aria-expanded="false">Share</button></p><hr>'.repeat(5);
  const behindIdle = await observe(tab, {
    '/privacy': sectionsOf(kept).replace('<div id="all">', `${idle}$&`),
  });
  expect(behindIdle.text.endsWith(read)).toBe(true);
});

test('a bar that stays in place beside the policy is no part of it; a box that holds the page is', async ({
  tab,
}) => {
  const bar =
    '<div style="position:fixed;bottom:0"><p>We use cookies. <b>All of them.</b></p><button>Accept</button></div>';
  const shadowed = (name: string, html: string): string =>
    `<${name}></${name}><script>customElements.define('${name}', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(html)}; } })</script>`;
  const read = async (body: string): Promise<string> =>
    (await observe(tab, { '/privacy': `<!doctype html><body>${body}` })).text;
  const policy = `<article><p>${long}</p></article>`;
  expect(await read(`<div><p>${long}</p></div>${bar}`)).toBe(long.trim());
  expect(await read(shadowed('the-policy', policy) + shadowed('the-choice', bar))).toBe(long.trim());
  expect(await read(`<div style="position:fixed;inset:0;overflow:auto"><p>${long}</p></div>${bar}`)).toBe(
    long.trim(),
  );
});

test('what a box of its own scrolls to can be read; what it cannot scroll to is hidden', async ({ tab }) => {
  const many = `<p>${long}</p>`.repeat(40);
  const read = async (body: string, style: string): Promise<readonly [boolean, string]> => {
    const { text, hiddenText } = await observe(tab, {
      '/privacy': `<!doctype html><style>${style}</style><body>${body}`,
    });
    return [text.endsWith('The last words.'), hiddenText];
  };
  const last = '<p>The last words.</p>';
  const shell =
    'html, body { height: 100%; margin: 0; overflow: hidden } .a { height: 100vh; overflow: auto }';
  const away = '<p style="position: absolute; left: -9999px">Out of reach.</p>';
  expect(await read(`<div class="a">${many}${last}</div>`, shell)).toEqual([true, '']);
  expect(await read(`<div class="a">${many}${last}</div>`, '.a { height: 300px; overflow: auto }')).toEqual([
    true,
    '',
  ]);
  expect(
    await read(
      `<div class="a">${many}${away}${last}</div>`,
      '.a { position: relative; height: 300px; overflow: auto }',
    ),
  ).toEqual([true, 'Out of reach.']);
});

test('words that come out when something beside them is pressed can be read; what nothing brings out stays hidden', async ({
  tab,
}) => {
  const away =
    '<style>.more { display: none } .open .more { display: inline } .shut { max-height: 0; overflow: hidden }</style>';
  const more = `<p>We keep names.<span class="more"> We keep addresses as well.</span> <a href="#" class="toggle">Read more</a></p>`;
  const heading =
    '<h2 class="toggle" style="cursor:pointer">Cookies</h2><div><div class="shut">We set cookies on every page.</div></div>';
  const script = `<script>document.addEventListener('click', ({ target }) => {
    if (!target.matches('.toggle')) return;
    if (target.localName === 'a') { target.textContent = 'Read less'; target.parentElement.classList.toggle('open'); }
    else setTimeout(() => target.nextElementSibling.firstElementChild.classList.toggle('shut'), 100);
  })</script>`;
  const read = async (body: string) => {
    const { text, hiddenText } = await observe(tab, {
      '/privacy': `<!doctype html>${away}<main><p>${long}</p>${body}</main>`,
    });
    return [text.split('\n').slice(1), hiddenText];
  };
  expect(await read(more + heading + script)).toEqual([
    ['We keep names. We keep addresses as well.', 'Read less', 'Cookies', 'We set cookies on every page.'],
    '',
  ]);
  // The same without a script behind it, and beside a button that does something else.
  expect(await read(more + heading)).toEqual([
    ['We keep names. Read more', 'Cookies'],
    'We keep addresses as well.\nWe set cookies on every page.',
  ]);
  expect(
    await read(
      '<p style="opacity: 0">We sell what visitors tell us.</p><button type="button">Print</button>',
    ),
  ).toEqual([['Print'], 'We sell what visitors tell us.']);
});

test('what is pressed leads nowhere and sends nothing, and the rest is pressed all the same', async ({
  tab,
}) => {
  const sent: string[] = [];
  const { finalUrl, text } = await observe(tab, {
    '/privacy': `<!doctype html><main><p>${long}</p><button type="button" id="next">Next</button><div><p id="more" hidden>We keep addresses as well.</p><button type="button" id="show">More</button></div></main>
      <script>next.addEventListener('click', () => { location.href = '/terms' });
      show.addEventListener('click', () => { more.hidden = false; fetch('/opened', { method: 'POST' }) })</script>`,
    '/terms': '<main>Terms</main>',
    '/opened': ({ method }, response) => {
      sent.push(String(method));
      response.end();
    },
  });
  expect([finalUrl, text]).toEqual(['/privacy', `${long.trim()}\nNext\nWe keep addresses as well.\nMore`]);
  expect(sent).toEqual([]);
});

test('what a press puts away or takes out could be read before', async ({ tab }) => {
  const read = async (body: string): Promise<string[]> => {
    const { text, hiddenText } = await observe(tab, {
      '/privacy': `<!doctype html><main><p>${long}</p>${body}</main>`,
    });
    return [...text.split('\n').slice(1), `hidden: ${hiddenText}`];
  };
  const section = (title: string, words: string, hidden = ''): string =>
    `<div><b class="t" onclick="for (const p of document.querySelectorAll('.t + p')) p.hidden = p !== this.nextElementSibling">${title}</b><p ${hidden}>${words}</p></div>`;
  // Of a list of sections one is open at a time, the first at the start.
  expect(
    await read(
      section('Names', 'We keep names for a year.') +
        section('Cookies', 'We set cookies on each page.', 'hidden'),
    ),
  ).toEqual(['Names', 'We keep names for a year.', 'Cookies', 'We set cookies on each page.', 'hidden: ']);
  // A view that is drawn anew holds less than the one before.
  expect(
    await read(
      `<section id="s"><p>We keep names for a year, and addresses.</p><p hidden>Words that nothing brings out.</p><button type="button" onclick="s.innerHTML = '<p>Thank you.</p>'">Helpful</button></section>`,
    ),
  ).toEqual([
    'We keep names for a year, and addresses.',
    'Helpful',
    'hidden: Words that nothing brings out.',
  ]);
});

test('a text that a document shows in a frame is its own, where it has none as long; a short one and a hidden one are not', async ({
  tab,
}) => {
  const framed = `${long.repeat(4)} It is framed.`.replaceAll(/\s+/g, ' ').trim();
  const read = async (page: string): Promise<string> =>
    (
      await observe(tab, {
        '/privacy': `<!doctype html>${page}`,
        '/frame': `<p>${framed}</p>`,
        '/map': '<p>A map.</p>',
      })
    ).text;
  const frame = (path: string, style = ''): string =>
    `<iframe src="${path}" width="600" height="400" style="${style}"></iframe>`;
  expect(await read(`<h1>Privacy</h1>${frame('/map')}${frame('/frame')}`)).toBe(framed);
  expect(await read(`<h1>Privacy</h1>${frame('/frame', 'display:none')}${frame('/map')}`)).toBe('Privacy');
  const own = `${long.repeat(5)} It is not.`.replaceAll(/\s+/g, ' ').trim();
  expect(await read(`<p>${own}</p>${frame('/frame')}`)).toBe(own);
});

test('visible text of the main content, line by line, hidden text apart', async ({ tab }) => {
  const document = await observe(tab, {
    '/privacy': `<!doctype html><html lang="en"><head><title>Policy</title><link rel="canonical" href="/privacy-policy"></head><body>
      <header><nav>Home</nav></header><main><nav>Crumbs</nav><h1>Privacy  Policy</h1><p>${long}</p>
      <p>One <b>bold</b> word,<br>next line.</p><ul><li>First</li><li>Second</li></ul>
      <details><summary>More</summary><p>Opened by hand.</p></details>
      <p style="display:none">Secret one.</p><p style="color:#fff">Secret two.</p><p style="position:absolute;left:-9999px">Secret three.</p>
      <p>This Privacy Policy is effective as of January 15, 2021.</p><script>1</script></main><footer>Foot</footer></body></html>`,
  });
  expect(document).toEqual({
    url: '/privacy',
    outcome: { ok: true },
    chain: ['200 /privacy'],
    finalUrl: '/privacy',
    status: 200,
    format: 'html',
    title: 'Policy',
    text: [
      'Privacy Policy',
      long.trim(),
      'One bold word,',
      'next line.',
      'First',
      'Second',
      'More',
      'Opened by hand.',
      'This Privacy Policy is effective as of January 15, 2021.',
    ].join('\n'),
    hiddenText: 'Secret one.\nSecret two.\nSecret three.',
    dates: [{ date: '2021-01-15', label: 'effective', phrase: 'effective as of January 15, 2021' }],
    canonical: '/privacy-policy',
  });
});

test('what stands beside the text in its main content is no part of it', async ({ tab }) => {
  const read = async (inside: string): Promise<string> =>
    (await observe(tab, { '/privacy': `<!doctype html><main><p>${long}</p>${inside}</main>` })).text;
  const beside = [
    '<aside><p>We use data to improve care.</p></aside>',
    '<div role="complementary"><p>Related.</p></div>',
    '<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>',
    '<div><p>We never share your address.</p><form><input type="email"><button>Subscribe</button></form></div>',
  ];
  expect(await read(beside.join(''))).toBe(long.trim());
  const own = [
    '<section id="use-of-cookies"><h2>Use of Cookies</h2><p>We use cookies.</p><button hidden>Copy</button></section>',
    '<section class="consent"><p>By using it you consent.</p></section>',
    `<form><input type="text"><p>${long}</p><p>${long}</p></form>`,
  ];
  expect(await read(own.join(''))).toBe(
    [long, 'Use of Cookies', 'We use cookies.', 'By using it you consent.', long, long]
      .map(each => each.trim())
      .join('\n'),
  );
});

test('words stand together and apart as a reader sees them', async ({ tab }) => {
  const { text, hiddenText } = await observe(tab, {
    '/privacy': `<!doctype html><main><p>${long}</p>
      <p><a style="display:inline-block" href="/a">Home</a><a style="display:inline-block" href="/b">About</a><button>Print</button></p>
      <p>info<span style="display:none">NOSPAM</span>@mpro.org</p>
      <p><span style="float:left">M</span>PRO keeps it.</p><p><span style="display:inline-block">M</span>PRO too.</p>
      <p>Left<span style="float:right">Right side</span></p></main>`,
  });
  expect([text, hiddenText]).toEqual([
    [
      long.trim(),
      'Home About Print',
      'info@mpro.org',
      'MPRO keeps it.',
      'MPRO too.',
      'Left',
      'Right side',
    ].join('\n'),
    'NOSPAM',
  ]);
});

test('words of a style sheet are read, its signs and icons are not; crossed out words are not what it says', async ({
  tab,
}) => {
  const { text, hiddenText } = await observe(tab, {
    '/privacy': `<!doctype html><style>.a::before { content: "Partners: " } .b::after { content: " \\201d" } .c::before { content: "x" } .d { text-decoration: line-through } .e::before { content: "Never. "; display: none } .f { text-decoration: underline }</style>
      <main><p>${long}</p><p class="a">We share it.</p><p class="b">Quoted.</p><p class="c">Closed.</p><p class="e">Always.</p>
      <p>We <del>never <b>sell</b></del> <ins>keep</ins> <span class="d">no</span> <u class="f">names</u>.</p></main>`,
  });
  expect([text.split('\n').slice(1), hiddenText]).toEqual([
    ['Partners: We share it.', 'Quoted.', 'Closed.', 'Always.', 'We keep names.'],
    'never sellno',
  ]);
});

test('text that a script brings', async ({ tab }) => {
  const document = await observe(tab, {
    '/privacy': `<main id="m"></main><script>setTimeout(() => { m.innerHTML = '<p>${long}</p>' }, 300)</script>`,
  });
  expect(document.text).toBe(long.trim());
});

test('a PDF behind redirects', async ({ tab }) => {
  const body = await pdf('Effective date: January 15, 2021');
  const document = await observe(tab, {
    '/privacy': (_, response) => response.writeHead(301, { location: '/files/privacy.pdf' }).end(),
    '/files/privacy.pdf': (_, response) =>
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(body),
  });
  expect(document).toMatchObject({
    outcome: { ok: true },
    chain: ['301 /privacy', '200 /files/privacy.pdf'],
    finalUrl: '/files/privacy.pdf',
    format: 'pdf',
    title: 'Privacy',
    text: 'Effective date: January 15, 2021',
    dates: [{ date: '2021-01-15' }],
  });
});

test('a page that only shows a PDF in place has its text; one with a text of its own keeps that', async ({
  tab,
}) => {
  const body = await pdf('This Privacy Policy is effective as of January 15, 2021.');
  const read = async (page: string) => {
    const { text, dates } = await observe(tab, {
      '/privacy': `<!doctype html><h1>Privacy</h1>${page}`,
      '/files/privacy.pdf': (_, response) =>
        response.writeHead(200, { 'content-type': 'application/pdf' }).end(body),
      '/viewer': '<p>Page 1 of 3</p>',
    });
    return [text, dates.map(({ date }) => date)];
  };
  const framed = ['This Privacy Policy is effective as of January 15, 2021.', ['2021-01-15']];
  const size = 'width="600" height="400"';
  expect(await read(`<object data="/files/privacy.pdf" ${size}></object>`)).toEqual(framed);
  expect(await read(`<iframe src="/viewer?file=%2Ffiles%2Fprivacy.pdf" ${size}></iframe>`)).toEqual(framed);
  expect(await read('<embed src="/files/privacy.pdf" width="1" height="1">')).toEqual(['Privacy', []]);
  const gone = await observe(tab, {
    '/privacy': `<!doctype html><h1>Privacy</h1><embed src="/cut.pdf" ${size}>`,
    '/cut.pdf': (_, response) => response.destroy(),
  });
  expect(gone.outcome.ok).toBe(false);
  const own = long.repeat(4).trim();
  expect(await read(`<p>${own}</p><embed src="/files/privacy.pdf" ${size}>`)).toEqual([
    `Privacy\n${own}`,
    [],
  ]);
});

test('a script that leads on is one more hop', async ({ tab }) => {
  const document = await observe(tab, {
    '/privacy': '<script>location.replace("/new-privacy")</script>',
    '/new-privacy': `<main><p>${long}</p></main>`,
  });
  expect([document.chain, document.finalUrl, document.text]).toEqual([
    ['200 /privacy', '200 /new-privacy'],
    '/new-privacy',
    long.trim(),
  ]);
});

test('dead links, other hosts, loops and broken files are told apart', async ({ tab }) => {
  const dead = await observe(tab, {});
  expect(dead).toMatchObject({ outcome: { ok: true }, status: 404, text: '' });
  const gone = await observe(tab, {
    '/privacy': (_, response) =>
      response.writeHead(302, { location: 'https://elsewhere.example/privacy' }).end(),
  });
  expect(gone).toMatchObject({
    outcome: { ok: true },
    chain: ['302 /privacy', '0 https://elsewhere.example/privacy'],
    finalUrl: 'https://elsewhere.example/privacy',
    status: 0,
  });
  const loop = await observe(tab, {
    '/privacy': (_, response) => response.writeHead(302, { location: '/privacy' }).end(),
  });
  expect(loop.outcome).toMatchObject({ ok: false, reason: 'redirect-loop' });
  const broken = await observe(tab, {
    '/privacy': (_, response) =>
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7 broken'),
  });
  expect(broken.outcome).toMatchObject({ ok: false, reason: 'pdf-unreadable' });
  const hungUp = await observe(tab, { '/privacy': (_, response) => response.destroy() });
  expect(hungUp.outcome.ok).toBe(false);
});

test('what was read is kept for people: the way there, dates, seen and hidden text, and a picture', async ({
  tab,
}) => {
  const kept: Kept = {};
  await observe(
    tab,
    {
      '/privacy': (_, response) => response.writeHead(301, { location: '/privacy-policy' }).end(),
      '/privacy-policy': `<!doctype html><title>Policy \u202ekcabdrawkcab</title><main><h1>Privacy Policy</h1><p>${long}</p>
        <p>Effective January 15, 2021.</p><p hidden>Secret.</p><div style="height:2000px"></div></main>`,
    },
    '/privacy',
    kept,
  );
  expect(Object.keys(kept).sort()).toEqual(['policy /privacy.png', 'policy text /privacy.txt']);
  const port = String(kept['policy text /privacy.txt']).match(/:(\d+)\//)?.[1] ?? '';
  expect(String(kept['policy text /privacy.txt']).replaceAll(`http://127.0.0.1:${port}`, '')).toBe(
    [
      'Link: /privacy',
      'Led to: /privacy (301) -> /privacy-policy (200)',
      'Read: html',
      'Title: Policy  kcabdrawkcab',
      'Date: effective 2021-01-15: "Effective January 15, 2021"',
      '',
      'Text that visitors see',
      '----------------------',
      '',
      `Privacy Policy\n${long.trim()}\nEffective January 15, 2021.`,
      '',
      'Text that stands in the document and cannot be seen, or is crossed out',
      '----------------------------------------------------------------------',
      '',
      'Secret.',
      '',
    ].join('\n'),
  );
  // The picture goes down to the end of the page.
  expect(Buffer.from(kept['policy /privacy.png'] ?? '').readUInt32BE(20)).toBeGreaterThan(2_000);
});

test('of a file the text is kept, of a dead link that it is dead; neither has a picture', async ({ tab }) => {
  const kept: Kept = {};
  const body = await pdf('Effective date: January 15, 2021');
  await observe(
    tab,
    {
      '/privacy.pdf': (_, response) =>
        response.writeHead(200, { 'content-type': 'application/pdf' }).end(body),
    },
    '/privacy.pdf',
    kept,
  );
  await observe(tab, {}, '/gone', kept);
  await observe(tab, { '/cut': (_, response) => response.destroy() }, '/cut', kept);
  expect(Object.keys(kept).sort()).toEqual([
    'policy text /cut.txt',
    'policy text /gone.txt',
    'policy text /privacy.pdf.txt',
  ]);
  expect(kept['policy text /privacy.pdf.txt']).toContain('\n\nEffective date: January 15, 2021\n');
  expect(kept['policy text /gone.txt']).toMatch(/Led to: http:\S+\/gone \(404\)\n/);
  expect(kept['policy text /cut.txt']).toMatch(/\nRead: no: /);
});
