import type { SensitiveTopic } from '../../evidence/sensitive.js';

/** Answers that tell what is asked whatever the question's words are. */
interface OptionRow {
  readonly topic: SensitiveTopic;
  /** Regular expression over a whole normalised answer. */
  readonly answers: RegExp;
  /** How many different answers must be so. */
  readonly least: number;
  /** One of them at least: the others may be colours, schools or countries. */
  readonly telling: RegExp;
  /** Only under words that ask of oneself ("do you have", "which apply to you"). */
  readonly ofOneself?: true;
}

/** A question of oneself. */
export const ofOneself =
  /(?:^| )(?:(?:do|did|have|are|were) you(?! (?:interested|treat|serve|work|offer|provide|speciali[sz]e|attending|coming|looking))|you (?:have|had|are|identify|been|live)|apply to you|describes? you|identify (?:as|with)|your (?:current |own )?(?:health|condition|identity|background|household)|about you(?:rself)?|i (?:am|have|identify)|demographics?|patient has|diagnosed|suffer)(?= |$)/u;

export const optionRows: readonly OptionRow[] = [
  {
    topic: 'race',
    least: 3,
    answers:
      /^(?:white|caucasian|black|(?:black|african|afro)(?: or| and)? (?:african |)(?:american|caribbean|british)\b.*|african american|(?:south |east |southeast )?asian(?: american| or pacific islander| indian)?|hispanic.*|latin[oax](?: or hispanic| a)?|native american.*|american indian.*|alaskan? native|native hawaiian.*|(?:other )?pacific islander|middle eastern.*|two or more(?: races)?|multi ?racial|mixed(?: race)?|biracial|indigenous)(?: not hispanic.*| non hispanic.*)?$/u,
    telling: /asian|hispanic|latin|african|indian|islander|caucasian|racial|race/u,
  },
  {
    topic: 'religion',
    least: 3,
    answers:
      /^(?:christian(?:ity)?|(?:roman )?catholic(?:ism)?|protestant(?:ism)?|muslim|islam|jewish|judaism|hindu(?:ism)?|buddhis[tm]|sikh(?:ism)?|atheist|agnostic|mormon|lutheran|methodist|baptist|evangelical|(?:eastern |greek )?orthodox)(?: .{0,30})?$/u,
    telling: /muslim|islam|jewish|judaism|hindu|buddhis|sikh|atheist|agnostic|christian|protestant/u,
  },
  {
    topic: 'politics',
    least: 2,
    answers:
      /^(?:democrat(?:ic)?(?: party)?|republican(?: party)?|libertarian(?: party)?|green party|(?:very )?conservative|(?:very )?liberal|progressive|labour(?: party)?|socialist)$/u,
    telling: /democrat|republican|libertarian|conservative|labour/u,
  },
  {
    topic: 'sexualOrientation',
    least: 2,
    answers:
      /^(?:straight|heterosexual(?: (?:or )?straight)?|straight (?:or )?heterosexual|gay(?: or lesbian| man)?|lesbian(?: or gay)?|bisexual|homosexual|queer|asexual|pansexual)$/u,
    telling: /heterosexual|gay|lesbian|bisexual|homosexual/u,
  },
  {
    topic: 'immigration',
    least: 2,
    answers:
      /^(?:(?:lawful |legal )?permanent resident.*|green card holder|refugee.*|asylee.*|asylum seeker|undocumented.*|daca.*|(?:temporary |student |work )?visa holder|(?:on a )?(?:temporary|student|work|h ?1 ?b|f ?1|j ?1) visa.*|non ?immigrant.*)$/u,
    telling: /resident|refugee|asyl|undocumented|daca|visa/u,
  },
  {
    topic: 'disability',
    least: 1,
    answers:
      /^(?:yes )?i (?:have|do have|am) (?:an? )?(?:disab|person with (?:a )?disab).*|^no i (?:don t|do not) have a disability.*$/u,
    telling: /disab/u,
  },
  {
    topic: 'disability',
    least: 1,
    answers: /^(?:(?:person|people|individual)s? (?:with|living with) (?:a )?disabilit(?:y|ies)|disabled)$/u,
    telling: /disab/u,
    ofOneself: true,
  },
  {
    topic: 'sexualOrientation',
    least: 1,
    answers: /^(?:member of the )?lgb\p{L}*(?: \p{L}{1,2})*(?: community)?$/u,
    telling: /lgb/u,
    ofOneself: true,
  },
  {
    topic: 'unionMembership',
    least: 1,
    answers: /^(?:i am (?:a )?)?(?:trade |labou?r )?union member$/u,
    telling: /union/u,
    ofOneself: true,
  },
  {
    topic: 'health',
    least: 2,
    answers:
      /^(?:(?:type [12] )?diabetes.*|asthma|cancer|hypertension|high blood pressure|heart (?:disease|problems?|condition)|depression|anxiety|arthritis|epilepsy|seizures|hiv(?: aids)?|copd|stroke|kidney disease|hepatitis|migraines?|high cholesterol|pregnan(?:t|cy)|asma|hipertension|cancer de .*)$/u,
    telling: /./u,
    ofOneself: true,
  },
];
