/** Hosts that measure visits and that the register of third parties counts among something else, or does not know. */
const measuring = [
  'clarity.ms',
  'newrelic.com',
  'nr-data.net',
  'cloudflareinsights.com',
  'siteimprove.com',
  'siteimproveanalytics.com',
  'siteimproveanalytics.io',
  'posthog.com',
  'simpleanalytics.com',
  'simpleanalyticscdn.com',
  'goatcounter.com',
  'zgo.at',
  'dap.digitalgov.gov',
  'umami.is',
  'matomo.cloud',
  'piwik.pro',
  'rudderlabs.com',
  'browser-intake-datadoghq.com',
];

/** Hosts of consent managers that the register of third parties does not know as such: what they are sent records the choice. */
const consentManagers = [
  'cookiebot.com',
  'cookieyes.com',
  'cdn-cookieyes.com',
  'termly.io',
  'trustarc.com',
  'iubenda.com',
  'axept.io',
  'cookiefirst.com',
  'cookiehub.net',
  'cookie-script.com',
  'consentmanager.net',
  'privacy-mgmt.com',
];

/** Hosts of pictures that people chose for themselves, under a company that otherwise tracks. */
const portraits = ['gravatar.com'];

const isOf = (hosts: readonly string[], host: string): boolean =>
  hosts.some(name => host === name || host.endsWith(`.${name}`));

/** Whether a host measures visits. Google's tags are none: told of a refusal, they load and hold back; what they send goes elsewhere. */
export const isMeasuring = (host: string): boolean => isOf(measuring, host);

/** Whether a host is a consent manager's. */
export const isConsentManager = (host: string): boolean => isOf(consentManagers, host);

/** Whether a host serves portraits only. */
export const isPortraits = (host: string): boolean => isOf(portraits, host);
