import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { crawlOf, missLines, pageLines } from '../crawl-of.js';
import { html, redirectTo, type Route } from '../loopback-site.js';

const plain = (text: string): Route => html(text, { 'content-type': 'text/plain' });
const links = (...addresses: string[]): string =>
  `<title>Start</title>${addresses.map(address => `<a href="${address}">page</a>`).join('')}`;

test('robots.txt is obeyed, with the rule in the inventory, unless RESPECT_ROBOTS says no', async () => {
  const routes = {
    '/': links('/open', '/closed/a', '/closed/but/this', '/page?print=1', '/only-others'),
    '/robots.txt': plain(
      '\ufeffUser-agent: *\nDisallow: /only-others\n\nUser-agent: mpro-policy-conformance\nDisallow: /closed/\nAllow: /closed/but/\nDisallow: /*?print=\n',
    ),
    '/open': '<title>Open</title>',
    '/closed/a': '<title>Closed</title>',
    '/closed/but/this': '<title>But this</title>',
    '/page': '<title>Page</title>',
    '/only-others': '<title>Others</title>',
  };
  const { inventory, requests } = await crawlOf(routes);
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /closed/but/this < /',
    '1 link /only-others < /',
    '1 link /open < /',
  ]);
  expect(
    inventory.skipped.map(({ reason, detail, url }) => `${reason} ${detail} ${new URL(url).pathname}`),
  ).toEqual([
    'robots robots.txt forbids it (line 5) /closed/a',
    'robots robots.txt forbids it (line 7) /page',
  ]);
  expect(requests.some(request => request.includes('/closed/a') || request.includes('print'))).toBe(false);
  const all = (await crawlOf(routes, { env: { RESPECT_ROBOTS: 'false' } })).inventory;
  expect(all.pages.length).toBe(6);
  expect(all.skipped).toEqual([]);
});

