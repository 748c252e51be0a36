import type { Browser } from 'playwright';
import { launchBrowser, newVisitorContext } from '../browser/launch.js';
import { trustNow, type ProfileContext } from '../profiles/profile.js';
import type { CookieCanary, CookieHabit } from '../refused/cookie-canary.js';
import { keepAllCookies, launchWithPreferences } from '../refused/prepared-profile.js';

/** The browser of first visits, and what it does with cookies. */
export interface VisitBrowser {
  readonly browser: Browser;
  readonly habit: CookieHabit;
  close(): Promise<void>;
}

async function habitOf(browser: Browser, canary: CookieCanary): Promise<CookieHabit> {
  const context = await newVisitorContext(browser);
  try {
    return await canary.habitOf(context);
  } finally {
    await context.close();
  }
}

/**
 * Starts the browser of first visits. Some builds of full Chromium refuse third-party cookies unasked, and a site would look clean
 * for no merit of its own: such a browser is started again with a profile that keeps them.
 */
export async function launchVisitBrowser(
  context: ProfileContext,
  canary: CookieCanary,
): Promise<VisitBrowser> {
  const { browsers, settings } = context;
  const connectTo = [...canary.rules, ...settings.connectTo];
  const { viewport } = settings;
  const request = { choice: browsers.light, connectTo, trust: trustNow(context), viewport };
  const plain = await launchBrowser(request);
  const habit = await habitOf(plain, canary);
  if (habit.first && habit.third) return { browser: plain, habit, close: () => plain.close() };
  await plain.close();
  const profiled = await launchWithPreferences(request, keepAllCookies);
  const second = await habitOf(profiled.browser, canary);
  if (!second.third)
    context.say('this browser keeps no third-party cookies: what it shows of them is less than visitors get');
  return { browser: profiled.browser, habit: second, close: () => profiled.close() };
}
