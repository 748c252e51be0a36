import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Security of your Personal Information
test(...claim('controlled-servers'));
test(...claim('forms-https'));
test(...claim('tls-in-transit'));
test(...claim('shared-information-protected'));
test(...claim('email-risk'));
test(...claim('no-unencrypted-email-collection'));
