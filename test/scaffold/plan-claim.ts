import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimsInSpec } from '../../fixtures/spec-claims.js';
import { claims } from '../../policy/claims.js';
import { sections } from '../../policy/text.js';
import { rules } from '../../specs/rules/index.js';
import { camelCase, defectStub, entryStub, ruleStub, ruleTestStub, type NewClaim } from './stubs.js';

/** A claim cannot be scaffolded; the message says what to call it by. */
export class ScaffoldError extends Error {
  readonly code = 'E_SCAFFOLD';
}

/** A file to write, relative to the project: new, or with its new content. */
export interface PlannedFile {
  readonly path: string;
  readonly content: string;
}

/** The claim that was asked for. `section` is a heading of the policy, or enough of one to tell it. */
export function readNewClaim(id: string | undefined, section: string | undefined): NewClaim {
  if (id === undefined || section === undefined)
    throw new ScaffoldError('expected: npm run new-claim -- <id> <section>');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new ScaffoldError(`expected a kebab-case id such as forms-https, got ${JSON.stringify(id)}`);
  if (claims.some(claim => claim.id === id))
    throw new ScaffoldError(`expected a new id, but the register has ${id} already`);
  const found = sections.filter(({ heading }) => heading.toLowerCase().includes(section.toLowerCase()));
  const exact = found.find(({ heading }) => heading.toLowerCase() === section.toLowerCase());
  const chosen = exact ?? (found.length === 1 ? found[0] : undefined);
  const quote = chosen?.paragraphs[0]?.sentences[0];
  if (chosen === undefined || quote === undefined)
    throw new ScaffoldError(
      `expected one section of the policy, got ${JSON.stringify(section)}, which fits ${found.length} of: ${sections.map(({ heading }) => heading).join(' · ')}`,
    );
  return { id, section: chosen.heading, quote };
}

/** The text with `added` put before or after the first place where `mark` stands. */
function insert(
  text: string,
  path: string,
  mark: string | RegExp,
  where: 'before' | 'after',
  added: string,
): string {
  const found = typeof mark === 'string' ? text.indexOf(mark) : text.search(mark);
  if (found < 0) throw new ScaffoldError(`expected ${String(mark)} in ${path}, found it nowhere`);
  const length = typeof mark === 'string' ? mark.length : (mark.exec(text)?.[0].length ?? 0);
  const at = where === 'before' ? found : found + length;
  return text.slice(0, at) + added + text.slice(at);
}

/** The files that a new claim touches, with their new content. Nothing is written; throws {@link ScaffoldError}. */
export function planClaim(root: string, claim: NewClaim): readonly PlannedFile[] {
  const { id, section } = claim;
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const filesIn = (folder: string, end: string): string[] =>
    readdirSync(join(root, folder))
      .filter(name => name.endsWith(end))
      .sort()
      .map(name => `${folder}/${name}`);
  const pick = (paths: readonly string[], holds: (text: string) => boolean, what: string): string => {
    const path = paths.find(each => holds(read(each)));
    if (path === undefined)
      throw new ScaffoldError(`expected ${what} for the section "${section}", found none`);
    return path;
  };
  const created = [
    { path: `specs/rules/${id}.ts`, content: ruleStub(claim) },
    { path: `test/rules/${id}.test.ts`, content: ruleTestStub(claim) },
    { path: `fixtures/replica/variations/${id}.ts`, content: defectStub(claim) },
  ];
  for (const { path } of created)
    if (existsSync(join(root, path))) throw new ScaffoldError(`expected ${path} to be free, but it exists`);

  const own = claims.filter(each => each.section === section).map(each => each.id);
  const entries = pick(
    filesIn('policy/claims', '.ts'),
    text => text.includes(`id: '${own[0] ?? ''}'`),
    'a register file',
  );
  const entry = read(entries);
  const maker = /import \{([^}]*)\} from '\.\/entry\.js';/.exec(entry)?.[1] ?? '';
  const withMaker = maker.includes('judged')
    ? entry
    : entry.replace(`import {${maker}} from './entry.js'`, `import {${maker}, judged } from './entry.js'`);
  const spec = pick(
    filesIn('specs', '.spec.ts'),
    text => claimsInSpec(text).some(each => own.includes(each)),
    'a spec',
  );
  const index = 'specs/rules/index.ts';
  const order = claims.map(each => each.id);
  const first = order.indexOf(own[0] ?? '');
  const next = rules.find(rule => order.indexOf(rule.id) >= first);
  const withImport = insert(
    read(index),
    index,
    'import ',
    'before',
    `import { rule as ${camelCase(id)} } from './${id}.js';\n`,
  );
  const mark = next === undefined ? /\n\];/ : `\n  ${camelCase(next.id)},`;
  const defects = 'fixtures/replica/defects.ts';
  const withDefects = insert(
    read(defects),
    defects,
    'import ',
    'before',
    `import { ${camelCase(id)}Defects } from './variations/${id}.js';\n`,
  );
  return [
    {
      path: entries,
      content: insert(withMaker, entries, /export const \w+ = \[/, 'after', entryStub(claim)),
    },
    { path: index, content: insert(withImport, index, mark, 'before', `\n  ${camelCase(id)},`) },
    {
      path: spec,
      content: insert(read(spec), spec, /\ntest\(\.\.\.claim\(/, 'before', `\ntest(...claim('${id}'));`),
    },
    {
      path: defects,
      content: insert(
        withDefects,
        defects,
        'export const defects: readonly Variation[] = [',
        'after',
        `\n  ...${camelCase(id)}Defects,`,
      ),
    },
    ...created,
  ];
}
