import { expect, test } from '@playwright/test';
import { autocompleteMeaning } from '../../crawler/fields/autocomplete.js';
import { textMeanings } from '../../crawler/fields/evidence-order.js';
import { lastPart, normaliseName, normaliseText } from '../../crawler/fields/normalise.js';
import { dateOptions, optionsMeaning } from '../../crawler/fields/options.js';
import type { Meaning, TextSource } from '../../crawler/fields/pattern.js';

type Row = readonly [text: string, meaning: Meaning | undefined];
const first = (source: TextSource, text: string): Meaning | undefined =>
  textMeanings(source, text)[0]?.meaning;

/** Labels by language; each is followed by near misses that share its words. */
const labels: Readonly<Record<string, readonly Row[]>> = {
  english: [
    ['E-mail address', 'email'],
    ['Mailing address', 'postalAddress'],
    ['Address', 'postalAddress'],
    ['Web address', 'none'],
    ['IP address', 'none'],
    ['First name', 'name'],
    ['Name', 'name'],
    ['Username', 'credentials'],
    ['Name on card', 'paymentCard'],
    ['Company name', 'organization'],
    ['Event name', 'none'],
    ['File name', 'none'],
    ['Domain name', 'none'],
    ['Phone', 'phone'],
    ['Mobile number', 'phone'],
    ['Number of guests', 'none'],
    ['Microphone', undefined],
    ['Order number', 'none'],
    ['Card number', 'paymentCard'],
    ['Gift card number', 'none'],
    ['Date of birth', 'birthDate'],
    ['Arrival date', 'none'],
    ['Start date', 'none'],
    ['Age', 'age'],
    ['Page', undefined],
    ['Message', 'none'],
    ['Stage', undefined],
    ['State', 'postalAddress'],
    ['State of residence', 'postalAddress'],
    ['Statement', undefined],
    ['ZIP code', 'postalAddress'],
    ['Promo code', 'none'],
    ['Verification code', 'oneTimeCode'],
    ['Security code', 'cardDetail'],
    ['Country', 'postalAddress'],
    ['Social Security number', 'governmentId'],
    ['Driver’s license number', 'governmentId'],
    ['License number', 'professionalCredentials'],
    ['License key', 'none'],
    ['Passport number', 'governmentId'],
    ['Medicare number', 'healthId'],
    ['Routing number', 'bankAccount'],
    ['Tracking number', 'none'],
    ['Religion', 'sensitive'],
    ['Region', 'postalAddress'],
    ['Race', 'sensitive'],
    ['Trace', undefined],
    ['Fingerprint', 'biometric'],
    ['Search by name', 'none'],
    ['How did you hear about us', 'none'],
    ['Preferred language', 'none'],
    ['Company size', 'none'],
    ['Gender', 'none'],
  ],
  spanish: [
    ['Nombre', 'name'],
    ['Nombre de usuario', 'credentials'],
    ['Apellidos', 'name'],
    ['Correo electrónico', 'email'],
    ['Teléfono móvil', 'phone'],
    ['Dirección', 'postalAddress'],
    ['Dirección de correo', 'email'],
    ['Código postal', 'postalAddress'],
    ['Código de verificación', 'oneTimeCode'],
    ['Fecha de nacimiento', 'birthDate'],
    ['Edad', 'age'],
    ['Ciudad', 'postalAddress'],
    ['Contraseña', 'credentials'],
    ['DNI', 'governmentId'],
    ['Mensaje', 'none'],
    ['Buscar', 'none'],
    ['Idioma', 'none'],
  ],
  french: [
    ['Prénom', 'name'],
    ['Nom', 'name'],
    ["Nom d'utilisateur", 'credentials'],
    ['Nom sur la carte', 'paymentCard'],
    ['Adresse', 'postalAddress'],
    ['Adresse e-mail', 'email'],
    ['Téléphone', 'phone'],
    ['Code postal', 'postalAddress'],
    ['Code de confirmation', 'oneTimeCode'],
    ['Ville', 'postalAddress'],
    ['Date de naissance', 'birthDate'],
    ['Mot de passe', 'credentials'],
    ['Numéro de sécurité sociale', 'governmentId'],
    ['Société', 'organization'],
    ['Objet', 'none'],
    ['Rechercher', 'none'],
  ],
  german: [
    ['Vorname', 'name'],
    ['Name, Vorname', 'name'],
    ['Benutzername', 'credentials'],
    ['Firmenname', 'organization'],
    ['E-Mail-Adresse', 'email'],
    ['Adresse', 'postalAddress'],
    ['Straße', 'postalAddress'],
    ['PLZ', 'postalAddress'],
    ['Telefonnummer', 'phone'],
    ['Kundennummer', 'loginId'],
    ['Kontonummer', 'bankAccount'],
    ['Kartennummer', 'paymentCard'],
    ['Geburtsdatum', 'birthDate'],
    ['Alter', 'age'],
    ['Passwort', 'credentials'],
    ['Personalausweisnummer', 'governmentId'],
    ['Konfession', 'sensitive'],
    ['Betreff', 'none'],
    ['Suche', 'none'],
  ],
  portuguese: [
    ['Nome completo', 'name'],
    ['Nome de usuário', 'credentials'],
    ['E-mail', 'email'],
    ['Telefone', 'phone'],
    ['Endereço', 'postalAddress'],
    ['Endereço de e-mail', 'email'],
    ['CEP', 'postalAddress'],
    ['Cidade', 'postalAddress'],
    ['Data de nascimento', 'birthDate'],
    ['Senha', 'credentials'],
    ['CPF', 'governmentId'],
    ['Número do cartão', 'paymentCard'],
    ['Assunto', 'none'],
  ],
  italian: [
    ['Nome', 'name'],
    ['Cognome', 'name'],
    ['Nome utente', 'credentials'],
    ['Indirizzo', 'postalAddress'],
    ['Indirizzo e-mail', 'email'],
    ['Telefono', 'phone'],
    ['CAP', 'postalAddress'],
    ['Città', 'postalAddress'],
    ['Data di nascita', 'birthDate'],
    ['Codice fiscale', 'governmentId'],
    ['Codice di verifica', 'oneTimeCode'],
    ['Oggetto', 'none'],
  ],
  others: [
    ['Voornaam', 'name'],
    ['Gebruikersnaam', 'credentials'],
    ['Woonplaats', 'postalAddress'],
    ['Фамилия', 'name'],
    ['Имя пользователя', 'credentials'],
    ['Электронная почта', 'email'],
    ['Город', 'postalAddress'],
    ['Imię', 'name'],
    ['Kod pocztowy', 'postalAddress'],
    ['Příjmení', 'name'],
    ['Soyadı', 'name'],
    ['E-posta', 'email'],
    ['お名前', 'name'],
    ['メールアドレス', 'email'],
    ['電話番号', 'phone'],
    ['手机号码', 'phone'],
    ['密码', 'credentials'],
    ['이메일', 'email'],
    ['验证码', 'none'],
    ['検索', 'none'],
  ],
};
for (const [language, rows] of Object.entries(labels))
  test(`labels, ${language}`, () => {
    expect(rows.map(([text]) => [text, first('label', normaliseText(text))])).toEqual(
      rows.map(row => [...row]),
    );
  });

