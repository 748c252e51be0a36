import { expect } from '@playwright/test';
import { registeredPolicy } from '../../../fixtures/replica/pages/policy.js';
import type { World } from '../world.js';
import { main, type Check, type Checks } from './check.js';

const folded = (text: string): string =>
  text.replaceAll('’', "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

const shown = async (world: World): Promise<string> =>
  folded(await (await world.visit(`${main}/privacy-policy`)).locator('main').innerText());

const part = (text: string, heading: string, next: string): string =>
  text.slice(text.indexOf(heading), next === '' ? undefined : text.indexOf(next));

/** The visible policy shows and lacks certain words. */
const reads =
  (expected: { readonly has?: string; readonly lacks?: string }, heading = '', next = ''): Check =>
  async world => {
    const text = part(await shown(world), heading, next);
    if (expected.has !== undefined) expect(text).toContain(expected.has);
    if (expected.lacks !== undefined) {
      expect(folded(registeredPolicy())).toContain(expected.lacks);
      expect(text).not.toContain(expected.lacks);
    }
  };

const california = ['Additional California Privacy Disclosures', 'Changes to this Privacy Policy'] as const;
const contact = ['Contact Information', ''] as const;
const date = 'effective as of January 15, 2021';
const notice = 'protected health information (PHI) held by MPRO is subject to electronic disclosures';
const unchanged: Check = async world => expect(await shown(world)).toBe(folded(registeredPolicy()));

/** What the live policy says. */
export const policyTextChecks: Checks = {
  'policy-date-changed': reads({ has: 'effective as of March 3, 2024', lacks: date }),
  'policy-date-future': reads({ has: 'effective as of January 15, 2031', lacks: date }),
  'policy-date-missing': reads({ lacks: date }),
  'policy-dates-two': reads({ has: 'Effective Date: June 1, 2019' }),
  'policy-sentence-added': reads({ has: 'marketing affiliates' }),
  'policy-sentence-removed': reads({ lacks: 'sensitive personal information, such as race' }),
  'policy-word-changed': reads({ has: 'MPRO does sell', lacks: 'MPRO does not sell' }),
  'policy-sentence-hidden': async world => {
    await reads({ lacks: 'MPRO does not sell, rent, or lease' })(world);
    expect((await world.client(`${main}/privacy-policy`)).body).toContain(
      'MPRO does not sell, rent, or lease',
    );
  },
  'texas-section-removed': reads({ lacks: 'Texas Medical Privacy Act' }),
  'texas-notice-hidden': reads({ has: 'MPRO may not electronically disclose', lacks: notice }),
  'texas-notice-reworded': reads({ has: 'MPRO follows Texas law', lacks: notice }),
  'texas-notice-denied': reads({ has: 'held by MPRO is never subject to', lacks: notice }),
  'texas-notice-as-picture': async world => {
    await reads({ has: 'MPRO may not electronically disclose', lacks: notice })(world);
    const page = await world.visit(`${main}/privacy-policy`);
    await expect(page.locator('main img[alt=""]')).toBeVisible();
  },
  'california-email-hidden': async world => {
    await reads({ has: 'Haggerty', lacks: 'info@mpro.org' }, ...california)(world);
    expect((await world.client(`${main}/privacy-policy`)).body).toContain('>info@mpro.org</span>');
  },
  'california-other-office': reads({ has: 'Oakland, CA 94607', lacks: '22670 Haggerty Road' }, ...california),
  'contact-email-misspelt': reads({ has: 'info@mpro.com', lacks: 'info@mpro.org' }, ...contact),
  'contact-number-transposed': reads(
    { has: '26270 Haggerty Road', lacks: '22670 Haggerty Road' },
    ...contact,
  ),
  'california-section-removed': reads({ lacks: 'California' }),
  'california-email-removed': reads({ has: 'Haggerty', lacks: 'info@mpro.org' }, ...california),
  'california-address-removed': reads({ has: 'info@mpro.org', lacks: '22670 Haggerty Road' }, ...california),
  'contact-email-changed': reads({ has: 'privacy@mpro-inbox.example', lacks: 'info@mpro.org' }, ...contact),
  'contact-address-changed': reads({ has: 'PO Box 900', lacks: '22670 Haggerty Road' }, ...contact),
  'contact-section-removed': reads({ lacks: 'MPRO welcomes your comments' }),
  'policy-straight-quotes': unchanged,
  'policy-marked-up': unchanged,
  'policy-address-in-lines': unchanged,
  'texas-notice-set-off': async world => {
    await unchanged(world);
    const page = await world.visit(`${main}/privacy-policy`);
    await expect(page.locator('main mark')).toContainText('PHI');
  },
  'policy-headings-in-capitals': reads({ has: 'ADDITIONAL TEXAS PRIVACY DISCLOSURES' }),
  'policy-by-script': async world => {
    await unchanged(world);
    expect((await world.client(`${main}/privacy-policy`)).body).not.toContain(
      'contact MPRO at info@mpro.org',
    );
  },
};
