/** What a visitor would have to do: words that ask for personal information, or for a log-in. */
const giving =
  '(enter|provide|submit|give( us)?|leave|share|confirm|add|fill (in|out)|complete|type( in)?|register|sign ?-?up|sign ?-?in|log ?-?in|login|subscribe|join|create an? (free )?account|become a (free )?member|(tell us|let us know|say) (who you are|(a (little|bit) )?about (yourself|you))|introduce yourself)';

/** What is read, seen or heard on a page. */
const matter =
  '(article|report|page|content|story|text|guide|paper|white ?paper|study|brief(ing)?|results?|findings|document|post|case study|recording|video|toolkit|resource|material|analysis|chapter|edition|information|publication|data|section|site|website)s?';
const whole =
  '(the |this |our |your |all |any |its )*((full|entire|complete|whole|rest|rest of|remaining|premium|exclusive|free|protected|restricted|following|\\w+) )?(of )?(the |this |our )?';

const seeing =
  '(read|view|see|access|unlock|continue( to)?|open|watch|reveal|get( to)?|download|browse|use|visit|proceed( to)?|reach)';

/** Sentences by which a box makes giving something the condition of going on. Sources of regular expressions, for text in lower case. */
const conditions: readonly string[] = [
  `${giving}\\b[^.!?]{0,90}?\\b(to|and|in order to|before you( can)?|for access to) ((read|continue|keep|carry on|go on)( on| reading| browsing)\\b|continue\\b(?! receiving| getting)|${seeing} ${whole}${matter}\\b|(get |gain )?(instant |full |free |immediate )?access\\b( to ${whole}${matter})?|unlock\\b|(read|see|view) (on|more|the rest|it all|everything)\\b)`,
  `(to|in order to|want to) (continue|keep|carry on|go on)( reading| browsing)?\\b[?]?[^.!?]{0,40}?\\b(please )?${giving}\\b`,
  `(to|in order to) (${seeing}) ${whole}${matter}\\b[^.!?]{0,40}?\\b(please )?(you (must|need to|have to) )?${giving}\\b`,
  `(must|need to|have to) (be )?(logged in|signed in|log ?-?in|sign ?-?in|register(ed)?|subscribe|become a member)\\b[^.!?]{0,60}?\\b(to|before) (${seeing}|viewing|reading|accessing)\\b`,
  `(this|the|our) ${matter} (is|are) (only )?(available|accessible|visible|open|reserved|restricted|exclusive)( (only|exclusively))?(( (to|for))? (registered|logged[- ]in|signed[- ]in|members|subscribers)| (after|upon|following|with) (a |your )?(free )?(registration|registering|sign(ing)? ?-?(in|up)|log(ging)? ?-?in))`,
  `(e-?mail|name|details|about you(rself)?)\\b[^.!?]{0,40}?\\b((and|then|before) (we|you)( can| will|['’]ll)? (show|open|reveal|unlock|read on|read the|see the|continue)\\b)`,
  `unlock (this|the full|the rest of|the whole|the entire|the complete|full) ([\\w-]+ ){0,2}?${matter}\\b`,
  `(for|to) (registered users|members|subscribers) only`,
  `(register|log ?-?in|sign ?-?in|registration|login)( is)? (required|necessary|needed) (to|for) (${seeing}|viewing|reading|access)`,
  `(um|zum) (weiter ?zu ?lesen|weiterlesen)\\b[^.!?]{0,60}?(e-?mail|anmelden|registrieren)`,
  `(pour|afin de) (lire la suite|continuer (la|votre) lecture|continuer à lire)\\b|(connectez|inscrivez|identifiez)[- ]vous pour (lire|continuer|accéder|voir)`,
  `(para) (seguir leyendo|continuar leyendo|leer (el|la) (artículo|informe|noticia) complet[oa])\\b|(inicia sesión|regístrate|regístrese|introduce tu correo) para (leer|ver|continuar|acceder)`,
];

/** What is sent to a mailbox again and again is a newsletter, and what one takes part in is an event: no condition of reading. */
const exempt =
  '\\b(newsletters?|inbox|mailbox|by e-?mail (each|every)|weekly|monthly|updates|alerts|to (leave|post|write|add) (a |your )?(comment|reply|review)|to (attend|participate|take part|vote|apply)|to (rate|reply|comment))\\b';

/** Ways on for people who do not want to give anything. */
const passes =
  "(close|dismiss|skip|no,? thanks?|no thank you|not now|maybe later|later|cancel|continue (as (a )?guest|without|reading|to (the )?(site|page|article|report))|without (registering|signing|logging|giving|an? (account|e-?mail))|as (a )?guest|read (on|without|anyway|for free|the (article|report|page))|(remind|ask) me (again )?later|decline|hide|go (on|to)|i('| a)?m not interested|proceed|view (the )?(page|article|report)|×|✕|✖|╳|⨉|schließen|nein,? danke|später|fermer|non,? merci|plus tard|passer|cerrar|no,? gracias|omitir|chiudi|sluiten|fechar)";

/** What gives something, or leads to where one does: never pressed. */
const gives =
  '(sign|log) ?-?(in|up|on|out)|regist|subscri|submit|send|google|facebook|apple|microsoft|linkedin|account|join|unlock|accept|agree|buy|pay|delete|anmeld|connex|inscri';

/** What `crawler/page/read/gates.ts` needs of words, as sources of regular expressions. */
export interface GateWords {
  readonly asks: string;
  readonly exempt: string;
  readonly passes: string;
  readonly gives: string;
}

export const gateWords: GateWords = {
  asks: conditions.map(each => `(${each})`).join('|'),
  exempt,
  passes,
  gives,
};
