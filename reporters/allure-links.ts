import { z } from 'zod';

const result = z.object({
  id: z.string(),
  labels: z.array(z.object({ name: z.string(), value: z.string().optional() })),
});

/** The results that Allure put into a report's page: files by name, each as base64. */
const files = /d\("data\/test-results\/[^"]+\.json",\s*"([A-Za-z0-9+/=]*)"\)/g;

/**
 * Where the test of each claim stands in a single-file report of Allure: addresses such as `#3f2a…` by the claim's id. Claims that it
 * shows in a way unknown to this code have none.
 */
export function claimLinks(html: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [, content = ''] of html.matchAll(files)) {
    const parsed = result.safeParse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')));
    const claim = parsed.data?.labels.find(({ name }) => name === 'claim')?.value;
    if (parsed.success && claim !== undefined) links.set(claim, `#${parsed.data.id}`);
  }
  return links;
}