test('robots.txt is asked for addresses as pages write them, too', async () => {
  const { inventory } = await crawlOf({
    '/': links('/list?page=2&a=1', '/both?page=2&a=1', '/both?a=1&page=2', '/key?z=1&b=2', '/plain?b=1&a=2'),
    '/robots.txt': plain('User-agent: *\nDisallow: /*?page=\nDisallow: /key?b=\n'),
    '/both': '<title>Both</title>',
    '/plain': '<title>Plain</title>',
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /both?a=1&page=2 < /',
    '1 link /plain?a=2&b=1 < /',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['robots /key?b=2&z=1', 'robots /list?a=1&page=2']);
});

test('a host whose robots.txt cannot be had is closed; one without is open', async () => {
  const { inventory } = await crawlOf({
    '/': links('http://broken.site.test/a', 'http://free.site.test/a'),
    'broken.site.test/robots.txt': html('', {}, 503),
    'broken.site.test/a': '<title>A</title>',
    'free.site.test/robots.txt': html('<!doctype html><title>Not found</title>', {}, 404),
    'free.site.test/a': '<title>A</title>',
  });
  expect(pageLines(inventory)).toEqual(['1 link http://free.site.test/a < /', '0 seed /']);
  expect(missLines(inventory.failed)).toEqual(['robots-unreachable http://broken.site.test/a']);
});

const unsafe = [
  '/logout',
  '/user/logout',
  '/account/signOut.aspx',
  '/log-off',
  '/users/7/delete',
  '/unsubscribe',
  '/newsletter/unsubscribe',
  '/cart/add/17',
  '/?add-to-cart=17',
  '/list?action=view',
  '/page?do=edit',
  '/node?op=delete',
  '/index.php?task=logout',
  '/abmelden',
  '/deconnexion',
  '/d%C3%A9connexion',
  '/cerrar-sesion',
  '/sair',
  '/esci',
  // Names that programs give their commands
  '/my-account/customer-logout/',
  '/doLogout',
  '/userLogout',
  '/LogoutServlet',
  '/logout.action',
  '/Logout!default.jspa',
  '/logout.php5',
  '/login/do_logout/abc',
  '/user/delete.action',
  '/Special:UserLogout',
  // Parameters that name a deed, and those whose value is the route to one
  '/?mylogout=',
  '/?signout=1',
  '/?logoff=1',
  '/?unsub=1',
  '/?trash=5',
  '/?removed_item=1',
  '/?remove_coupon=x',
  '/?delete_comment=3',
  '/?optout=1',
  '/account?cancel_order=true',
  '/wishlist?add_to_wishlist=12',
  '/?wc-ajax=add_to_cart',
  '/index.php?option=com_users&task=user.logout',
  '/index.php?option=com_users&task=user.menulogout',
  '/index.php?title=Special:UserLogout',
  '/index.php?route=account/logout',
  '/index.php?route=checkout/cart/add',
  '/index.php?r=site/logout',
  '/?q=user/logout',
  '/home?logintype=logout',
  '/home?ctl=Logoff',
  '/laws?act=delete',
  '/laws?act=edit',
  // Carts and lists of wishes
  '/cart/change?line=1&quantity=0',
  '/cart/clear',
  '/cart?add=1&id_product=3',
  '/wishlist/index/add/product/1',
  // What is done to the record that stands before it
  '/comment/5/trash',
  '/comment/12/approve',
  '/user/5/cancel',
  // Who opts out, and what of a folder is deleted
  '/email/optout?id=1',
  '/tags/delete?id=7',
  '/tags/delete/7',
];
const safe = [
  '/logistics',
  '/blog/how-to-unsubscribe',
  '/deletion-policy',
  '/services/removal-of-asbestos',
  '/cart',
  '/login',
  '/sign-up',
  '/index.php?task=view',
  '/design',
  '/optometry',
  '/cancellation-policy',
  '/node?op=view',
  '/about/deleting-old-records-policy',
  '/logout-faq',
  '/how-to-sign-out',
  '/unsubscribe-info',
  '/services/destroy-documents',
  '/opt-out',
  '/privacy/opt-out.html',
  '/privacy/optout?lang=es',
  '/tag/unsubscribe/',
  '/tag/remove/page/2',
  '/glossary/delete',
  '/docs/commands/remove',
  '/laws?act=HIPAA',
  '/laws?act=2010',
  '/search?q=logout',
  '/login?return=/user/logout&step=1',
  '/cart?lang=es',
  '/wishlist/shared',
  '/like/us',
  '/plans/cancel',
  '/2020/like-minded',
];

test('addresses that do something are never asked; those that only sound like it are', async () => {
  const pages = Object.fromEntries(
    safe.map(address => [address, `<title>${address}</title><p>Read about ${address.toUpperCase()} here.`]),
  );
  const { inventory, requests } = await crawlOf({ '/': links(...unsafe, ...safe), ...pages });
  expect(inventory.pages.map(({ url }) => url.replace('http://www.site.test', '')).sort()).toEqual(
    ['/', ...safe].sort(),
  );
  expect(inventory.skipped.map(({ reason }) => reason)).toEqual(unsafe.map(() => 'unsafe-link'));
  expect(requests.filter(request => unsafe.some(address => request.endsWith(address)))).toEqual([]);
});

test('links whose text says that they do something are not followed, in several languages', async () => {
  const deeds = [
    'Log out',
    'Sign out',
    'DELETE',
    'Delete account',
    'Remove',
    'Unsubscribe',
    'Add to cart',
    'Cerrar sesión',
    'Eliminar',
    'Se déconnecter',
    'Déconnexion',
    'Supprimer',
    'Ajouter au panier',
    'Abmelden',
    'Löschen',
    'In den Warenkorb',
    'Sair',
    'Excluir',
    'Esci',
    'Elimina',
    'Aggiungi al carrello',
  ];
  const articles = [
    'How to log out safely',
    'Delete your account: what happens next',
    'Remove barriers to care',
    'Log in',
    'Our cart policy',
    'Unsubscribe rates in 2020',
    'Sign up',
    'Opt out',
  ];
  const body = [
    ...deeds.map((text, index) => `<a href="/deed/${index}x">${text}</a>`),
    ...articles.map((text, index) => `<a href="/article/${index}x">${text}</a>`),
    '<a href="/icon" aria-label="Log out"><i></i></a><a href="/image"><img src="x.png" alt="Delete"></a>',
    '<a href="/twice">Our page</a><a href="/twice">Log out</a><form action="/bye"><button>Log out</button></form>',
  ].join('');
  const { inventory } = await crawlOf({
    '/': `<title>Start</title>${body}`,
    '*': (request, response) => {
      const isRobots =
        request.url === '/robots.txt' ||
        request.url === '/sitemap.xml' ||
        request.url?.includes('no-such-page') === true;
      response
        .writeHead(isRobots ? 404 : 200, { 'content-type': 'text/html' })
        .end(`<title>${request.url}</title>page ${request.url}`);
    },
  });
  expect(inventory.pages.map(({ url }) => new URL(url).pathname)).toEqual([
    '/',
    ...articles.map((_, index) => `/article/${index}x`),
  ]);
  expect(inventory.skipped.map(({ url }) => new URL(url).pathname)).toEqual(
    ['/bye', ...deeds.map((_, index) => `/deed/${index}x`), '/icon', '/image', '/twice'].sort(),
  );
});

test('a page that others name stays one where a link to it says "Delete"; with such links only it is not followed', async () => {
  const page = (name: string, more = ''): string =>
    `<title>${name}</title><p>What the page ${name} says to its visitors.${more}`;
  const { inventory } = await crawlOf({
    '/': page('Start', '<a href="/a">First</a><a href="/b">Second</a><a href="/c">Third</a>'),
    '/a': page(
      'A',
      '<a href="/policy">Delete</a><a href="/early">Privacy Policy</a><a href="/kill/1">Delete</a>',
    ),
    '/b': page(
      'B',
      '<a href="/policy">Privacy Policy</a><a href="/early">Delete</a><a href="/kill/1"><i></i></a>',
    ),
    '/c': page(
      'C',
      '<a href="/kill/1">OK</a><a href="/end">Log out</a><a href="/listed">Remove</a><a href="/d">D, the page</a>',
    ),
    '/d': page('D', '<a href="/end">Log out (Jane)</a>'),
    '/policy': page('Policy'),
    '/early': page('Early'),
    '/listed': page('Listed'),
    '/sitemap.xml': html('<urlset><url><loc>http://www.site.test/listed</loc></url></urlset>', {
      'content-type': 'application/xml',
    }),
  });
  expect(pageLines(inventory)).toEqual([
    '0 seed /',
    '1 link /a < /',
    '1 link /b < /',
    '1 link /c < /',
    '2 link /d < /c',
    '2 link /early < /a',
    '1 sitemap /listed',
    '2 link /policy < /b',
  ]);
  expect(missLines(inventory.skipped)).toEqual(['unsafe-link /end', 'unsafe-link /kill/1']);
});

test('a link that takes a choice back leads to the list without it, whatever it is called', async () => {
  const { inventory } = await crawlOf({
    '/': '<title>Start</title><a href="/tops?color=red&size=s">Red tops</a>',
    '/tops?color=red&size=s':
      '<title>Red</title><p>Red tops.<a href="/tops?size=s" title="Remove Color Red">Remove This Item</a><a href="/tops">Remove all</a><a href="/tops?color=red&size=s&item=1">Remove</a><a href="/other">Remove</a>',
    '/tops?size=s': '<title>Small</title><p>Small tops.',
    '/tops': '<title>Tops</title><p>All tops.',
  });
  expect(inventory.pages.map(({ url }) => url.replace('http://www.site.test', ''))).toEqual([
    '/',
    '/tops',
    '/tops?color=red&size=s',
    '/tops?size=s',
  ]);
  expect(missLines(inventory.skipped)).toEqual([
    'unsafe-link /other',
    'unsafe-link /tops?color=red&item=1&size=s',
  ]);
});

test('only GET and HEAD are sent, files are asked for with HEAD, and nothing goes to other hosts', async () => {
  const methods: string[] = [];
  const note =
    (route: Route): Route =>
    (request, response) => {
      methods.push(`${request.method} ${request.headers.host}${request.url}`);
      if (typeof route === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(route);
      else route(request, response);
    };
  const { inventory, requests } = await crawlOf({
    '/': note(
      '<title>Start</title><a href="/paper.pdf">a</a><a href="/page.pdf">b</a><a href="/go">c</a><a href="http://other.test/">d</a><form method="post" action="/send"><input name="a"></form>',
    ),
    '/paper.pdf': note(html('%PDF', { 'content-type': 'application/pdf' })),
    '/page.pdf': note('<title>A page that shows a PDF</title>'),
    '/go': note(redirectTo('http://other.test/landing')),
  });
  expect(methods).toEqual(
    [
      'GET www.site.test/',
      'GET www.site.test/go',
      'HEAD www.site.test/page.pdf',
      'GET www.site.test/page.pdf',
      'HEAD www.site.test/paper.pdf',
    ].sort((a, b) => methods.indexOf(a) - methods.indexOf(b)),
  );
  expect(requests.some(request => request.includes('other.test'))).toBe(false);
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /page.pdf < /']);
  expect(missLines(inventory.skipped)).toEqual([
    'off-site http://other.test/',
    'redirect-off-site /go',
    'not-html /paper.pdf',
  ]);
});

test('a server that does not get along with HEAD is asked with GET', async () => {
  const withoutHead =
    (failure: (response: ServerResponse) => void, answer: Exclude<Route, string>): Route =>
    (request, response) =>
      request.method === 'HEAD' ? failure(response) : answer(request, response);
  const paper = html('%PDF', { 'content-type': 'application/pdf' });
  const page = html('<title>A page</title>');
  if (typeof paper === 'string' || typeof page === 'string') throw new TypeError('html() gives handlers');
  const { inventory } = await crawlOf(
    {
      '/': links('/hangs.pdf', '/hangs.xml', '/resets.pdf', '/never.pdf'),
      '/hangs.pdf': withoutHead(() => undefined, paper),
      '/hangs.xml': withoutHead(() => undefined, page),
      '/resets.pdf': withoutHead(response => void response.socket?.resetAndDestroy(), paper),
      '/never.pdf': () => undefined,
    },
    { limits: { firstByteMs: 400, totalMs: 1_000, retries: 0 } },
  );
  expect(pageLines(inventory)).toEqual(['0 seed /', '1 link /hangs.xml < /']);
  expect(missLines(inventory.skipped)).toEqual(['not-html /hangs.pdf', 'not-html /resets.pdf']);
  expect(missLines(inventory.failed)).toEqual(['response-timeout /never.pdf']);
});

test('the User-Agent names the crawler and a contact', async () => {
  const agents = new Set<string | undefined>();
  const start: Route = (request, response) => {
    agents.add(request.headers['user-agent']);
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Start</title>');
  };
  await crawlOf({ '/': start }, { env: { CONTACT: 'https://www.mpro.org/webmaster' } });
  await crawlOf({ '/': start });
  expect([...agents]).toEqual([
    "mpro-policy-conformance/1.0 (+https://www.mpro.org/webmaster; checks a privacy policy for the site's owner)",
    "mpro-policy-conformance/1.0 (+http://www.site.test; checks a privacy policy for the site's owner)",
  ]);
});

for (const [name, robots, env] of [
  ['CRAWL_DELAY_MS', '', { CRAWL_DELAY_MS: '500' }],
  ["robots.txt's Crawl-delay", 'User-agent: *\nCrawl-delay: 0.5\n', {}],
] as const) {
  test(`${name} keeps requests apart, one at a time`, async () => {
    const starts: number[] = [];
    let open = 0;
    let most = 0;
    const page: Route = (_, response) => {
      starts.push(performance.now());
      most = Math.max(most, (open += 1));
      setTimeout(() => {
        open -= 1;
        response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Page</title>');
      }, 30);
    };
    const addresses = ['/a', '/b', '/c', '/d', '/e'];
    await crawlOf(
      {
        '/': links(...addresses),
        '/robots.txt': plain(robots),
        ...Object.fromEntries(addresses.map(address => [address, page])),
      },
      { env },
    );
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(most).toBe(1);
    // Far below the pause, for a busy machine notes a request late: without pauses the gaps are of 30 ms.
    expect(Math.min(...gaps)).toBeGreaterThan(200);
  });
}

test('addresses in private networks that the settings do not name are not reached', async () => {
  const { inventory, requests } = await crawlOf(
    {
      '/': links(
        'http://127.0.0.1:1/',
        'http://10.0.0.1/',
        'http://[::1]/',
        'http://localhost:1/',
        'http://0x7f.1:1/',
      ),
    },
    {
      connectTo: own => own.replace('*', 'www.site.test'),
      env: { FAMILY_HOSTS: 'www.site.test,127.0.0.1,10.0.0.1,localhost,[::1]' },
    },
  );
  expect(missLines(inventory.skipped)).toEqual([
    'private-address http://10.0.0.1/',
    'private-address http://127.0.0.1:1/',
    'private-address http://[::1]/',
    'private-address http://localhost:1/',
  ]);
  expect(inventory.failed).toEqual([]);
  expect(requests.every(request => request.includes(' www.site.test'))).toBe(true);
});
