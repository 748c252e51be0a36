import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { bundled } from '../../crawler/page/bundle.js';
import { callInFrame, pageApi, type Parts } from '../../crawler/page/in-frame.js';
import { choiceTerms } from '../../kernel/words/choice-terms.js';
import { choiceWords } from '../../kernel/words/choice-words.js';
import { formButtonWords } from '../../kernel/words/form-button-words.js';
import { formButtonTerms } from '../../kernel/words/form-button-terms.js';
import { refusalTerms } from '../../kernel/words/refusal-terms.js';
import { serve } from '../observe/test-site.js';
import { expect, test } from '../visit/browser.js';

const entry = 'page-api.ts';
const box = (count: number): string => `<!doctype html><title>Case</title>${'<input>'.repeat(count)}`;

test('the bundle stands on its own, and is the same whatever loads it in Node', async () => {
  const text = await bundled(entry);
  expect(text).not.toMatch(/\brequire\(|__name\b|\bzod\b/i);
  const script = `import { createHash } from 'node:crypto';
    import { bundled } from ${JSON.stringify(resolve('crawler/page/bundle.ts'))};
    bundled('${entry}').then(text => console.log(createHash('sha256').update(text).digest('hex')));`;
  const { stdout, stderr } = spawnSync('npx', ['tsx', '--eval', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe(createHash('sha256').update(text).digest('hex'));
});

test('of the lists of words a bundle holds what is looked for, and not the examples beside it', async () => {
  const text = await bundled(entry);
  const inBundle = (part: string): boolean => text.includes(JSON.stringify(part).slice(1, -1));
  expect(inBundle(choiceWords.decline)).toBe(true);
  // An example that is a pattern's own word stands there as the pattern.
  const sentences = [...choiceTerms, ...formButtonTerms, ...refusalTerms]
    .map(([, , , example]) => example)
    .filter(example => example.split(' ').length > 2);
  expect(sentences.length).toBeGreaterThan(50);
  expect(sentences.filter(inBundle)).toEqual([]);
});

test('expressions of a list of words are expressions in the bundle as well', async () => {
  const text = await bundled('forms-api.ts');
  for (const { source, flags } of Object.values(formButtonWords))
    expect(text).toContain(`${JSON.stringify(source).slice(1, -1)}","${flags}"`);
});

test('each document that a tab shows is asked anew, and its scripts see nothing of it', async ({ tab }) => {
  const site = await serve({ '/one': box(1), '/two': box(2) });
  const elsewhere = await serve({ '/three': box(3) });
  const seen: unknown[] = [];
  for (const address of [
    `${site.baseUrl}one`,
    `${site.baseUrl}two`,
    `${elsewhere.baseUrl.replace('127.0.0.1', 'localhost')}three`,
    `${site.baseUrl}one`,
  ]) {
    await tab.page.goto(address);
    for (let again = 0; again < 2; again += 1)
      seen.push([
        await tab.world.call('countFillable'),
        await callInFrame(tab.page.mainFrame(), 'forms', 'countFillable'),
      ]);
    expect(await tab.page.evaluate('typeof pageApi')).toBe('undefined');
  }
  expect(seen).toEqual([1, 1, 2, 2, 3, 3, 1, 1].map(count => [count, count]));
  await site.close();
  await elsewhere.close();
});

test('a document is given the code once, and again where another takes its place', async ({ tab }) => {
  const site = await serve({ '/one': box(1), '/two': box(2) });
  await tab.page.goto(`${site.baseUrl}one`);
  const frame = tab.page.mainFrame();
  const first = await pageApi(frame, 'page');
  expect(await pageApi(frame, 'page')).toBe(first);
  await tab.page.goto(`${site.baseUrl}two`);
  expect(await pageApi(frame, 'page')).not.toBe(first);
  await site.close();
});

test('a frame is given the part that is asked for, and no more', async ({ tab }) => {
  const frame = tab.page.mainFrame();
  const asked = ['takeSnapshot', 'searchPrompt', 'readPolicyLinks'];
  const has = async (part: keyof Parts): Promise<string[]> =>
    (await pageApi<keyof Parts>(frame, part)).evaluate(
      (api, names) => names.filter(name => name in api),
      asked,
    );
  expect(await has('forms')).toEqual(['takeSnapshot']);
  expect(await has('prompts')).toEqual(['searchPrompt']);
  expect(await has('page')).toEqual(asked);
});

test('what fails in the page is told with its reason', async ({ tab }) => {
  await tab.page.setContent('<p>x</p>');
  const bent = tab.world.call('hiddenBy', null as unknown as Element);
  await expect(bent).rejects.toThrow('Illegal invocation');
  await expect(bent).rejects.toMatchObject({ code: 'E_PAGE_SCRIPT' });
});
