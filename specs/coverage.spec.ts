import { messageOfUnseen } from '../fixtures/expect.js';
import { test } from '../fixtures/test.js';
import { withoutStack } from '../fixtures/without-stack.js';
import { coverageTitle } from '../reporters/claim-outcomes.js';
import { unseenPages } from './rules/reading/pages.js';

// Claims of every page rest on this: a report that leaves out the crawl would otherwise hold nothing but skipped tests when it fails.
test(coverageTitle, { tag: '@first-visit' }, ({ evidence }) => {
  const unseen = unseenPages(evidence);
  if (unseen.length > 0) throw withoutStack(new Error(messageOfUnseen(unseen)));
});
