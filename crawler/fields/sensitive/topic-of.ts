import { anyTerm } from '../../../kernel/words/term.js';
import { sensitiveTopic, type SensitiveTopic } from '../../evidence/sensitive.js';
import { wordsSource } from '../kinds/pattern.js';
import { ofOneself, optionRows } from './option-words.js';
import { topicTerms } from './topic-terms.js';

const rows = sensitiveTopic.options.map(topic => ({
  topic,
  expression: new RegExp(wordsSource(anyTerm(topicTerms, topic)), 'u'),
}));

/** What somebody wants to read, studies, works in, offers or looks for: not what somebody is. */
const ofTopics =
  /(?:^| )(?:interests?|interested in|topics?|subjects?|subscri\p{L}+|newsletters?|speciali[sz]\p{L}*|specialt(?:y|ies)|professions?|occupations?|job titles?|field of (?:study|work|practice)|degrees?|majors?|departments?|area of (?:work|practice|expertise|study|focus)|research (?:area|interest)s?|learn(?:ing)? (?:more )?about|hear (?:more )?about|read about|populations? (?:you )?served?|patients you|clients you|members you|you (?:treat|serve|offer|provide|work with|speciali[sz]e)|cuisines?|keywords?|workshops?|themen|interessen|fachgebiet|sujets?|centres? d interet|temas|intereses|especialidad|argomenti|interessi|specializzazione)(?= |$)/u;

/** A remark on what not to write. */
const warning =
  /(?:^| )(?:do not|don t|never|avoid|without|please no)(?= ).{0,30}(?:include|enter|send|share|provide|write|submit|disclose|put|mention|add|revealing?|disclosing)(?= |$)/u;

/** What somebody needs at a meeting or a meal. */
const ofFood =
  /(?:^| )(?:dietary|diet|food|meals?|lunch|dinner|catering|unvertraglichkeit\p{L}*|regime alimentaire|restricciones alimentarias|restrizioni alimentari|allerg(?:y|ies|ic)|allergien?|alergias?|allergie)(?= |$)/u;
const ofAccess =
  /(?:^| )(?:accommodat\p{L}*|accessib\p{L}*|wheelchair|interpreters?|special (?:needs|requirements|arrangements|assistance)|(?:access|mobility|support) (?:needs|requirements)|(?:need|require|needed|request) (?:\p{L}+ ){0,3}(?:assistance|help|support|arrangements)|barrierefrei\p{L}*)(?= |$)/u;
/** Asked outright, whatever for: "Do you have a disability that needs accommodation?" */
const outright =
  /(?:^| )(?:(?:do|does|did) (?:you|the \p{L}+|they|he|she) have|have you|are you|what is your|describe your|type of|nature of) (?:\p{L}+ ){0,3}(?:disabilit\p{L}+|disabled|impairments?|(?:health|medical) (?:condition|issue|problem)s?|pregnant)(?= |$)/u;

/** Races that are run and animals that are kept. */
export const otherRaces =
  /(?:^| )(?:\d+ ?k|half marathon|marathons?|runners?|running|triathlon|cycling|bib|finish time|start wave|relay|racers?|regatta|heats?|breeds?|pets?|dogs?|cats?|puppy|horses?|vet(?:erinar\p{L}+)?|perros?|mascotas?|cachorr\p{L}+|cani|cane|chiens?)(?= |$)/u;

const asksFor = (text: string): Sensed['asks'] =>
  (ofFood.test(text) || ofAccess.test(text)) && !outright.test(text) ? 'need' : 'fact';

export interface Sensed {
  readonly topic: SensitiveTopic;
  readonly asks: 'fact' | 'need';
}

/** The topic that a question's words name; undefined where they ask for nothing sensitive. `context`: all words of its form. */
export function topicOfWords(text: string, context: string): Sensed | undefined {
  if (text === '' || ofTopics.test(text) || warning.test(text)) return undefined;
  const found = rows.find(({ expression }) => expression.test(text));
  if (!found) {
    if (ofFood.test(text)) return { topic: 'health', asks: 'need' };
    return ofAccess.test(text) ? { topic: 'disability', asks: 'need' } : undefined;
  }
  // A race among words of sport or pets; "race and ethnicity" is nobody's start.
  if (found.topic === 'race' && !/ethni|racial|hispanic|etni/.test(text) && otherRaces.test(context))
    return undefined;
  return { topic: found.topic, asks: asksFor(text) };
}

/** The topic that the answers of a question give away, whatever its words are. */
export function topicOfAnswers(text: string, answers: readonly string[]): Sensed | undefined {
  if (ofTopics.test(text)) return undefined;
  const found = optionRows.find(row => {
    if (row.ofOneself && !ofOneself.test(text)) return false;
    const such = new Set(answers.filter(answer => row.answers.test(answer)));
    return such.size >= row.least && [...such].some(answer => row.telling.test(answer));
  });
  return found && { topic: found.topic, asks: asksFor(text) };
}

const names: readonly (readonly [RegExp, SensitiveTopic])[] = [
  [/^(?:.* )?(?:ethnicity|race ethnicity|ethnic origin|ethnic group)(?: \d+)?$/, 'race'],
  [/^(?:religion|religious affiliation)(?: \d+)?$/, 'religion'],
  [/^(?:political (?:party|affiliation|views?)|party affiliation)(?: \d+)?$/, 'politics'],
  [/^sexual orientation(?: \d+)?$/, 'sexualOrientation'],
  [/^(?:immigration|citizenship) status(?: \d+)?$/, 'immigration'],
  [/^(?:disability|disability status|has disability)(?: \d+)?$/, 'disability'],
  [/^(?:medical|health) (?:conditions?|history)(?: \d+)?$/, 'health'],
  [/^union (?:member(?:ship)?|affiliation)(?: \d+)?$/, 'unionMembership'],
];

/** The topic that a machine's name tells, where nothing is to be read. */
export const topicOfName = (name: string): SensitiveTopic | undefined =>
  names.find(([expression]) => expression.test(name))?.[1];
