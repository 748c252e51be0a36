import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Collection of your Personal Information
test(...claim('browse-without-personal-information'));
test(...claim('anonymous-demographics'));
test(...claim('registration-unmarked-optional'));
test(...claim('automatic-collection'));
test(...claim('automatic-information-uses'));
test(...claim('external-links'));
test(...claim('acknowledgement'));
