import type { SensitiveQuestion, SensitiveTopic } from '../../../crawler/evidence/sensitive.js';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\be-mail/g, 'email')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Gives leave; to own to have read, to know or to be right is none. */
const leave =
  /(?:^| )(?:consents?|agree|authori[sz]e|allow|permit|permission|may (?:use|share|keep|store|process|record)|einwillig\p{L}*|willige|stimme|einverstanden|erlaube|accepte|autorise|consens|consentement|consentimiento|consinto|consentimento|autorizo|acepto|aceito|acconsento|consenso|autorizzo|akkoord|toestemming|accept)(?= |$)/u;
/** Leave is kept back, or asked for something that is no use of an answer. */
const noLeave =
  /(?:^| )(?:do not|don t|not) (?:consent|agree|authori[sz]e|allow)(?= |$)|^(?:i )?(?:agree|confirm|accept) that (?:the |all |my )?(?:above |information |answers? )+(?:is|are) (?:true|correct|accurate|complete)/u;

/** What else one says yes to in the same breath. */
const others =
  /(?:^| )(?:(?:general )?terms(?: and conditions| of (?:use|service))?|general conditions|conditions of (?:use|service|participation)|privacy (?:policy|notice|statement)|newsletters?|marketing|promotion\p{L}*|special offers|code of conduct|waiver|liability|cookie policy|(?:receive|send me|get) (?:\p{L}+ ){0,6}(?:emails?|updates|news|messages|texts|calls|offers)|nutzungsbedingungen|agb|datenschutz(?:erklarung|bestimmungen|hinweise)?|conditions generales|politique de confidentialite|terminos|politica de privacidad|termos|termini|informativa(?: sulla privacy)?|voorwaarden|privacybeleid)(?= |$)/u;
const everyOther = new RegExp(others.source, 'gu');
/** Without them a sentence on terms is about those alone. */
const useOfData =
  /(?:^| )(?:us(?:e|es|ing)|process\p{L}*|collect\p{L}*|shar(?:e|ing)|stor(?:e|ing)|data|information|answers?|responses?|daten|angaben|donnees|informations|datos|informacion|dados|dati|gegevens)(?= |$)/u;
/** A place to read more of it, which is not agreed to with it. */
const reference =
  /(?:as|which is|how is) (?:\p{L}+ )?(?:described|explained|set out|stated|outlined|detailed|laid out) (?:in|by)|in (?:accordance|line|keeping) with|according to|consistent with|pursuant to|see(?: also)?|read (?:more )?(?:about (?:this|it) )?in|more (?:about this |information |details )?in|details (?:are )?in|have read(?: and understood)?|gemass|siehe|conformement a|de acuerdo con|segun|conforme|secondo/u;
const documents =
  '(?: (?:the|our|your|mpro s?|this|website|site|its|der|unserer|die|la|notre|nuestra|a|nossa))* (?:terms(?: and conditions| of use| of service)?|privacy (?:policy|notice|statement)|datenschutz\\p{L}*|politique de confidentialite|politica de privacidad|informativa)(?= |$)';
const referred = new RegExp(`(?:^| )(?:${reference.source})${documents}`, 'gu');

/** Words of a topic, as sentences name it. */
const topicWords: Readonly<Record<SensitiveTopic, RegExp>> = {
  race: /racial|race(?= |$)|ethni|etnia|raza|raca|razza/u,
  religion: /relig|faith|belief|konfession|glaube/u,
  politics: /politi|(?<!third )(?:party|partei)(?= |$)/u,
  health:
    /health|medical|condition|diagnos|symptom|pregnan|medication|treatment|disease|illness|gesundheit|sante|salud|saude|salute|gezondheid/u,
  sexualOrientation: /sexu|orientation|lgb/u,
  unionMembership: /(?<!european )union(?= |$)|gewerkschaft|syndic|sindica|vakbond/u,
  disability: /disab|impairment|health|medical|behinderung|handicap|discapacidad|deficiencia/u,
  immigration: /immigra|citizen|visa|residen|aufenthalt|migra/u,
  genetic: /genetic|genom|dna|genetisch|health|medical|family/u,
  biometric: /biometri|finger|face|facial|iris|retina|voice|scan|huella|empreinte/u,
};
/** Words that name a topic and no other. */
const plainNames: readonly (readonly [SensitiveTopic, RegExp])[] = [
  ['race', /(?:^| )(?:race|racial|ethnicity|ethnic)(?= |$)/u],
  ['religion', /(?:^| )(?:religion|religious)(?= |$)/u],
  ['politics', /(?:^| )political(?= |$)/u],
  [
    'health',
    /(?:^| )(?:health|medical)(?: \p{L}+)? (?:information|data|conditions?|history|answers?)(?= |$)/u,
  ],
  ['sexualOrientation', /(?:^| )sexual orientation(?= |$)/u],
  ['unionMembership', /(?:^| )(?:trade union|union membership)(?= |$)/u],
  ['disability', /(?:^| )disabilit(?:y|ies)(?= |$)/u],
  ['immigration', /(?:^| )(?:immigration|citizenship) status(?= |$)/u],
  ['genetic', /(?:^| )(?:genetic|dna)(?= |$)/u],
  ['biometric', /(?:^| )(?:biometrics?|fingerprints?)(?= |$)/u],
];
const allSuch =
  /(?:^| )(?:sensitive|special categor\p{L}+|demographics?|self identif\p{L}+|diversity|equal opportunity|besondere\p{L}* kategorien|sensible\p{L}*|categories particulieres|especialmente protegid\p{L}+)(?= |$)/u;
const thisAnswer =
  /(?:^| )(?:(?:this|that|these|those|my|the above|above) (?:\p{L}+ )?(?:answers?|responses?|questions?|information|data|details|section)|it|dies\p{L}* (?:angaben?|daten|informationen)|ces (?:informations|donnees)|cette information|estos datos|esta informacion|estes dados|questi dati)(?= |$)/u;

/** What a sentence that one says yes to means for a sensitive question. */
export interface Leave {
  /** It gives leave to something. */
  readonly gives: boolean;
  /** It gives leave to something else as well. */
  readonly bundled: boolean;
  /** What it is about: this question by name or kind · another one by name · whatever stands near it · the form as a whole. */
  readonly about: 'question' | 'another' | 'near' | 'form';
}

/** Names of the question that are its own: its longer words, in whatever language. */
const namesIt = (text: string, question: SensitiveQuestion): boolean =>
  topicWords[question.topic].test(text) ||
  plain(question.text)
    .split(' ')
    .some(word => word.length >= 7 && text.includes(word));

function aboutOf(text: string, question: SensitiveQuestion): Leave['about'] {
  if (namesIt(text, question) || allSuch.test(text)) return 'question';
  if (plainNames.some(([topic, words]) => topic !== question.topic && words.test(text))) return 'another';
  return text.split(' ').length <= 4 || thisAnswer.test(text) ? 'near' : 'form';
}

/** Reads a sentence for what it gives leave to, as far as a sensitive question is concerned. */
export function readLeave(sentence: string, question: SensitiveQuestion): Leave {
  const text = plain(sentence);
  const bare = text.replace(referred, ' ');
  const rest = bare.replace(everyOther, ' ');
  const bundled = others.test(bare);
  return {
    gives: leave.test(text) && !noLeave.test(text) && (!bundled || useOfData.test(rest)),
    bundled,
    about: aboutOf(rest, question),
  };
}