const remarks: Readonly<Record<string, readonly Row[]>> = {
  'a remark after personal information does not hide it': [
    ['Bank account number (for direct deposit)', 'bankAccount'],
    ['Checking account number for payout amount', 'bankAccount'],
    ['Cuenta bancaria para el importe', 'bankAccount'],
    ['Social Security Number (for tax deposit forms)', 'governmentId'],
    ['Número de Seguro Social (monto)', 'governmentId'],
    ['SSN (search our records)', 'governmentId'],
    ['Medicare number — amount is not billed', 'healthId'],
    ['Your e-mail (we send the price list)', 'email'],
    ['Phone number to call about your donation', 'phone'],
    ['Phone (best time to call)', 'phone'],
    ['Full name as on your ticket number', 'name'],
    ['ZIP code for the quote total', 'postalAddress'],
  ],
  'a compound is what its last word says': [
    ['Bank account type', 'none'],
    ['Credit card payment amount', 'none'],
    ['Gift card amount', 'none'],
    ['Gift card number for the deposit', 'none'],
    ['Ticket number', 'none'],
    ['E-mail subject', 'none'],
    ['Email domain', 'none'],
    ['Phone model', 'none'],
    ['Phone purchase price', 'none'],
    ['Mobile app name', 'none'],
    ['Name of the event', 'none'],
    ['Full name of the event', 'none'],
    ['Name of the patient', 'name'],
    ['Company website', 'none'],
    ['Company annual budget', 'none'],
    ['Social Security benefit amount', 'none'],
    ['Medicare monthly amount', 'none'],
    ['Account type', 'none'],
  ],
  'what is not personal and stands first decides': [
    ['Amount to deposit in your bank account number', 'none'],
    ['Promo code for your e-mail', 'none'],
    ['Search by e-mail', 'none'],
    ['ZIP code to search near', 'none'],
  ],
  'passports of a person and of a campaign': [
    ['Passport', 'governmentId'],
    ['Your passport', 'governmentId'],
    ['Passport No.', 'governmentId'],
    ['Passport country', 'governmentId'],
    ['Passport expiry date', 'governmentId'],
    ["Passport or driver's license", 'governmentId'],
    ['Expiry date', 'cardDetail'],
    ['Passport to Wellness: booths visited', undefined],
    ['Passport for kids', undefined],
    ['Passport program', undefined],
    ['Summer reading passport', undefined],
    ['Pasaporte', 'governmentId'],
    ['Pasaporte al bienestar', undefined],
  ],
};
for (const [title, rows] of Object.entries(remarks))
  test(`labels: ${title}`, () => {
    expect(rows.map(([text]) => [text, first('label', normaliseText(text))])).toEqual(
      rows.map(row => [...row]),
    );
  });

