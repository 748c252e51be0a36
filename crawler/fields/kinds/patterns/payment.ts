import type { FieldPattern } from '../pattern.js';

const address =
  '(?! ?(street|address|addr|zip|postal|post ?code|city|state|country|county|province|town|phone|e ?mail|line))';

/** What expires beside payment cards. */
const ofOthers =
  '(?<!(?:passport|passport book|passport card|licen[cs]e|certificate|certification|permit|registration|membership|policy|contract|visa|insurance|coverage) )';

/** Payment cards. "Security code" and "expiry" alone belong to a card only in a form with one: `cardDetail`. */
export const payment: readonly FieldPattern[] = [
  {
    means: 'paymentCard',
    language: 'en',
    words: `(credit|debit|payment|bank)? ?(card|cc) ?(number|num|no|nr|#|details|type|brand|expir\\w*|exp( date)?|cvv|cvc|csc|verification( (number|code|value))?|security code|issue number|month|year)|(credit|debit|charge|payment) ?cards?${address}|card ?holder( s)?( name| full name| first name| last name)?${address}|(holder|name) (on|of)( the| your)? (credit |debit |payment )?card|name as (it )?(appears|shown|printed) on( the)?( credit)? card|card owner${address}|account ?holder ?name|cc ?(num(ber)?|name|month|year|exp|cvv|cvc|csc|type|holder)|card ?num|pan|ccnum|cc ?no`,
  },
  {
    means: 'paymentCard',
    language: 'en',
    words: 'cvv ?2?|cvc ?2?|cvn ?2?|csc|cvv cvc|card verification|verification value|ccv',
  },
  {
    means: 'paymentCard',
    language: 'names',
    words: `(credit|debit) ?card ?(number|num|no)?${address}|card ?(number|num)`,
    only: ['name', 'id'],
    inside: true,
  },
  {
    means: 'paymentCard',
    language: 'de|nl|fr|es|pt|it',
    words:
      '(kredit)?karten(nummer|inhaber|prufnummer|typ)|prufziffer|kartennr|creditcardnummer|kaarthouder|kaartnummer|numero de (la )?(carte|tarjeta)|titulaire( de la carte)?|nom sur la carte|cryptogramme|date d expiration de la carte|numero (do |de )?cartao|titular (del?|do) (la )?(tarjeta|cartao)|nombre (en|de) la tarjeta|codigo de seguridad|nome (no|do|impresso no) cartao|codigo de seguranca|numero (della )?carta|intestatario (della )?carta|titolare (della )?carta|carte (bancaire|de credit)|tarjeta de credito|cartao de credito|carta di credito',
  },
  {
    means: 'paymentCard',
    language: 'ru|pl|cs|zh|ja|ko|tr',
    words:
      'номер карты|имя (на карте|держателя)|владелец карты|numer karty|wlasciciel karty|cislo karty|drzitel karty|kart numarasi|kart uzerindeki isim|卡号|信用卡|持卡人|カード番号|カード名義|セキュリティコード|카드번호',
  },
  {
    means: 'cardDetail',
    language: 'en',
    words: `(card )?security code|cid|${ofOthers}expir(y|ation|es)?( (date|month|year|mm|yy(yy)?))*|${ofOthers}exp( (date|month|year|mm|yy(yy)?|mo|yr))*|valid (thru|through|until|till)|(month|year) ?exp(ire|iry|iration)?|good thru|mm yy(yy)?|verification (code|value|number)|date d expiration|fecha de (vencimiento|caducidad|expiracion)|validade|data di scadenza|scadenza|gultig bis|ablaufdatum|vervaldatum|срок действия|data waznosci|有効期限|有效期`,
  },
];

/** Cards that are no payment cards; stand last, since other things are written on them ("name on your insurance card"). */
export const otherCards: readonly FieldPattern[] = [
  {
    means: 'none',
    language: 'en',
    words:
      '(gift|loyalty|library|business|report|insurance|medicare|id|identity|membership|rewards?|score|graphics|sim) card( (number|no|pin|code))?',
    only: ['label', 'placeholder', 'title'],
    likely: true,
  },
];
