import { test } from '../fixtures/test.js';
import { claim } from './claim-test.js';

// Use of Cookies
test(...claim('what-cookies-are'));
test(...claim('cookies-domain-scope'));
test(...claim('what-cookies-do'));
test(...claim('cookies-declined'));
test(...claim('usable-without-cookies'));