const identifiers: Readonly<Record<string, readonly Row[]>> = {
  'an insurance alone is no number of it': [
    ['Your Medicare question', 'none'],
    ['Describe your Medicare concern', undefined],
    ['How can we help with Medicare?', 'none'],
    ['Email for Medicare updates', 'email'],
    ['Phone number on file with Medicare', 'phone'],
    ['Is the patient enrolled in Medicare?', undefined],
    ['Medicare or Medicaid?', undefined],
    ['Type of Medicare coverage', undefined],
    ['Do you have health insurance?', undefined],
    ['Medical policy', undefined],
    ['Describe your medical insurance problem', undefined],
    ['Medicare', 'healthId'],
    ['Your Medicare #', 'healthId'],
    ['Medicare ID number', 'healthId'],
    ['Medicare claim number (HICN)', 'healthId'],
    ['Medicare Beneficiary Identifier (MBI)', 'healthId'],
    ['Beneficiary’s Medicare Number', 'healthId'],
    ['Medicare number of the patient', 'healthId'],
    ['Medicare number, without dashes', 'healthId'],
    ['Health plan ID', 'healthId'],
  ],
  'a count is no number of a person': [
    ['Average number of Medicare discharges', undefined],
    ['Beneficiary number of complaints', undefined],
    ['Electronic health record number of users', undefined],
    ['Patient no-show rate', 'loginId'],
    ['Patient no.', 'healthId'],
    ['Beneficiary number', 'healthId'],
  ],
  'numbers of an institution': [
    ['Hospital Medicare Provider Number (CCN)', 'professionalCredentials'],
    ['Agency Medicare Provider No.', 'professionalCredentials'],
    ['Facility Medicare number', 'professionalCredentials'],
    ['Medicaid provider ID', 'professionalCredentials'],
    ['Medicare certification number', 'professionalCredentials'],
    ['Medicare contract number', 'professionalCredentials'],
    ['Employer Identification Number (EIN)', 'organization'],
    ['Practice Tax Identification Number', 'organization'],
    ['Hospital Tax ID', 'organization'],
    ['Provider identification number', 'none'],
    ['Course identification number', 'none'],
    ['Device identification number', 'none'],
    ['Sales tax number', 'none'],
    ['Identification number', 'governmentId'],
    ['Tax ID', 'governmentId'],
    ['SSN or EIN', 'governmentId'],
    ['Tax ID (EIN or SSN)', 'governmentId'],
    ['Business tax ID or Social Security number', 'governmentId'],
  ],
  'a number, and an A-number': [
    ['Enter a number: 3 + 4 =', undefined],
    ['Choose a number between 1 and 5', undefined],
    ['Rating (a number from 1 to 5)', undefined],
    ['A-Number', 'governmentId'],
    ['Your A-Number', 'governmentId'],
    ['Alien Registration Number (A-Number)', 'governmentId'],
  ],
  'a question about a number does not ask for it': [
    ['Do you have a Social Security number?', undefined],
    ['Have you ever received Social Security benefits?', undefined],
    ['Do you have a driver’s license?', undefined],
    ['Do you have a Medicare number? If so, enter it', 'healthId'],
    ['What is your SSN?', 'governmentId'],
  ],
  'a warning does not ask for what it names': [
    ['Please do not enter your SSN', undefined],
    ['Comments (do not include your SSN or Medicare number)', 'none'],
    ['Question (please do not include personal information such as SSN or Medicare ID)', 'none'],
    ['Attach a file (remove any SSN first)', undefined],
    ['No SSN, please', undefined],
    ['SSN (do not use dashes)', 'governmentId'],
    ['Do not leave blank: SSN', 'governmentId'],
    ['Medicare number (do not enter your SSN)', 'healthId'],
  ],
  'a remark on where something is written asks for no more': [
    ['Name (as it appears on your Medicare card)', 'name'],
    ['First name (as on government ID)', 'name'],
    ['Legal name (must match photo ID)', 'name'],
    ['Name as shown on driver’s license', 'name'],
    ['Address on driver’s license', 'postalAddress'],
    ['Name and SSN', 'governmentId'],
    ['Date of birth or SSN', 'governmentId'],
    ['Name, Medicare number', 'healthId'],
    ['Passport number (as on your passport)', 'governmentId'],
    ['Name as it appears on card', 'paymentCard'],
    ['Name (as it appears on your credit card)', 'paymentCard'],
  ],
  'numbers of health, as forms abbreviate them': [
    ['Medicare Card Number', 'healthId'],
    ['Medicaid card #', 'healthId'],
    ['Insurance card number', 'healthId'],
    ['Medical record #', 'healthId'],
    ['Med Rec #', 'healthId'],
    ['HIC Number', 'healthId'],
    ['Insurance Policy #', 'healthId'],
    ['Auto insurance policy #', 'loginId'],
    ['Chart number', 'healthId'],
    ['Chart number of visits', undefined],
    ['Insured’s ID number', 'healthId'],
    ['Hospital record number', 'healthId'],
    ['Member ID (on your insurance card)', 'healthId'],
    ['Member ID', 'credentials'],
    ['Card number', 'paymentCard'],
  ],
  'numbers of the state and of a bank, as forms abbreviate them': [
    ['SS#', 'governmentId'],
    ['S.S.N.', 'governmentId'],
    ['Soc. Sec. #', 'governmentId'],
    ['Social Sec. No.', 'governmentId'],
    ['Last 4 digits of your Social', 'governmentId'],
    ['Your social media handle', 'credentials'],
    ['DL#', 'governmentId'],
    ['Driver’s Lic. #', 'governmentId'],
    ['State-issued ID', 'governmentId'],
    ['Green Card Number', 'governmentId'],
    ['USCIS number', 'governmentId'],
    ['Travel documents (passport number, expiry)', 'governmentId'],
    ['ABA #', 'bankAccount'],
    ['Sort code', 'bankAccount'],
    ['Sort by', 'none'],
    ['Voided check', 'bankAccount'],
  ],
};
for (const [title, rows] of Object.entries(identifiers))
  test(`labels: ${title}`, () => {
    expect(rows.map(([text]) => [text, first('label', normaliseText(text))])).toEqual(
      rows.map(row => [...row]),
    );
  });

