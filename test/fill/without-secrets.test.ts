import { expect, test } from '@playwright/test';
import { withoutPersons, withoutSecrets } from '../../crawler/evidence/without-secrets.js';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';

test('what opens something to whoever reads it is taken out, its name stays', () => {
  for (const [text, shown] of [
    [
      'https://a/t?_csrf=13fa9248426518b8&email=jo%40example.com',
      'https://a/t?_csrf=(not shown)&email=jo%40example.com',
    ],
    ['https://a/?access_token=abcdef123&x=1', 'https://a/?access_token=(not shown)&x=1'],
    ['https://a/p;jsessionid=8F1D2A3B4C', 'https://a/p;jsessionid=(not shown)'],
    [
      '{"sessionToken":"abcdefgh","mail":"jo@example.com"}',
      '{"sessionToken":"(not shown)","mail":"jo@example.com"}',
    ],
    ['Authorization: Bearer abcdefghij.klm', 'Authorization: Bearer (not shown)'],
    [`x=${jwt}&y=1`, 'x=(not shown)&y=1'],
    ['Basic am86c2VjcmV0', 'Basic (not shown)'],
  ])
    expect(withoutSecrets(text ?? '')).toBe(shown);
});

test('near misses stay as they are', () => {
  for (const text of [
    'https://a/session/seven?page=2',
    'https://a/?q=what+is+a+token&month=2026-12',
    'https://a/?tokens=3',
    'The form "Sign up for a session" is sent without encryption.',
    'https://a/basic knowledge',
    'name=Jo&phone=734-555-0159',
  ])
    expect(withoutSecrets(text)).toBe(text);
});

test('data of what looks like a real person is taken out, what was typed and what is reserved stays', () => {
  const typed = ['yurn.thriv@example.com', '219-09-9999', '734-555-0159'];
  const same = 'm=yurn.thriv@example.com&s=219-09-9999&p=734-555-0159&q=(248) 555-0123';
  expect(withoutPersons(same, typed)).toBe(same);
  expect(withoutPersons('m=yurn.thriv%40example.com', typed)).toBe('m=yurn.thriv%40example.com');
  expect(withoutPersons('to=jane.doe@gmail.com', typed)).toBe('to=(e-mail address)');
  expect(withoutPersons('to=jane.doe%40gmail.com&x', typed)).toBe('to=(e-mail address)&x');
  expect(withoutPersons('ssn 123-45-6789, tel (248) 465-7300', typed)).toBe('ssn (number), tel (number)');
  expect(withoutPersons('t=1795900868309&v=2.24.1-2026', typed)).toBe('t=1795900868309&v=2.24.1-2026');
});
