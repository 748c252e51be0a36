import { load } from 'cheerio';
import type { World } from './world.js';

/** A form page as a client without a browser sees it: its cookies and its token. */
export interface OpenedForm {
  readonly cookie: string;
  readonly token: string;
}

/** Opens a form page and keeps its session. */
export async function openForm({ client }: World, url: string, cookie = ''): Promise<OpenedForm> {
  const { body, headers } = await client(url, { headers: cookie === '' ? {} : { cookie } });
  const given = (headers['set-cookie'] ?? []).map(line => line.split(';')[0] ?? '').join('; ');
  return { cookie: given === '' ? cookie : given, token: load(body)('[name=_csrf]').attr('value') ?? '' };
}

/** Submits values to a form page within its session. */
export async function submit(
  { client }: World,
  url: string,
  { cookie, token }: OpenedForm,
  values: Readonly<Record<string, string>>,
) {
  const { statusCode, headers, body } = await client.post(url, {
    form: { _csrf: token, ...values },
    headers: { cookie },
  });
  const errors = load(body)('main .error')
    .toArray()
    .map(element => load(element).text());
  return { status: statusCode, location: headers.location ?? '', errors };
}