test('"acct" names a log-in as little as "account" does, and a user account for sure', () => {
  const sure = (text: string) => textMeanings('name', text)[0];
  expect(sure('acct')).toEqual({ meaning: 'loginId', sure: false });
  expect(sure('account')).toEqual({ meaning: 'loginId', sure: false });
  expect(sure('user acct')).toEqual({ meaning: 'credentials', sure: true });
});

const machineNames: readonly Row[] = [
  ['firstName', 'name'],
  ['txtLName', 'name'],
  ['lname', 'name'],
  ['user[email]', 'email'],
  ['useremail2', 'email'],
  ['email_marketing_opt', 'email'],
  ['account.contact.zip', 'postalAddress'],
  ['ctl00$main$txtCity', 'postalAddress'],
  ['capacity', undefined],
  ['research_area', undefined],
  ['dob_day', 'birthDate'],
  ['ccnum', 'paymentCard'],
  ['cvv2', 'paymentCard'],
  ['q', 'none'],
  ['pwd', 'credentials'],
  ['passwordConfirmation', 'credentials'],
  ['passport_no', 'governmentId'],
  ['txtPassport', 'governmentId'],
  ['passport_stamps', undefined],
  ['compass', undefined],
  ['iban', 'bankAccount'],
  ['headphones', undefined],
  ['phoneNumber', 'phone'],
  ['captchaText', 'none'],
  ['organization', 'organization'],
  ['npi', 'professionalCredentials'],
  ['btnClear', 'none'],
  ['medicareNumber', 'healthId'],
  ['medicare', undefined],
];
test('machine names', () => {
  const found = machineNames.map(([text]) => [text, first('name', normaliseName(lastPart(text)))]);
  expect(found).toEqual(machineNames.map(row => [...row]));
});

