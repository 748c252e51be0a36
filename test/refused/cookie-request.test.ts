import { expect, test } from '@playwright/test';
import { cookieRequest } from '../../crawler/refused/cookie-request.js';

const asks: readonly string[] = [
  'Please enable cookies to continue.',
  'Your browser has cookies disabled.',
  'This site requires cookies.',
  'Cookies must be turned on in your browser to use this page.',
  'Por favor, habilite las cookies en su navegador.',
  'Para continuar, active las cookies.',
  'Veuillez activer les cookies de votre navigateur.',
  'Les cookies sont désactivés.',
  'Bitte aktivieren Sie Cookies in Ihrem Browser.',
  'Cookies müssen zugelassen sein: bitte erlauben Sie Cookies.',
  'Abilita i cookie per continuare.',
  'Por favor, ative os cookies do seu navegador.',
  'Schakel cookies in; cookies zijn vereist.',
  'Włącz obsługę plików cookie.',
  'Пожалуйста, включите cookie в браузере.',
  'Vui lòng bật cookie trong trình duyệt.',
  'يرجى تمكين ملفات تعريف الارتباط',
  '请启用浏览器的 Cookie。',
  'クッキーを有効にしてください。',
  '쿠키를 사용하도록 설정하세요.',
];
const says: readonly string[] = [
  'Our bake sale has cookies and cake.',
  'Please enable JavaScript.',
  'MPRO helps hospitals, nursing homes and practices.',
  'A cookie is a text file.',
  '',
];

for (const text of asks)
  test(`asks: ${text}`, () => expect(cookieRequest(`We are sorry. ${text}`)).not.toBe(''));
for (const text of says) test(`asks for nothing: ${text}`, () => expect(cookieRequest(text)).toBe(''));

test('the sentence is what is quoted', () => {
  expect(cookieRequest('Welcome to us. Please enable cookies. Thank you.')).toBe('Please enable cookies.');
});
