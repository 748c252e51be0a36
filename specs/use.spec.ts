import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Use of your Personal Information
test(...claim('personal-information-uses'));
test(...claim('no-sale-of-lists'));
test(...claim('partner-offers'));
test(...claim('no-pii-transfer'));
test(...claim('trusted-partners'));
test(...claim('partners-confidentiality'));
test(...claim('sensitive-data-consent'));
test(...claim('page-tracking'));
test(...claim('disclosure-by-law-only'));
