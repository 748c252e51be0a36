import type { Browser } from 'playwright';
import { launchBrowser, newVisitorContext } from '../browser/launch.js';
import { bittenField } from '../evidence/bounds.js';
import type { FilledForm } from '../evidence/filled.js';
import { filledPicture } from '../evidence/pictures.js';
import type { ProfileContext } from '../profiles/profile.js';
import { startInterceptingProxy } from '../proxy/intercepting-proxy.js';
import { createProxyAuthority } from '../proxy/proxy-authority.js';
import { createUpstream } from '../proxy/upstream.js';
import { closeContext } from '../visit/close-context.js';
import { withDeadline } from '../visit/deadline.js';
import { tryAges, type OnStage } from './trials/try-ages.js';
import { PageWatch } from './transmissions/page-watch.js';
import { watchPeers } from './transmissions/peer-watch.js';
import { fillFailure } from './fill-error.js';
import { runTrial } from './trials/run-trial.js';
import type { FillTarget } from './forms/fill-target.js';
import { onlyFilled, runLightly, runTrials, type TrialRunner, type Trials } from './trials/run-trials.js';
import { withStepsBefore } from './trials/steps-before.js';
import { transmissionBounds } from './transmissions/transmissions.js';
import { TrafficGate } from './traffic/traffic-gate.js';

/** `thorough`: all trials, and what follows them · `light`: filled in, submitted and left, as on every page that shows an equal form. */
export type Depth = 'thorough' | 'light';

/** Fills forms in a browser that reaches the network only through the intercepting proxy. */
export interface Filler {
  /** Fills one form in up to three trials, or in one where it is done lightly; what a site does wrong shows as the outcome. */
  fill(target: FillTarget, depth?: Depth): Promise<FilledForm>;
  close(): Promise<void>;
}

/** Far above what a trial takes (some 10 s), for a machine that is six times slower and has others beside it. */
const trialLimitMs = 240_000;
const closeLimitMs = 5_000;

/** Nothing listens there: what is not sent through a trial's own proxy reaches nobody. */
const deadEnd = { server: 'http://127.0.0.1:9' };

/** Starts the browser and what its trials share. Close it when done. */
export async function openFiller(context: ProfileContext): Promise<Filler> {
  const { settings, browsers, trust, certificates } = context;
  const authority = await createProxyAuthority();
  const upstream = createUpstream(settings.connectTo, settings.extraCaCerts, certificates);
  const request = {
    choice: browsers.light,
    connectTo: [],
    trust: { env: trust.env, args: [] },
    proxy: deadEnd,
    args: authority.browserArgs,
    viewport: settings.viewport,
  };
  let browser: Browser = await launchBrowser(request);

  const { policyAsOf } = settings;
  const today = new Date().toISOString().slice(0, 10);
  // The site knows nothing of POLICY_AS_OF: a child by the later day is one by the earlier.
  const asOf = policyAsOf > today ? policyAsOf : today;

  /** Runs one trial in a context and behind a proxy of its own. */
  const onStage: OnStage = async work => {
    if (!browser.isConnected()) browser = await launchBrowser(request);
    const gate = new TrafficGate(settings.submit, settings.familyHosts, url => certificates?.holdsFrom(url));
    const proxy = await startInterceptingProxy(authority, upstream, gate);
    const visitor = await newVisitorContext(browser, {
      proxy: { server: proxy.server, bypass: '<-loopback>' },
    });
    try {
      await watchPeers(visitor, gate);
      const page = await visitor.newPage();
      const watch = await PageWatch.start(visitor, page, gate);
      return await withDeadline('filling the form', trialLimitMs, work({ page, gate, watch, asOf }));
    } finally {
      await closeContext(visitor);
      await proxy.close();
    }
  };

  const attempt: TrialRunner = (target, filled, manner) =>
    onStage(stage => runTrial(stage, target, filled, manner));

  return {
    async fill(target, depth = 'thorough') {
      const filled = await fillForm(context, attempt, target, depth);
      const ages = depth === 'thorough' ? await tryAges(context, onStage, target, filled, asOf) : undefined;
      return ages ? { ...filled, ages } : filled;
    },
    async close() {
      await withDeadline('closing the browser', closeLimitMs, browser.close()).catch(() => undefined);
      upstream.close();
    },
  };
}

async function trialsOf(
  { settings }: ProfileContext,
  attempt: TrialRunner,
  target: FillTarget,
  depth: Depth,
): Promise<Trials> {
  if (settings.submit === 'never') return onlyFilled(attempt, target);
  if (depth === 'light') return runLightly(attempt, target);
  // A server that is never asked tells nothing of the steps before.
  return settings.submit === 'real'
    ? withStepsBefore(attempt, target, await runTrials(attempt, target))
    : runTrials(attempt, target);
}

async function fillForm(
  profile: ProfileContext,
  attempt: TrialRunner,
  target: FillTarget,
  depth: Depth,
): Promise<FilledForm> {
  const { form, page, frame } = target;
  const isLight = depth === 'light';
  const shell: FilledForm = {
    signature: form.signature,
    page,
    selector: form.selector,
    frame,
    outcome: { ok: true },
    ...(isLight ? { light: true } : {}),
    typed: [],
    trials: [],
    transmissions: [],
    pageUrlsWithValues: [],
    blindSpots: [],
  };
  try {
    const { trials, full } = await trialsOf(profile, attempt, target, depth);
    const screenshot = full.picture
      ? await profile.keep(filledPicture(form.signature, page, frame, form.selector), 'png', full.picture)
      : undefined;
    return {
      ...shell,
      typed: full.typed,
      trials,
      transmissions: full.transmissions,
      pageUrlsWithValues: full.pageUrls,
      blindSpots: full.blindSpots,
      ...bittenField([...transmissionBounds(full.transmissions), ...full.bounds]),
      ...(full.heldBack.length === 0 ? {} : { heldBack: [...full.heldBack] }),
      ...(full.cookies.length === 0 ? {} : { cookies: [...full.cookies] }),
      ...(screenshot === undefined ? {} : { screenshot }),
      ...(isLight || full.seen.length === 0 ? {} : { seen: [...full.seen] }),
      ...(isLight || full.nextForms.length === 0 ? {} : { nextForms: [...full.nextForms] }),
    };
  } catch (error) {
    const failed = fillFailure(error);
    profile.say(`Form ${form.selector} of ${page} could not be filled: ${failed.detail}`);
    return { ...shell, outcome: failed };
  }
}
