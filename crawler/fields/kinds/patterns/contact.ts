import type { FieldPattern } from '../pattern.js';

/** E-mail and telephone. */
// Rejected: `posta` inside words (it stands in "zipcode postal"), a bare `tel` in labels ("tel billing zip"), `contact` and `number`.
export const contact: readonly FieldPattern[] = [
  {
    means: 'email',
    language: 'en|de|fr|it|nl|pl',
    words:
      '(your |work |business |personal |primary |secondary |alternate |confirm |verify |re ?enter |retype |repeat |new |contact )*(e ?mails?|e ?mail ?(address|addr|adress|id)(es)?)( address)?( again| confirm(ation)?)?|mail ?(address|addr)|inbox|e ?mail ?adresse?n?|adresse (e ?mail|electronique|mail|de courriel)|courriel|mel|indirizzo (e ?mail|di posta elettronica|mail)|posta elettronica|e ?mailadres|adres e ?mail',
  },
  {
    means: 'email',
    language: 'es|pt|ca',
    words:
      'correo( electronico)?|direccion de (correo|e ?mail)|email|endereco de (e ?mail|correio)|correio( eletronico)?|correu( electronic)?',
  },
  {
    means: 'email',
    language: 'ru|uk|cs|hu|tr|sv|fi|el|ro',
    words:
      '(электронная |электроннои |эл )?почт[аыу]|e ?mail|и?меил|електронна пошта|(novy )?e mail|e ?mailov[ae] adresa|el pastas|e ?mail cim|e ?posta( adresi)?|e ?post(adress)?|sahkoposti(osoite)?|ηλεκτρονικο ταχυδρομειο|adresa de e ?mail',
  },
  {
    means: 'email',
    language: 'zh|ja|ko|th|ar|he|fa',
    words:
      '邮箱|電子郵件|电子邮件|信箱|邮件地址|メール(アドレス)?|이메일|อีเมล|البريد الالكتروني|البريد الإلكتروني|דואר אלקטרוני|אימייל|ایمیل',
  },
  { means: 'email', language: 'names', words: 'e ?mail(?!ing)', only: ['name', 'id', 'path'], inside: true },
  {
    means: 'email',
    language: 'names',
    words: 'mail|txt ?mail|reg ?mail|mail ?to',
    only: ['name', 'id'],
    likely: true,
  },
  {
    means: 'phone',
    language: 'en',
    words:
      '((your |home |work |cell(ular)? |mobile |daytime |evening |day |night |business |office |contact |primary |secondary |alternate |emergency |billing |shipping )*(tele ?)?phones?( ?(number|no|num|nr|#|type|ext(ension)?|area code|country code|prefix))*)|(mobile|cell)( ?(number|no|num|#))?|cell ?phone|tel (no|number|nr|home|work)|fax( ?(number|no))?|area code|(dial(ing|ling)?|calling|phone|tel) ?(country )?(code|prefix)|extension|whats ?app( number)?|sms number|contact number|msisdn|number to (call|reach)',
  },
  {
    means: 'phone',
    language: 'de|nl|sv|da|no',
    words:
      '(telefon|handy|mobil|rufnummer|festnetz|fax|telefoon|mobiel|gsm)(nummer|nr|numer)?|vorwahl|ruckrufnummer|mobiltelefon|telefonnr|mobilnummer',
  },
  {
    means: 'phone',
    language: 'fr|es|pt|it|ca',
    words:
      'telephone|(tel|telephone|votre|mon) (portable|fixe|mobile)|^portable$|numero de (telephone|portable|mobile|telefono|celular|telefone|telemovel)|telefono( (movil|fijo|celular))?|movil|celular|telefone|telemovel|celulare|cellulare|numero di (telefono|cellulare)|recapito telefonico|indicatif|prefijo|ddd|prefisso',
  },
  {
    means: 'phone',
    language: 'ru|uk|pl|cs|hu|tr|fi|el|ro',
    words:
      '(номер )?(мобильного |мобильныи )?телефона?|моб(ильныи)?|(numer )?telefonu?|komork(a|owy)|cislo telefonu|telefonszam|(cep )?telefonu?( numarasi)?|puhelin(numero)?|τηλεφωνο',
  },
  {
    means: 'phone',
    language: 'zh|ja|ko|th|ar|he|fa',
    words:
      '手机(号码?)?|手機|电话|電話(番号)?|携帯|휴대폰|전화번호|핸드폰|โทรศัพท์|رقم الهاتف|الجوال|טלפון|נייד|شماره (تلفن|موبایل|همراه)',
  },
  {
    means: 'phone',
    language: 'names',
    words:
      '(?<!micro|head|ear|mega|gramo)phone(?!tic)|telephone|mobile(num|no|number)|(?<![a-z])tel(?![a-z])',
    only: ['name', 'id', 'path'],
    inside: true,
  },
];
