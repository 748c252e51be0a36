import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// MPRO Privacy Policy
test(...claim('commitment-to-privacy'));
test(...claim('policy-scope'));
test(...claim('consent-by-use'));
