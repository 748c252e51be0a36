import type { FieldPattern } from '../pattern.js';

/** Birth dates and ages; and the parts of a date, whose meaning the fields beside them decide (`datePart`). */
export const dates: readonly FieldPattern[] = [
  {
    means: 'birthDate',
    language: 'en',
    words:
      '(date|day|month|year|place) ?of ?birth( \\w+)?|birth ?(date|day|month|year|mm|dd|yyyy|place)s?( (day|month|year))?|birth( (day|month|year|date|d|m|y))?|dob( ?(day|month|year|mm|dd|yyyy|d|m|y))?|born( on)?|b ?day|when were you born|(day|month|year|mm|dd|yyyy) (birth|dob)|birthdate',
  },
  {
    means: 'birthDate',
    language: 'de|nl|sv|da|no',
    words:
      'geburts(datum|tag|jahr|monat|ort)|geboren|geboorte(datum|dag|jaar|maand)|fodelse(datum|dag|ar)|fods?els(dag|dato|ar)',
  },
  {
    means: 'birthDate',
    language: 'fr|es|pt|it|ca',
    words:
      '(date|jour|mois|annee|lieu) de naissance|naissance|ne e? le|anniversaire|(fecha|dia|mes|ano|lugar) de nacimiento|nacimiento|cumpleanos|(data|dia|mes|ano) (de|do) (nascimento|naixement)|nascimento|aniversario|(data|giorno|mese|anno|luogo) di nascita|nascita',
  },
  {
    means: 'birthDate',
    language: 'ru|uk|pl|cs|hu|tr|fi|el',
    words:
      '(дата|день|месяц|год) рождения|рождения|дата народження|data urodzenia|(dzien|miesiac|rok) urodzenia|urodzenia|datum narozeni|narozeni|szuletesi (datum|ido|ev)|dogum (tarihi|gunu|yili)|syntymaaika|ημερομηνια γεννησης',
  },
  {
    means: 'birthDate',
    language: 'zh|ja|ko',
    words: '生日|出生(日期|年月日)?|生年月日|誕生日|생년월일|생일',
  },
  {
    means: 'birthDate',
    language: 'names',
    words: 'birth|dateofbirth|dob(?=$| )',
    only: ['name', 'id', 'path'],
    inside: true,
  },
  {
    means: 'age',
    language: 'en',
    words:
      '(your |current |patient |child s |childs )?age( (group|range|bracket|in years))?|how old( are you)?|age at|years old|over (13|16|18|21)|alter(sgruppe)?|wie alt|votre age|tranche d age|edad|rango de edad|idade|faixa etaria|eta|fascia d eta|leeftijd|возраст|wiek|vek|yas|年龄|年齢|나이',
  },
  {
    means: 'datePart',
    language: 'en',
    words:
      'months?|day|year|mm|dd|yy(yy)?|d d|m m|y y( y y)?|dd mm yyyy|mm dd yyyy|yyyy mm dd|jj mm aaaa|tt mm jjjj|tag|monat|jahr|jour|mois|annee|dia|mes|ano|giorno|mese|anno|dag|maand|jaar|день|месяц|год|dzien|miesiac|rok|den|mesic|日|月|年',
    likely: true,
  },
];
