import { declineByButtons } from '../../crawler/consent/decline.js';
import { asksForChoice, findPrompt } from '../../crawler/consent/find-prompt.js';
import { expect, test } from '../visit/browser.js';

/** What a visitor gets who declines: `declined`, what was picked instead, `no way`, or `no prompt` where nothing asks. */
type Outcome = 'declined' | 'no way' | 'no prompt' | 'all';

const accept = `<button onclick="pick('all')">Accept</button>`;
const decline = `<button onclick="pick('none')">Decline</button>`;
const fixed = 'position:fixed;bottom:0;background:#eee';
/** A box without a telling name, over the page unless `style` says otherwise. */
const box = (inner: string, text = 'We use cookies to improve this site.', style = fixed): string =>
  `<div id="b" class="c1" style="${style}"><p>${text}</p>${inner}</div>`;
const answers = (yes: string, no: string, text?: string): string =>
  box(`<button onclick="pick('all')">${yes}</button><button onclick="pick('none')">${no}</button>`, text);
const layer = (inner: string, opener = 'Customize'): string =>
  box(`${accept}<button onclick="m.hidden=false">${opener}</button><div id="m" hidden>${inner}</div>`);

const cases: readonly { group: string; rows: readonly (readonly [string, Outcome, string])[] }[] = [
  {
    group: 'where a prompt stands',
    rows: [
      ['in the flow of the page', 'declined', box(accept + decline, undefined, '')],
      [
        'at the bottom, without a layer',
        'declined',
        box(accept + decline, undefined, 'position:absolute;bottom:0'),
      ],
      ['named a banner, with one answer', 'no way', box(accept, undefined, '').replace('c1', 'site-banner')],
      [
        'inside the header',
        'declined',
        `<header>${box(accept + decline, undefined, '')}<nav><a href="/">Home</a></nav></header>`,
      ],
      [
        'named, inside the header',
        'no way',
        `<header>${box(accept, undefined, '').replace('c1', 'cookiebar')}<nav><a href="/">Home</a></nav></header>`,
      ],
      [
        'a frame over the page',
        'declined',
        `<iframe id="b" style="${fixed}" srcdoc="<p>We use cookies.</p><button onclick=&quot;parent.pick('all')&quot;>Accept</button><button onclick=&quot;parent.pick('none')&quot;>Decline</button>"></iframe>`,
      ],
      ['not: an article with one answer', 'no prompt', box(accept, undefined, '')],
      [
        'not: a footer that leads to settings',
        'no prompt',
        `<footer><div class="cookie-links"><a href="#">Cookie settings</a></div></footer>`,
      ],
      [
        'not: a long text with answers to something else',
        'no prompt',
        box(accept + decline, `We use cookies. ${'About something else. '.repeat(40)}`, ''),
      ],
      [
        'not: a study that asks for consent',
        'no prompt',
        box(accept + decline, 'Do you consent to take part in this study?', ''),
      ],
    ],
  },
  {
    group: 'what a prompt asks',
    rows: [
      [
        'what is stored on the device',
        'declined',
        box(accept + decline, 'This website stores data on your device to understand how you use it.'),
      ],
      [
        'statistics of the visit',
        'declined',
        box(accept + decline, 'May we collect statistics about your visit?'),
      ],
      ['usage data', 'declined', box(accept + decline, 'Help us improve this site by sharing usage data.')],
      ['analytics', 'declined', answers('Yes', 'No', 'Do you allow analytics on this site?')],
      ['cookies, by yes and no', 'declined', answers('Yes', 'No', 'We use cookies. Is that all right?')],
      [
        'counting visits, by a vendor',
        'declined',
        answers('Accept', 'Reject', 'We would like to count visits with Google Analytics. You can say no.'),
      ],
      [
        'counting visits, in other words',
        'declined',
        answers('That is fine', 'Turn counting off', 'We count visits with Google Analytics.'),
      ],
      [
        'counting visits, by what is allowed',
        'declined',
        answers('Allow statistics', 'Deny', 'We would like to count visits with Google Analytics.'),
      ],
      [
        'German, in a shadow root',
        'declined',
        `<visit-choice id="b"></visit-choice><script>
          const root = document.getElementById('b').attachShadow({ mode: 'open' });
          root.innerHTML = '<div role="dialog" style="${fixed}"><p>Wir möchten mit Ihrer Zustimmung Besuche zählen.</p><button>Alles ablehnen</button><button>Alles akzeptieren</button></div>';
          root.querySelectorAll('button').forEach((button, n) => { button.onclick = () => pick(n === 0 ? 'none' : 'all') });
        </script>`,
      ],
      ['Arabic', 'declined', answers('قبول الكل', 'رفض الكل', 'نستخدم ملفات تعريف الارتباط لتحسين الموقع.')],
      [
        'Arabic, by "I do not agree"',
        'declined',
        answers('أوافق', 'لا أوافق', 'نستخدم ملفات تعريف الارتباط.'),
      ],
      ['Chinese', 'declined', answers('全部接受', '仅使用必要的', '我们使用 Cookie 来统计访问量。')],
      ['Chinese, traditional', 'declined', answers('同意', '不同意', '本網站希望進行流量統計。')],
      [
        'Vietnamese',
        'declined',
        answers('Chấp nhận', 'Từ chối', 'Chúng tôi muốn thống kê lượt truy cập trang này.'),
      ],
      [
        'Vietnamese, only what is needed',
        'declined',
        answers('Đồng ý', 'Chỉ cookie cần thiết', 'Trang này sử dụng cookie.'),
      ],
      ['Japanese', 'declined', answers('すべて許可', '拒否する', '当サイトではアクセス解析を行います。')],
      [
        'not: a visit to the building',
        'no prompt',
        answers('Accept', 'Decline', 'Visit our clinic on open day.'),
      ],
      [
        'not: a study in Arabic',
        'no prompt',
        answers('أوافق', 'لا أوافق', 'هل توافق على المشاركة في الدراسة؟'),
      ],
      ['not: an invitation in Chinese', 'no prompt', answers('接受', '拒绝', '邀请您参加春季会议。')],
      [
        'not: a webinar about analytics',
        'no prompt',
        box('<button>Accept invitation</button>', 'Health data analytics webinar on Friday.'),
      ],
      [
        'not: a chat',
        'no prompt',
        answers('Start chat', 'No thanks', 'Chat with us! By chatting you consent to our privacy policy.'),
      ],
      [
        'not: a survey',
        'no prompt',
        answers('Yes', 'No', 'Would you like to take a survey? No personal information is collected.'),
      ],
      [
        'not: an age, beside cookies',
        'no prompt',
        answers('Yes', 'No', 'Are you 18? We use cookies to remember.'),
      ],
      [
        'not: leaving the site',
        'no prompt',
        answers(
          'Accept',
          'Cancel',
          'You are leaving this site. The other one has its own privacy and cookie policies.',
        ),
      ],
    ],
  },
  {
    group: 'how a prompt is answered',
    rows: [
      [
        'boxes and one button to save',
        'declined',
        box(
          `<label><input type="checkbox" checked disabled>Necessary</label><label><input type="checkbox" id="q" checked>Analytics</label><button onclick="pick(q.checked?'all':'none')">Save choices</button>`,
        ),
      ],
      [
        'radios and one button to save',
        'declined',
        box(
          `<label><input type="radio" name="c" checked>All cookies</label><label><input type="radio" name="c" id="q">Only essential cookies</label><button onclick="pick(q.checked?'none':'all')">Save</button>`,
        ),
      ],
      [
        'a list and one button to save',
        'declined',
        box(
          `<select id="q"><option value="all">Allow cookies</option><option value="none">Do not allow cookies</option></select><button onclick="pick(q.value)">Save</button>`,
        ),
      ],
      [
        'buttons that stay pressed',
        'declined',
        layer(
          `<button id="q" aria-pressed="true" onclick="q.setAttribute('aria-pressed', q.getAttribute('aria-pressed')!=='true')">Analytics cookies</button><button onclick="pick(q.getAttribute('aria-pressed')==='true'?'all':'none')">Save</button>`,
        ),
      ],
      [
        'buttons that stay pressed and are not',
        'declined',
        layer(
          `<button id="q" aria-pressed="false" onclick="q.setAttribute('aria-pressed','true')">Analytics cookies</button><button onclick="pick(q.getAttribute('aria-pressed')==='true'?'all':'none')">Save</button>`,
        ),
      ],
      [
        'boxes that look like buttons',
        'declined',
        box(
          `<div class="btn" id="y">Accept</div><div class="btn" id="n">Decline</div><script>n.addEventListener('click', () => pick('none'))</script>`,
        ),
      ],
      [
        'not: a notice that is closed with "Done"',
        'no prompt',
        box(`<button onclick="pick('seen')">Done</button>`),
      ],
      ['not now', 'declined', answers('Accept', 'Not now')],
      ['maybe later', 'declined', answers('Allow', 'Maybe later')],
      ['disable analytics', 'declined', answers('Enable analytics', 'Disable analytics')],
      ['functional cookies only', 'declined', answers('Accept all', 'Functional cookies only')],
      ['basic cookies only', 'declined', answers('All cookies', 'Basic cookies only')],
      ['no cookies, please', 'declined', answers('Yes please', 'No cookies, please')],
      ['behind "Learn more"', 'declined', layer(decline, 'Learn more')],
      [
        'not: "Learn more" that leads to another page',
        'no way',
        box(`${accept}<a href="https://site.test/cookies">Learn more</a>`),
      ],
      ...['View our cookie policy', 'Cookies we set', 'View cookies'].map(
        (name): [string, Outcome, string] => [
          `not: "${name}" that leads to another page without a choice`,
          'no way',
          box(`${accept}<a href="https://site.test/cookies">${name}</a>`),
        ],
      ),
      [
        'not: "Learn more" that only tells more',
        'no way',
        layer('<p>Cookies are small files.</p>', 'Learn more'),
      ],
      [
        'not: a way to decline that is disabled',
        'no way',
        box(accept + decline.replace('<button', '<button disabled')),
      ],
      [
        'not: a way to decline in the colour of its ground',
        'no way',
        box(accept + decline.replace('<button', '<button style="color:#eee;background:#eee;border:0"')),
      ],
    ],
  },
];

test.describe('prompts', () => {
  for (const { group, rows } of cases)
    for (const [name, outcome, html] of rows)
      test(`${group}: ${name}`, async ({ light }) => {
        const page = await light.newPage();
        try {
          await page.setContent(
            `<!doctype html><html lang="en"><title>Site</title><body><main><h1>Welcome</h1><p>Text.</p></main>
             <script>function pick(v) { window.picked = v; document.getElementById('b').remove() }</script>${html}`,
          );
          const prompt = await findPrompt(page);
          const asked = prompt !== undefined && asksForChoice(prompt);
          const { by } = asked ? await declineByButtons(page, prompt) : { by: '' };
          const picked = await page.evaluate(() => (window as { picked?: string }).picked);
          const got = !asked ? 'no prompt' : by === '' ? 'no way' : picked === 'none' ? 'declined' : picked;
          expect(got).toBe(outcome);
        } finally {
          await page.close();
        }
      });
});
