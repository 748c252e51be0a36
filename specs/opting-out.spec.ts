import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Opting Out or Changing Personal Information
test(...claim('opt-out-honoured'));
