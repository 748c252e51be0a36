/**
 * Which room of a folder may import which; everything else is forbidden, and so are import cycles, types included. `npm run arrows`
 * checks it. A row may lose names at any time; before it gains one, ask whether what is wanted stands in the right room.
 */
const mayImport = {
  crawler: {
    // Below: what is recorded, and means that know nothing of a visit.
    evidence: ['settings.ts'],
    'settings.ts': ['evidence', 'network'],
    network: ['settings.ts'],
    // What runs in the page, and the means to put it there.
    page: ['evidence'],
    leaks: ['evidence'],
    proxy: ['network'],
    // What gives away that a request follows somebody, and what has the form of a consent prompt: words and facts alone.
    trackers: ['evidence'],
    prompts: ['evidence', 'page'],
    browser: ['network', 'page', 'settings.ts'],
    fields: ['browser', 'evidence', 'page'],
    // In the middle: what looks at a site, each for its own question.
    accessibility: ['evidence', 'network', 'page', 'visit'],
    consent: ['browser', 'evidence', 'network', 'page', 'profiles', 'prompts', 'trackers', 'visit'],
    cookies: ['browser', 'evidence', 'leaks', 'network', 'page', 'trackers', 'visit'],
    crawl: ['browser', 'evidence', 'fields', 'network', 'page', 'settings.ts', 'tls', 'visit'],
    documents: ['browser', 'evidence', 'network', 'page', 'profiles', 'visit'],
    fill: [
      'browser',
      'evidence',
      'fields',
      'leaks',
      'network',
      'page',
      'profiles',
      'proxy',
      'settings.ts',
      'trackers',
      'visit',
    ],
    gates: ['browser', 'evidence', 'network', 'visit'],
    profiles: ['browser', 'evidence', 'settings.ts', 'tls'],
    refused: ['browser', 'crawl', 'evidence', 'network', 'page', 'profiles', 'prompts', 'trackers', 'visit'],
    tls: ['crawl', 'evidence', 'network', 'settings.ts'],
    visit: [
      'browser',
      'cookies',
      'crawl',
      'documents',
      'evidence',
      'fields',
      'gates',
      'network',
      'page',
      'prompts',
      'trackers',
    ],
    // On top: who gets which visit. Nothing imports it.
    observe: [
      'accessibility',
      'browser',
      'consent',
      'cookies',
      'crawl',
      'documents',
      'evidence',
      'fill',
      'gates',
      'network',
      'page',
      'profiles',
      'refused',
      'settings.ts',
      'tls',
      'visit',
    ],
  },
  // The files of a room itself are served by the rooms inside it: they may import any of them.
  'crawler/crawl': {
    urls: [],
    'safe-links': [],
    'crawl-error.ts': [],
    'crawl-limits.ts': [],
    html: ['safe-links', 'urls'],
    fetch: ['crawl-limits.ts', 'html'],
    sitemaps: ['fetch', 'html'],
    frontier: ['crawl-error.ts', 'fetch', 'safe-links', 'urls'],
    dedupe: ['fetch', 'frontier', 'html', 'urls'],
    traps: ['crawl-limits.ts', 'dedupe', 'fetch', 'frontier', 'html', 'urls'],
    rendering: ['checkpoint', 'crawl-options.ts', 'frontier', 'html', 'urls'],
    checkpoint: ['fetch', 'html', 'rendering'],
  },
  'crawler/visit': {
    'close-context.ts': ['deadline.ts'],
    'deadline.ts': [],
    'isolated-world.ts': [],
    'mixed-content.ts': [],
    'visit-ended.ts': [],
    read: ['isolated-world.ts'],
    settle: ['isolated-world.ts', 'openers'],
    openers: ['deadline.ts', 'read', 'settle', 'tab.ts'],
    'tab.ts': [
      'close-context.ts',
      'deadline.ts',
      'isolated-world.ts',
      'mixed-content.ts',
      'settle',
      'visit-ended.ts',
    ],
  },
  'crawler/fill': {
    'fill-error.ts': [],
    'page-turns.ts': [],
    traffic: [],
    transmissions: ['traffic'],
    controls: ['page-turns.ts'],
    forms: ['controls', 'fill-error.ts', 'page-turns.ts', 'traffic'],
    submit: ['controls', 'traffic', 'transmissions'],
    trials: ['controls', 'fill-error.ts', 'forms', 'page-turns.ts', 'submit', 'traffic', 'transmissions'],
  },
  'crawler/leaks': {
    'typed-value.ts': [],
    'searchable.ts': [],
    'plain-forms.ts': ['searchable.ts', 'typed-value.ts'],
    'needles.ts': ['bytes'],
    bytes: [],
    codecs: ['bytes', 'needles.ts'],
    hashes: ['bytes', 'codecs', 'plain-forms.ts', 'searchable.ts', 'typed-value.ts'],
    values: ['plain-forms.ts', 'searchable.ts'],
  },
  // Nothing but these runs in the page: `bundle.ts` and `in-frame.ts` put it there, and know what can be asked.
  'crawler/page': {
    elements: [],
    controls: ['elements'],
    forms: ['elements'],
    openers: ['elements'],
    prompts: ['elements'],
    rest: ['elements'],
    sight: ['elements'],
    watches: [],
    read: ['elements', 'forms', 'prompts', 'sight'],
    'accessibility-api.ts': ['sight'],
    'controls-api.ts': ['controls'],
    'forms-api.ts': ['forms', 'openers', 'read', 'rest', 'sight'],
    'prompts-api.ts': ['elements', 'prompts', 'read', 'rest'],
    'page-api.ts': ['elements', 'forms-api.ts', 'prompts-api.ts', 'read', 'rest'],
    'bundle.ts': ['page-api.ts'],
    'in-frame.ts': ['accessibility-api.ts', 'bundle.ts', 'controls-api.ts', 'forms-api.ts', 'prompts-api.ts'],
  },
  'crawler/fields': {
    view: [],
    kinds: ['view'],
    marks: ['kinds', 'view'],
    purpose: ['view'],
    sensitive: ['kinds', 'marks', 'view'],
    ages: ['kinds', 'sensitive', 'view'],
  },
};

const anyOf = names => `(${names.map(name => name.replaceAll('.', '\\.')).join('|')})(/|$)`;

/** The rules of one folder: a room imports itself and what its row names; a folder without a row may import no room. */
const rulesOf = ([folder, rows]) => [
  ...Object.entries(rows).map(([room, others]) => ({
    name: `${folder}/${room} may import ${others.join(', ') || 'no other room'}`,
    severity: 'error',
    from: { path: `^${folder}/${anyOf([room])}` },
    to: { path: `^${folder}/`, pathNot: `^${folder}/${anyOf([room, ...others])}` },
  })),
  {
    name: `every room of ${folder} has a row in .dependency-cruiser.js`,
    severity: 'error',
    from: { path: `^${folder}/[^/]+/`, pathNot: `^${folder}/${anyOf(Object.keys(rows))}` },
    to: { path: `^${folder}/` },
  },
];

export default {
  forbidden: [
    { name: 'no import cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(mayImport).flatMap(rulesOf),
  ],
  options: {
    // An import of a type is an import: who needs a type knows the module that has it.
    tsPreCompilationDeps: true,
    exclude: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
