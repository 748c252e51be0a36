/** What the words on a consent prompt mean. Patterns are tested against lower-case names with white space folded. */
export interface ChoiceWords {
  readonly topic: string;
  /** Texts that ask about something other than what the site itself does. */
  readonly elsewhere: string;
  /** A question that takes up what was said before it. */
  readonly asks: string;
  /** Answers that only mean something together with the question. */
  readonly bareAnswer: string;
  /** What a layer of settings speaks of, once it has been opened from a prompt. */
  readonly purposes: string;
  readonly decline: string;
  readonly accept: string;
  readonly settings: string;
  /** Opens more of the prompt, in which a choice may stand. */
  readonly more: string;
  readonly save: string;
  readonly acknowledge: string;
}

const any = (...parts: string[]): string => parts.join('|');

/**
 * The words, by meaning, in English, Spanish, French, German, Portuguese, Italian, Dutch, Polish and the Nordic languages.
 * Sources of regular expressions, not regular expressions: they are handed to functions that run in the page.
 */
export const choiceWords: ChoiceWords = {
  // "privacy", "consent", "analytics" or "personal information" alone are no topic: newsletters, chats and surveys speak of them too.
  topic: any(
    'cookie',
    'gdpr|ccpa|rgpd|dsgvo',
    'track(ing|ers?|s you)',
    'similar technolog',
    '(manage|withdraw|give|your) consent\\b|consent (choice|preference|setting|manage)',
    'privacy (choice|preference|setting|option)',
    'we (and our partners )?(use|store|process|collect|share) .{0,40}(data|technolog|analytics|information)',
    '(use|uses|using|stor(e|es|ing)|process(es|ing)?|collect(s|ing)?|shar(e|es|ing)) (of )?(your|usage|visitor) (personal )?(data|information)',
    '(stores?|storing|saves?) .{0,40}on your (device|computer|browser)',
    '(collect|measure|gather|record)s? .{0,40}(statistics|your visit|your use)',
    '(allow|accept|enable|permit|uses?|using) .{0,20}analytics',
    'analytics .{0,60}(this|our|the) (web)?site',
    'do not sell',
    'consentimiento|consentement|einwilligung|consentimento|consenso|toestemming|zgod|samtyc?k',
    'datos personales|données personnelles|personenbezogen|dados pessoais|dati personali|persoonsgegevens',
    'datenschutz|traceurs|ciastecz|informasjonskaps',
  ),
  elsewhere:
    '\\b(you are|you.re|you will be) (now |about to )?(leav|redirected)|\\bleav(e|ing) (this|our|the) (web)?site',
  asks: '\\b(allow|accept|agree|consent|ok|okay|all right|alright|fine)\\b',
  bareAnswer:
    '^(yes|no|sure|fine|ok|okay|continue|not now|(maybe )?later|skip)\\b(?!.*(cookie|track|analytics))',
  purposes: any(
    'necessary|essential|functional|performance|statistic|marketing|advertis|targeting|preferences|purposes|partners',
    'notwendig|erforderlich|statistik|werbung|zwecke|nécessaires|statistiques|publicit|finalités',
    'necesari|estad[ií]stic|finalidades|necess[áa]ri|necessari|statistich|finalità|noodzakelijk|niezb[ęe]dne|nødvendige|nödvändiga',
  ),
  decline: any(
    '^(i )?(decline|reject|refuse|deny|disagree|object)\\b',
    '\\b(decline|reject|refuse|deny|disallow)( all| everything| optional| non-?essential| non-?necessary| additional| (all )?cookies| tracking| analytics)*$',
    "\\b(do not|don'?t|don’t) (accept|allow|consent|agree|track|use)",
    '^no,? ?(thanks|thank you|i do not|i don.?t)?\\b',
    '^(not (now|today)|(maybe |ask me |remind me )?later|skip)\\b',
    '^i.?d rather not',
    '\\bopt[- ]?out\\b',
    // With a verb or "only": the bare words head a section of a settings panel.
    '^(accept|allow|use|keep|confirm|select|only|just)( only| just)?( the)?( strictly| technically| absolutely)* (necessary|essential|required|needed)( cookies| ones)?( only)?$',
    '\\b(necessary|essential|required)( cookies)? only\\b',
    '\\bonly (the )?(strictly |technically )*(necessary|essential|required)\\b',
    'continue without (accepting|agreeing|consent|cookies|tracking)',
    'without (accepting|consent)',
    '\\b(functional|basic|technical)( cookies)? only\\b',
    '\\bonly (the )?(functional|basic|technical)( cookies)?\\b',
    '^(disable|block|turn off|deactivate|switch off)( all| optional| the| non-?essential| cookies| tracking| analytics| statistics| marketing| ads)*$',
    'ablehnen|verweigern|nicht (zustimmen|akzeptieren|einverstanden)|nur (die )?(notwendig|erforderlich|technisch|essen[tz]iell)|^nein\\b|widersprechen',
    'refuser|rejeter|sans accepter|^non\\b|uniquement (les )?(nécessaires|essentiels)|tout interdire|interdire tous',
    'rechazar|denegar|no acepto|no aceptar|s[oó]lo (las )?(necesarias|esenciales|t[ée]cnicas)|^no,? gracias',
    'rejeitar|recusar|negar|n[aã]o (aceito|aceitar|concordo)|(apenas|somente|s[óo]) (os )?(necess|essenc)',
    'rifiut|nega\\b|non accett|continua senza accettare|solo (i )?(necessari|tecnici|essenziali)',
    'weiger|alleen (noodzakelijk|functione)|niet akkoord',
    'odrzu[cć]|nie zgadzam|tylko niezb[ęe]dne',
    'avvis|afvis|neka|kun nødvendige|bara nödvändiga|endast nödvändiga|hylk',
    'отклон|отказ|только необходим',
  ),
  accept: any(
    '\\b(accept|allow|agree|consent|enable|opt[- ]?in)\\b',
    '^yes\\b',
    "^(sure|fine|i'?m (ok|in))\\b",
    'akzeptier|zustimmen|einverstanden|alle zulassen|annehmen',
    "accepter|j'accepte|tout autoriser|autoriser",
    'aceptar|acepto|permitir|aceitar|aceito|concordo',
    'accett|acconsent|consenti\\b',
    'akkoord|accepteren|toestaan',
    'akceptuj|zgadzam',
    'godta|godkänn|acceptera|tillad|accepter',
    'принять|соглас',
  ),
  settings: any(
    '\\b(settings|preferences|options|choices|customi[sz]e|configure|manage|personali[sz]e|purposes)\\b',
    'let me choose|choose cookies|learn more and customi|adjust',
    'einstellung|anpassen|konfigurier|auswahl treffen',
    'param[éè]tr|personnalis|g[ée]rer|pr[ée]f[ée]rences|choisir',
    'configur|personaliza|preferencias|ajustes|gestionar',
    'prefer[êe]ncias|gerenciar|definições|op[çc][õo]es',
    'preferenze|personalizza|impostazioni|gestisci',
    'instellingen|voorkeuren|beheer',
    'ustawienia|zarz[ąa]dzaj',
    'innstillinger|indstillinger|inställningar|tilpas|anpassa',
    'настро',
  ),
  more: '^(learn|show|read|see|find out|tell me) more\\b|^(more|show) (info(rmation)?|details|options)\\b|^details$|^more$',
  save: any(
    '\\b(save|confirm|apply|submit|update|done|accept (my )?(selected|selection|choices?)|allow selection)\\b',
    'speichern|bestätigen|übernehmen|auswahl (erlauben|akzeptieren)',
    'enregistrer|sauvegarder|valider|confirmer',
    'guardar|confirmar|salvar|aplicar',
    'salva|conferma',
    'opslaan|bevestig|zapisz|lagre|gem\\b|spara',
    'сохран',
  ),
  acknowledge: any(
    '^(ok|okay|got it|close|dismiss|understood|continue|hide|x|×|✕)\\b',
    'i understand',
    '^(verstanden|schlie(ß|ss)en|compris|fermer|entendido|cerrar|fechar|ho capito|chiudi|sluiten)',
  ),
};