test('autofill tokens with sections, addresses and webauthn; values that are none', () => {
  const rows: readonly Row[] = [
    ['section-a shipping street-address', 'postalAddress'],
    ['billing cc-number', 'paymentCard'],
    ['work tel-extension', 'phone'],
    ['username webauthn', 'credentials'],
    ['one-time-code', 'none'],
    ['bday-day', 'birthDate'],
    ['off', undefined],
    ['nope', undefined],
    ['fake', undefined],
    ['', undefined],
    ['organization-title', 'organization'],
  ];
  expect(rows.map(([text]) => [text, autocompleteMeaning(text.split(' ').filter(Boolean))])).toEqual(
    rows.map(row => [...row]),
  );
});

test('options', () => {
  const years = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  expect(optionsMeaning(['choose', 'mr', 'mrs', 'dr'])).toBe('name');
  expect(optionsMeaning(['visa', 'mastercard'])).toBe('paymentCard');
  expect(optionsMeaning(['canada', 'france', 'mexico', 'united states'])).toBe('postalAddress');
  expect(optionsMeaning(['english', 'espanol', 'francais'])).toBe('none');
  expect(optionsMeaning(['red', 'green', 'blue'])).toBe(undefined);
  expect(dateOptions(years(1930, 2020))).toBe('past');
  expect(dateOptions(years(2026, 2036))).toBe('future');
  expect(dateOptions(years(1, 12))).toBe('month');
  expect(dateOptions(years(1, 31))).toBe('day');
  expect(dateOptions(years(1, 10))).toBe(undefined);
});
