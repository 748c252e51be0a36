import { z } from 'zod';

const result = z.object({ id: z.string(), name: z.string() });

/** The results that Allure put into a report's page: files by name, each as base64. */
const files = /d\("data\/test-results\/[^"]+\.json",\s*"([A-Za-z0-9+/=]*)"\)/g;

/**
 * Where each test stands in a single-file report of Allure: addresses such as `#3f2a…` by the test's name. Tests that it shows in a way
 * unknown to this code have none.
 */
export function testLinks(html: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [, content = ''] of html.matchAll(files)) {
    const parsed = result.safeParse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')));
    if (parsed.success) links.set(parsed.data.name, `#${parsed.data.id}`);
  }
  return links;
}
