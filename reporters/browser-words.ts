import { browserUsed, type BrowserUsed } from '../crawler/evidence/browser-used.js';
import { findInventory } from '../crawler/evidence/inventory-file.js';
import { inventoryId } from '../crawler/evidence/partition.js';
import { BrowserNotFoundError, findBrowsers } from '../crawler/browser/find-browser.js';
import { readPartitions } from './read-partitions.js';

/** One browser for people: `Chromium 142.0.7444.59 (headless shell), found at /usr/bin/chromium-headless-shell`. */
function oneBrowser({ name, version, headlessShell, foundAt, usedFor }: BrowserUsed): string {
  const place = /[\\/]/.test(foundAt) ? `found at ${foundAt}` : foundAt;
  const purpose = usedFor === 'visits' ? '' : `${usedFor} with `;
  return `${purpose}${name} ${version}${headlessShell ? ' (headless shell)' : ''}, ${place}`;
}

/** The browsers for people, each once, that of most visits first. */
export function browserWords(used: readonly BrowserUsed[]): string {
  const inOrder = [...used].sort((a, b) => a.usedFor.length - b.usedFor.length);
  return [...new Set(inOrder.map(oneBrowser))].join('; ');
}

/** The browsers that the evidence in the reports folder was seen with, for people; where it names none, what the run would start. */
export function browsersOf(reportsDir: string, chromiumPath: string | undefined): string {
  const inventory = findInventory(reportsDir);
  const used =
    inventory === undefined
      ? []
      : readPartitions(reportsDir, 'browsers', inventoryId(inventory), browserUsed, each => each);
  return used.length > 0 ? browserWords(used) : foundBrowser(chromiumPath);
}

/** What is found on this machine; where there is nothing yet, the run installs one before its first visit. */
function foundBrowser(chromiumPath: string | undefined): string {
  try {
    return findBrowsers(chromiumPath).summary;
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return 'installed by the run';
    throw error;
  }
}
