import { expect, test } from '@playwright/test';
import { crawlOf } from './crawl-of.js';
import { body } from './generated-site.js';

const framed = async (routes: Parameters<typeof crawlOf>[0]): Promise<string[]> => {
  const { inventory } = await crawlOf(routes);
  return inventory.pages.filter(page => page.framed).map(({ url }) => new URL(url).pathname);
};

test('a document is known to stand in frames alone, whatever it says of itself and wherever it moved', async () => {
  expect(
    await framed({
      '/': body(
        'Home',
        '<iframe src="/sign-up"></iframe><iframe src="/old-map"></iframe><a href="/about">About</a>',
      ),
      '/about': body('About', '<iframe src="/sign-up"></iframe>'),
      '/sign-up': body(
        'Sign up',
        '<link rel="canonical" href="/sign-up"><a href="/sign-up">Start again</a><a href="/about">About</a>',
      ),
      '/old-map': (_request, response) => void response.writeHead(301, { location: '/map' }).end(),
      '/map': body('Map'),
    }),
  ).toEqual(['/map', '/sign-up']);
});

test('what a link, the sitemap or the run itself names is a page of its own, though a frame shows it as well', async () => {
  expect(
    await framed({
      '/': body(
        'Home',
        '<iframe src="/linked"></iframe><iframe src="/listed"></iframe><iframe src="/moved"></iframe><a href="/about">About</a>',
      ),
      '/about': body('About', '<a href="/deeper">Deeper</a><iframe src="/"></iframe>'),
      '/deeper': body('Deeper', '<a href="/linked">Linked</a><a href="/moved">Moved</a>'),
      '/linked': body('Linked'),
      '/listed': body('Listed'),
      '/moved': (_request, response) => void response.writeHead(301, { location: '/there' }).end(),
      '/there': body('There'),
      '/sitemap.xml': '<urlset><url><loc>http://www.site.test/listed</loc></url></urlset>',
    }),
  ).toEqual([]);
});
