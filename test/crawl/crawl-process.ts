import { crawlSite } from '../../crawler/crawl/crawl.js';
import { readSettings } from '../../crawler/settings.js';

/** A crawl in a process of its own, to be ended from outside. */
const controller = new AbortController();
process.once('SIGINT', () => controller.abort());
const settings = readSettings(process.env, '2026-01-01');
await crawlSite(settings, { say: () => undefined, signal: controller.signal }).catch((error: unknown) => {
  process.exitCode = error instanceof Error && 'code' in error && error.code === 'E_INTERRUPTED' ? 130 : 1;
});
