import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readRehearsal, rehearsalFile, rehearsalOf, withAnswers } from '../../crawler/evidence/rehearsal.js';
import { readSettings } from '../../crawler/settings.js';
import { filled, home, trial } from '../rules/evidence-builders.js';

const target = (url: string, status = 200) => [{ url, method: 'POST', status, carriesValues: true }];
const contact = target(`${home}contact`);
const real = filled({
  trials: [
    trial({ hops: contact }),
    trial({ filled: 'required-only', result: 'refused-by-server', hops: contact }),
    trial({ filled: 'empty', result: 'refused-by-browser', hops: [] }),
  ],
});
const held = (url: string) => filled({ trials: [trial({ result: 'stopped', hops: target(url, 0) })] });
const heard = rehearsalOf([filled({ trials: [trial({ hops: contact })] }), real], home, '2026-11-20');

test('a rehearsal keeps what servers answered, each form and target once', () => {
  expect(heard.answers.map(({ target: to, trials }) => [to, trials.map(each => each.result)])).toEqual([
    [`POST ${home}contact`, ['sent', 'refused-by-server']],
  ]);
});

test('an answer counts where form and target are unchanged, and says from when it is', () => {
  const results = (url: string, signature = real.signature) =>
    withAnswers([{ ...held(url), signature }], heard).flatMap(({ trials }) =>
      trials.map(({ result, heardOn }) => [result, heardOn]),
    );
  expect(results(`${home}contact?source=page`)).toEqual([['sent', '2026-11-20']]);
  expect(results(`${home}elsewhere`)).toEqual([['stopped', undefined]]);
  expect(results(`${home}contact`, 'another form')).toEqual([['stopped', undefined]]);
});

test('ANSWERS_FROM takes a reports folder or the file, and refuses what holds no answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const read = (path: string) =>
    readSettings({ BASE_URL: home, ANSWERS_FROM: path }, '2026-11-27').answersFrom?.answers.length;
  expect(() => read(folder)).toThrow(
    /^ANSWERS_FROM: expected a reports folder of a run with SUBMIT=real.*there is no/,
  );
  writeFileSync(join(folder, rehearsalFile), '{}');
  expect(() => read(folder)).toThrow(/^ANSWERS_FROM: expected .* is no such file$/);
  writeFileSync(join(folder, rehearsalFile), JSON.stringify(heard));
  expect([read(folder), read(join(folder, rehearsalFile))]).toEqual([1, 1]);
  expect(readRehearsal(folder)).toEqual(heard);
});
