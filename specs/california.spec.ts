import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Additional California Privacy Disclosures
test(...claim('california-scope'));
test(...claim('california-disclosure-posted'));
test(...claim('california-opt-out'));
