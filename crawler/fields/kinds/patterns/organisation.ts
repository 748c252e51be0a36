import type { FieldPattern } from '../pattern.js';

/** Where a person works and what they are qualified for. */
// Rejected: words inside longer ones (`firma` stands in "confirma"), and a bare `title`, which is as often "Mr, Mrs".
export const organisation: readonly FieldPattern[] = [
  {
    means: 'professionalCredentials',
    language: 'en',
    words:
      '(professional )?(credentials?|degrees?|qualifications?|designations?|certifications?)( held| earned| \\w+ (rn|md))?|(professional|medical|nursing|provider|state|practice|bar|board) licen[cs]e( (number|no|num|#|type|state))?|licen[cs]e (number|no|num|#|type|exp(ir\\w*)?( date)?)|licensure|npi( (number|no))?|national provider identifier|dea (number|no)|md do rn|highest (level of )?education|education level|(akademischer )?abschluss|qualifikation(en)?|diplome|numero (rpps|adeli|de colegiado)|titulacion|colegiado|formacao|crm|titolo di studio|opleiding',
  },
  {
    means: 'organization',
    language: 'en',
    words:
      '(your |current )?(company|organi[sz]ation|org|business|employer|institution|university|college|school|hospital|facility|practice|clinic|agency|firm|affiliation|department|dept|workplace)( ?(name|affiliation|title|type|unit))?|name of (your )?(company|organi[sz]ation|business|employer|institution|school|hospital|facility|practice)|(food|blood|milk|tissue|eye|diaper) bank( name)?|job ?(title|role|function|position)|(position|occupation|profession|job|role)( title)?|specialty|industry|work ?place|department',
  },
  {
    means: 'organization',
    language: 'de|nl|sv|da|no',
    words:
      'firma|firmenname|unternehmen|organisation|arbeitgeber|einrichtung|institution|abteilung|beruf|position|bedrijf(snaam)?|organisatie|werkgever|functie|foretag|virksomhed|selskap',
  },
  {
    means: 'organization',
    language: 'fr|es|pt|it',
    words:
      'societe|entreprise|organisation|organisme|employeur|etablissement|raison sociale|fonction|profession|poste|empresa|organizacion|compania|institucion|razon social|cargo|puesto|profesion|empresa|organizacao|instituicao|razao social|profissao|azienda|societa|ragione sociale|organizzazione|ente|istituto|professione',
  },
  {
    means: 'organization',
    language: 'ru|pl|cs|tr|zh|ja|ko',
    words:
      'компания|организация|должность|место работы|firma|nazwa firmy|stanowisko|spolecnost|sirket|公司|单位|会社名|勤務先|회사',
  },
];
