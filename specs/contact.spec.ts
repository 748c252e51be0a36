import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Contact Information
test(...claim('comments-welcome'));
test(...claim('contact-channels-published'));
test(...claim('problems-remedied'));
