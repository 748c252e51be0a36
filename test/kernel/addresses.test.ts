import { expect, test } from '@playwright/test';
import { withoutFragment, withoutQuery } from '../../kernel/addresses.js';

test('an address loses its fragment, or its query string as well, and nothing else', () => {
  const address = 'https://www.mpro.org/a/b?c=d?e#f?g#h';
  expect(withoutFragment(address)).toBe('https://www.mpro.org/a/b?c=d?e');
  expect(withoutQuery(address)).toBe('https://www.mpro.org/a/b');
  expect(withoutQuery('https://www.mpro.org/a#b?c')).toBe('https://www.mpro.org/a');
  expect([withoutFragment(''), withoutQuery('')]).toEqual(['', '']);
});
