const link = /<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s";,]+))?)*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))/i;

/**
 * The address that a `Link` header names as the page's own (RFC 8288, RFC 6596), as it is written there. Written by hand, since http-link-header
 * refuses the whole header where one of its links is broken.
 */
export function canonicalInHeader(header: string | readonly string[] | undefined): string | undefined {
  for (const [, target, parameters = ''] of [header ?? []]
    .flat()
    .join(', ')
    .slice(0, 10_000)
    .matchAll(link)) {
    const [, quoted, plain = ''] = relation.exec(parameters) ?? [];
    if ((quoted ?? plain).toLowerCase().split(/\s+/).includes('canonical')) return target;
  }
  return undefined;
}
