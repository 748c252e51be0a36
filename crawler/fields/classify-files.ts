import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright';
import type { PiiKind } from '../../kernel/pii-kind.js';
import { hasRequiredState } from './marks/form-marks.js';
import { readForms } from './forms.js';
import { snapshotFrame } from './collect.js';
import { buildTree } from './view/tree.js';

/** One control of a file, as the command prints it. */
export interface ClassifiedControl {
  readonly file: string;
  /** Path from the root: finds exactly this control in the file's source too. */
  readonly selector: string;
  readonly kind: PiiKind | null;
  /** HTML `required` or `aria-required`: what a browser acts on. */
  readonly requiredProgrammatic: boolean;
  /** A sighted person sees a mark; colour alone is none. */
  readonly markedVisibly: boolean;
}

/** The folder cannot be read, or holds no HTML file. */
export class FormFolderError extends Error {
  readonly code = 'E_FORM_FOLDER';
}

/** HTML files of a folder, sorted. Throws {@link FormFolderError}. */
export async function htmlFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new FormFolderError(`expected a folder of HTML files, could not read ${JSON.stringify(folder)}`, {
      cause,
    });
  });
  const html = names.filter(name => /\.x?html?$/i.test(name)).sort();
  if (html.length === 0)
    throw new FormFolderError(`expected HTML files, found none in ${JSON.stringify(folder)}`);
  return html;
}

/** A name that never resolves; the file's source is the only answer given under it. */
const address = 'http://forms.invalid/';

/**
 * No script of the file runs, and nothing is loaded. Scripts stay switched on for the parser, which else would read `noscript` as
 * elements, unlike tools that read the source.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * Classifies the controls of one HTML file in a page. Nothing of it runs or is loaded: every request but the first is stopped, a
 * refresh to somewhere else included.
 */
export async function classifyFile(
  page: Page,
  folder: string,
  file: string,
): Promise<readonly ClassifiedControl[]> {
  const body = await readFile(join(folder, file));
  let served = false;
  const answer = async (route: Route): Promise<void> => {
    // An aborted refresh would put an error page in the file's place; "no content" leaves it standing.
    if (served && route.request().isNavigationRequest()) return route.fulfill({ status: 204 });
    if (served) return route.abort();
    served = true;
    return route.fulfill({
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
      body,
    });
  };
  await page.route('**/*', answer);
  try {
    await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 30_000 });
    const snapshot = await snapshotFrame(page.mainFrame(), true);
    const required = new Set(
      buildTree(snapshot)
        .elements.filter(hasRequiredState)
        .map(each => each.live?.selector),
    );
    return readForms(snapshot).flatMap(form =>
      form.fields.map(({ selector, kind, mark }) => ({
        file,
        selector,
        kind,
        requiredProgrammatic: required.has(selector),
        markedVisibly: mark.how !== 'none' && mark.how !== 'colour-only',
      })),
    );
  } finally {
    await page.unroute('**/*', answer);
  }
}
