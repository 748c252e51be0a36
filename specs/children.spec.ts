import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Children’s Online Privacy Information
test(...claim('under-13-refused'));
test(...claim('no-knowing-collection-from-children'));
test(...claim('third-party-sites-and-parents'));
test(...claim('parents-notified'));
test(...claim('parental-review'));
test(...claim('parental-consent-without-disclosure'));
