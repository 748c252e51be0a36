/** How a label is put together. All are regular expressions over normalised text, which has lost its punctuation. */

/**
 * Words that open a new phrase: what follows says something about the thing named before, and does not make another thing of it.
 * Rejected: `of` and its like ("name of the event"), `by` and `per`, which name a part of the same thing.
 */
export const opensPhrase =
  /^(?!(?:of|de|del|des|du|di|della|do|da|dos|von|van)(?: |$))(?:.* )?(?:for|to|on|as|in|at|with|if|when|where|about|regarding|before|after|so|that|which|because|we|you|your|our|the|is|are|will|must|please|only|best|e g|and|or|para|por|sobre|el|la|los|las|y|o|pour|sur|et|ou|fur|zum|zur|und|oder|auf|com|em|e|con|su|voor|en|of je|для|и|или|dla|lub)(?= |$)/u;

/** Marks of a number that names one person; another word after it starts a remark ("SSN: amount not needed"). */
export const namesOneNumber =
  /(?:^| )(?:number|no|num|nr|id|#|numero|ssn|itin|nino|iban|dni|nie|nif|curp|cpf|mrn|mbi|clabe)(?= |$)|nummer$/u;

const aside = '( (required|optional|mandatory|obligatorio|opcional|obligatoire|pflichtfeld))?';
const whose =
  '((your|my|our|full|legal|contact|preferred|home|mailing|billing|shipping|current|permanent|postal|1|2) )*';

/** Words over several controls that may each hold a part of one value, and what the parts are called. */
export const parts = [
  {
    means: 'name',
    over: new RegExp(`^${whose}names?${aside}$`, 'u'),
    part: new RegExp(
      `^(your )?(first|last|middle|initial|m ?i|given|family|maiden|second|title|primero?|segundo|ultimo|paterno|materno|first and middle|last and suffix)( (1|2))?${aside}$`,
      'u',
    ),
  },
  {
    means: 'postalAddress',
    over: new RegExp(`^${whose}addr(ess)?(es)?${aside}$`, 'u'),
    part: new RegExp(
      `^(street|line|number|no|unit|block|lot|box|route|rural route|zone|code|postal|area|second line|nr|numero|zusatz)( (and )?(number|no|line|\\d|optional))*${aside}$`,
      'u',
    ),
  },
] as const;
