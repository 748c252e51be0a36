import { purposeTerms, type PurposeSense } from '../../../kernel/words/purpose-terms.js';
import { anyTerm } from '../../../kernel/words/term.js';
import { betweenBoundaries, hanAndKana } from '../../../kernel/words/word-boundaries.js';

/** Words by which a form says what it is for, in normalised text ({@link ./normalise.ts}), between word boundaries. */
const word = (source: string): RegExp => new RegExp(betweenBoundaries(source, hanAndKana), 'u');

const wordsOf = (sense: PurposeSense): RegExp => word(anyTerm(purposeTerms, sense));

export const purposeWords: Readonly<Record<PurposeSense, RegExp>> = {
  registration: wordsOf('registration'),
  joining: wordsOf('joining'),
  login: wordsOf('login'),
  newsletter: wordsOf('newsletter'),
  contact: wordsOf('contact'),
  survey: wordsOf('survey'),
  search: wordsOf('search'),
  payment: wordsOf('payment'),
};

/** What is said of a registration without being one: it is asked about, looked up, cancelled; or it is for news, or of complaints. */
export const aboutRegistration = word(
  '(cancel(l?ing|lation of)?|withdraw|undo|find|check|look ?up|view|manage|search) (a |an |your |my |the )?((event|course|conference|webinar|voter) )?registrations?|registrations? (look ?up|search|status|cancellation|desk|questions?|help|support)|(questions?|help|problems?|issues?|inquir(y|ies)|ask( us)?|trouble) ((about|on|regarding|concerning|with|for) )(a |your |my |the |our )?(\\p{L}+ )?registrations?|already registered|register (for|to (get|receive)) (our |the )?(\\p{L}+ )?(e ?mails?|newsletters?|updates|alerts|news)|register (a |an |your |my )?(complaint|concern|grievance|objection|opinion|protest)s?',
);

/** An application for work, which makes nobody a member or a participant. */
export const jobApplication = word(
  '(jobs?|positions?|vacanc(y|ies)|employment|careers?) ?(application|opening|posting|details)?|apply for (a |this |the )?(job|position|role|vacancy)',
);
/** What is asked of those who look for work. */
export const workPapers = word('resume|curriculum vitae|cv|cover letter|desired salary');
