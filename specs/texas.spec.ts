import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Additional Texas Privacy Disclosures
test(...claim('texas-scope'));
test(...claim('texas-phi-notice-posted'));
test(...claim('texas-phi-authorization'));
