import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Collection of your Personal Information
test(...claim('browse-without-personal-information'));
test(...claim('collects-only-disclosed-pii'));
test(...claim('anonymous-demographics'));
test(...claim('registration-required-marked'));
test(...claim('registration-unmarked-optional'));
test(...claim('third-party-collectors'));
test(...claim('automatic-collection'));
test(...claim('automatic-information-uses'));
test(...claim('telemetry-not-linked-to-pii'));
test(...claim('external-links'));
test(...claim('acknowledgement'));
