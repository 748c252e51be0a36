import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Changes to this Privacy Policy
test(...claim('policy-link-current'));
test(...claim('policy-text-matches'));
test(...claim('review-encouraged'));
