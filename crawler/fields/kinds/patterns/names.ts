import type { FieldPattern } from '../pattern.js';

/** Names of persons. */
// Rejected: `name` inside machine names (filename, hostname, username), `title` alone.
export const names: readonly FieldPattern[] = [
  {
    means: 'name',
    language: 'en',
    words:
      '(your |legal |preferred |child s |childs |patient s? ?|parent s? ?|guardian s? ?|contact |billing |shipping |customer |recipient |mother s |fathers? |maiden |attendee |guest |participant |applicant |student |emergency contact |author |sender |owner |spouse )*(first|last|middle|given|family|full|sur|fore|christian|maiden|legal|preferred|real|birth|other|second|complete)( ?(and|or))?( ?(first|last|middle))* ?names?( (s|initial|if any))*|sur ?names?|fore ?names?|first (and|&) last|middle initials?|initials|m i|(your|contact|customer|recipient|person|patient|parent|guardian|child s?|childs|attendee|guest|participant|applicant|student|mother s maiden|emergency contact|author|sender|owner|spouse|signatory|delegate|registrant|billing|shipping) ?names?|name (of )?(attendee|participant|applicant|patient|parent|child|person|recipient|registrant|contact)s?|name (first|last)|what should we call you|what is your name|honorific|salutation|title and name|(name )?(prefix|suffix)( name)?|signature|signed by',
  },
  {
    means: 'name',
    language: 'names',
    words:
      'f ?name|l ?name|m ?name|n ?name|first|last|given|surname|firstnm|lastnm|givenname|familyname|first_?name|sn|fst ?name|forename|real ?name|contact ?name|customer ?name',
    only: ['name', 'id'],
  },
  {
    means: 'name',
    language: 'names',
    words: 'first ?name|last ?name|full ?name|middle ?name|surname|given ?name|family ?name|fore ?name',
    only: ['name', 'id', 'path'],
    inside: true,
  },
  {
    means: 'name',
    language: 'de|nl|sv|da|no',
    words:
      '(vor|nach|familien|ruf|mittel|geburts)(und ?)?name[n]?|vor und (nach|zu)name|name vorname|anrede|voornaam|achternaam|tussenvoegsel|volledige naam|aanhef|fornamn|efternamn|fornavn|etternavn|efternavn',
  },
  {
    means: 'name',
    language: 'fr|es|pt|it|ca',
    words:
      'prenoms?|nom( (de famille|complet|et prenom|de naissance))?|civilite|nombres?(?! d(e (personnes|participants|places|adultes|enfants|nuits|chambres|billets|jours))?(?= |$))( (completo|y apellidos?))?|(primer |segundo )?apellidos?( (paterno|materno))?|tratamiento|nome( (completo|proprio|e cognome))?|sobrenome|apelido|ultimo nome|primeiro nome|cognome|titolo|nom i cognoms|cognoms',
  },
  {
    means: 'name',
    language: 'ru|uk|pl|cs|sk|lt|hu|tr|fi|el|ro',
    words:
      'имя( и фамилия)?|фамилия|отчество|фио|ім я|прізвище|imie( i nazwisko)?|nazwisko|jmeno( a prijmeni)?|prijmeni|vezetek ?nev|kereszt ?nev|nev|^ad$|adi(niz)?( soyadi(niz)?)?|ad soyad|soyad(i|iniz)?|isim|meno( a priezvisko)?|priezvisko|^vardas$|pavarde|etunimi|sukunimi|nimi|ονομα|επωνυμο|nume|prenume',
  },
  {
    means: 'name',
    language: 'zh|ja|ko|th|ar|he',
    words:
      '姓名|名字|姓氏|真实姓名|お名前|氏名|名前|姓|名$|フリガナ|ふりがな|이름|성명|ชื่อ|นามสกุล|الاسم|اسم العائلة|שם (פרטי|משפחה|מלא)',
  },
  { means: 'name', language: 'en', words: 'names?|naam|namn|navn|title( mr mrs)?|author', likely: true },
];
