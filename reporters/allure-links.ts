import { z } from 'zod';

const attachment = z.object({
  link: z.object({ id: z.string(), ext: z.string(), name: z.string() }),
});
const result = z.object({
  id: z.string(),
  labels: z.array(z.object({ name: z.string(), value: z.string().optional() })),
  attachments: z.array(z.unknown()).default([]),
});

/** Where Allure keeps what belongs to a claim, in a single-file report of it. */
export interface ClaimPlace {
  /** Address of its test, such as `#3f2a…`. */
  readonly test: string;
  /** Names in Allure's data of the page about the claim, and of its table of findings; undefined where it has none. */
  readonly page: string | undefined;
  readonly table: string | undefined;
}

/** The results that Allure put into a report's page: files by name, each as base64. */
const files = /d\("data\/test-results\/[^"]+\.json",\s*"([A-Za-z0-9+/=]*)"\)/g;

function attached(attachments: readonly unknown[], name: string): string | undefined {
  const links = attachments.flatMap(each => {
    const parsed = attachment.safeParse(each);
    return parsed.success ? [parsed.data.link] : [];
  });
  const link = links.findLast(each => each.name === name);
  return link === undefined ? undefined : `data/attachments/${link.id}${link.ext}`;
}

/** What a single-file report of Allure holds of each claim, by the claim's id. Claims that it shows in a way unknown to this code are left out. */
export function claimPlaces(html: string): ReadonlyMap<string, ClaimPlace> {
  const places = new Map<string, ClaimPlace>();
  for (const [, content = ''] of html.matchAll(files)) {
    const parsed = result.safeParse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')));
    const claim = parsed.data?.labels.find(({ name }) => name === 'claim')?.value;
    if (!parsed.success || claim === undefined) continue;
    const { id, attachments } = parsed.data;
    places.set(claim, {
      test: `#${id}`,
      page: attached(attachments, 'violations'),
      table: attached(attachments, 'findings'),
    });
  }
  return places;
}
