import { test, expect } from '@playwright/test';
import { defects, nearMisses } from '../../fixtures/replica/defects.js';
import { claims } from '../../policy/claims.js';
import { checks } from './checks/all.js';
import { conformingConsent } from './checks/consent.js';
import { groupsSideBySide } from './groups.js';
import { openWorld, type World } from './world.js';

const variations = [...defects, ...nearMisses];

test('every variation has a name of its own and a check', () => {
  const names = variations.map(({ name }) => name).sort();
  expect(names).toEqual([...new Set(names)]);
  expect(Object.keys(checks).sort()).toEqual(names);
});

test('defects name the claims that they break, near misses those that they only seem to break', () => {
  const known = new Set(claims.map(({ id }) => id));
  for (const { name, flips, nearly = [] } of variations) {
    const [meant, others] = defects.some(defect => defect.name === name) ? [flips, nearly] : [nearly, flips];
    expect(meant.length, name).toBeGreaterThan(0);
    expect(others, name).toEqual([]);
    expect(
      meant.filter(id => !known.has(id)),
      name,
    ).toEqual([]);
  }
});

test('what answers in place of the site says which pages that concerns: a run that looks at a few has to know', () => {
  const silent = variations.filter(
    ({ around, touches = [] }) => around !== undefined && touches.length === 0,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('an unknown name is refused with the known ones', async () => {
  await expect(openWorld(['nonsense'])).rejects.toMatchObject({
    code: 'E_UNKNOWN_DEFECT',
    message: expect.stringContaining('http-form-action'),
  });
});

test('names that want the same place are refused together', async () => {
  await expect(openWorld(['http-in-a-parameter', 'http-form-action'])).rejects.toMatchObject({
    code: 'E_DEFECT_CONFLICT',
  });
});

test('several defects work side by side', async () => {
  const world = await openWorld(['key-logger', 'policy-date-changed', 'required-unmarked']);
  for (const name of ['key-logger', 'policy-date-changed', 'required-unmarked']) await checks[name]?.(world);
  await world.close();
});

test('without variations nothing is stored or counted unless accepted', async () => {
  const world = await openWorld();
  await conformingConsent(world);
  await world.close();
});

for (const group of groupsSideBySide(variations)) {
  test.describe(() => {
    // One replica and one browser serve the group, in one worker.
    test.describe.configure({ mode: 'default' });
    let world: World;
    test.beforeAll(async () => void (world = await openWorld(group.map(({ name }) => name))));
    test.beforeEach(() => world.replica.log.clear());
    test.afterAll(() => world.close());

    for (const { name, says, flips } of group) {
      test(`${flips.length > 0 ? 'defect' : 'near miss'} ${name}: ${says}`, async () => {
        await checks[name]?.(world);
      });
    }
  });
}
