import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlSite } from '../../crawler/crawl/crawl.js';
import { writeInventory } from '../../crawler/evidence/inventory-file.js';
import { readSettings } from '../../crawler/settings.js';
import { reportSelf } from './report-self.js';

/** The project's crawl, inventory written. */
const reportsDir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const settings = readSettings({ BASE_URL: process.argv[2], REPORTS_DIR: reportsDir }, '2026-01-01');
  const inventory = await crawlSite(settings, { say: () => undefined });
  writeInventory(reportsDir, inventory);
  reportSelf(inventory.pages.length);
} finally {
  rmSync(reportsDir, { recursive: true, force: true });
}
