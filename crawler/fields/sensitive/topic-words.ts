import type { SensitiveTopic } from '../../evidence/sensitive.js';

/** One row of the table of sensitive questions. */
export interface TopicRow {
  readonly topic: SensitiveTopic;
  /** ISO 639-1 codes of the languages of the words. */
  readonly language: string;
  /** Regular expression over normalised text, between word boundaries. */
  readonly words: string;
}

const status = '(status|type|category|information|affiliation|member(ship)?)';
const ones = '(your|my|his|her|their|patient s?|applicant s?|student s?|child s?)';
const asked = `(what (is|are) |please |select |choose |indicate |enter |specify |list |describe |tell us |identify |about |${ones} |the |any |all |current |known |existing |\\d+ )*`;
const aside =
  '( (optional|required|voluntary|if any|select one|choose one|(select|check|choose) all that apply|please specify|prefer not to say))*';

/** Words after which health is a department's or a letter's and nobody's own. */
const notOwn =
  '(?!(?: [\\p{L}]+)? (?:e ?mails?|newsletters?|updates|exchange|technolog(?:y|ies)|management|manager|technician|department|office|websites?|requests?|release|records? (?:number|no|department)|codes?|services?|programs?|topics?|research|providers?|specialists?|organi[sz]ations?|plans?|insurance|forms?)(?![\\p{L}]))';
const notBenefit =
  '(?! (?:insurance|services?|benefits?|claims?|leave|determinations?|income|polic(?:y|ies)|rights|advoca\\p{L}+|office|law|network|programs?|resources?|discount|organi[sz]ations?|support|issues|studies|sport))';
const otherUnion = '(?<!(?:credit|student|students|european|civil|soviet|customs|african|monetary) )';

/** "The number in your party" is that of guests. */
const numbered = '(?<!(?:number|people|guests|persons|many|size|members) (?:in|of|with) )(?<!people are in )';
const house = '(church|mosque|synagogue|temple|parish|congregation|faith community)';
/** The house that somebody goes to, and what somebody calls oneself. */
const religious = [
  `^${asked}(name of )?${ones.replace(')', '|the)')}? ?(place|house) of worship( (you|attended|attend).*)?${aside}$`,
  `(which|what) ${house}( or ${house})* (do|are|did) you|${house} you (attend|belong|go)`,
  `^${asked}religions?( (or|and|faith|belief|denomination|spirituality))+${aside}$|(what|which) faith (do|are)`,
  '(consider|describe|identify) yourself (as |to be )*(a |an )*(religious|spiritual|christian|muslim|jewish|catholic|hindu|buddhist|atheist)|are you (religious|(a )?(practi[cs]ing )?(christian|muslim|jewish|catholic|hindu|buddhist))(?! (nurses?|association|hospital)(?![\\p{L}]))',
  '(member of|belong to) (a|any|which) (religious|faith|church) (community|congregation|group|organi[sz]ation)|(your|what is your) (religious|spiritual|faith)( (or|and) (religious|spiritual|faith))* (community|traditions?|beliefs?|practices?)|spiritual (tradition|affiliation|belief)s?',
].join('|');

/** Questions for sensitive information, by topic. Rejected: `race`, `denomination`, `handicap`, `orientation` alone, which mean other things as well. */
export const topicRows: readonly TopicRow[] = [
  {
    topic: 'race',
    language: 'en',
    words: [
      `^${asked}rac(e|es|ial)( (and|or|ethnicity|ethnic|origin|identity|background|group|category|color|nationality))*${aside}$`,
      `${ones} race(?! (name|number|day|date|distance|time|bib|results?|fee|start|category|event)(?![\\p{L}]))`,
      'race (and |or |and or )?(ethnic\\p{L}*|national\\p{L}*|colou?r)',
      'racial (origin|identity|background|group|category|heritage)',
      'ethnicit(y|ies)|ethnic (origin|group|background|identity|heritage|category)',
      `^${asked}(are|is) .*hispanic|hispanic (or |and )?(latin\\p{L}*|origin|ethnicity)|(spanish|latin\\p{L}) origin`,
      'tribal (affiliation|membership|enrollment)|caste',
      `(?<!(?:of|s) )(what|which|one or more|any|following) races? (do|are|would|you|apply|best)|(select|check|choose) (your |one or more |all |any )*races?${aside}$|(what|which) race( (or|and) ethnicity)? (do|are|would) you|describes? you(r)? rac(e|ial)`,
      `^${asked}(national origin|ancestry|ancestral background|skin colou?r|tribe( if [\\p{L} ]+)?)${aside}$`,
      '(are|is) (you|the \\p{L}+) (an? |of )*(african american|black or african|asian american|native american|american indian|alaska native|pacific islander|caucasian|latin[oax]|arab american)',
    ].join('|'),
  },
  {
    topic: 'race',
    language: 'de|fr|es|pt|it|nl',
    words:
      'ethnische (herkunft|zugehorigkeit|gruppe)|hautfarbe|origines? (ethnique|raciale)s?|(appartenance|groupe|identite) (ethnique|raciale?)|couleur de (votre |la )?peau|^raza$|^etnia$|^etnicidad$|(raza|etnia|etnicidad) (o|y|e|u) (raza|etnia|etnicidad|origen|grupo)|origen (etnico|racial)|(grupo|identidad|pertenencia) (etnic[oa]|racial)|(cual es|a que|que|su) (raza|etnia)|(es|eres|se considera) (usted )?(de origen )?(hispan[oa]|latin[oa])|hispan[oa] o latin[oa]|^raca$|raca (ou|e) (cor|etnia)|raca cor|origem (etnica|racial)|grupo etnico|^razza$|origine (etnica|razziale)|(gruppo etnico|appartenenza etnica)|etnische (afkomst|achtergrond)',
  },
  {
    topic: 'religion',
    language: 'en',
    words: `^${asked}religions?${aside}$|${ones} religion|religion or belief|religious (affiliation|belief|preference|identity|background|denomination|tradition|views?)s?|^${asked}faith${aside}$|(your|my) faith|faith (tradition|background|affiliation)|(christian|church|religious|your) denomination|what religion|which religion|(do|are) you (practi[cs]e|belong to|identify with) (a|any|which) religion|${religious}`,
  },
  {
    topic: 'religion',
    language: 'de|fr|es|pt|it|nl',
    words:
      'konfession(szugehorigkeit)?|religionszugehorigkeit|glaubensbekenntnis|(welcher|welche|ihre|deine) (religion|religionsgemeinschaft|glaubensrichtung|glaubensgemeinschaft)|(confession|appartenance|affiliation|pratique) religieuse|quelle (est la )?religion|(confesion|creencia|preferencia|pertenencia) religiosa|credo religioso|(que|cual) (es la )?religion|religion (que )?(usted )?(profesa|practica)|(confissao|filiacao) religiosa|qual (e )?(a )?religiao|(confessione|appartenenza|fede) religiosa|(votre|su|sua|sus|tu|la tua) religi\\p{L}+|(convictions|croyances|creencias|crencas|conviccoes|convinzioni) religi\\p{L}+|afiliacion religiosa|^religiao$|^religione$|^geloof(sovertuiging)?$|^godsdienst$',
  },
  {
    topic: 'politics',
    language: 'en',
    words: `political (affiliation|part(?:y|ies)|view|opinion|belief|leaning|preference|orientation|ideology|persuasion|identity|philosophy)s?|${numbered}(voter|your) party(?! (size|of|guests?|members?|leader)(?![\\p{L}]))|party affiliation|which (political )?party (do|did|would)|which (political )?party are you (registered|affiliated|a member|in|with)|(party|voter) registration( party)?$|registered party|your politics|(do you consider yourself|do you identify as|are you) (an? )?(registered )?(democrat|republican|libertarian|conservative|liberal)(?![\\p{L}])|(donated|contributed|given) (money )?to (an? |any |the )?(political|presidential|party|election)|(who|whom|which candidate|which party) (did|do|will|would) you .*(vote|support)|(?<!third )party (that |which )?(you|i) ((usually|normally|generally|mostly|most often|would|will|plan to|intend to|last) )*(vote|voted|support|supported|lean)( (for|to|with|towards?))?|(member of|belong to) (a|any|which|what) political party|how (did|do|will|would) you .*vote`,
  },
  {
    topic: 'politics',
    language: 'de|fr|es|pt|it|nl',
    words:
      'politische (meinung|einstellung|zugehorigkeit|uberzeugung|orientierung)(en)?|parteizugehorigkeit|parteimitgliedschaft|opinions? politiques?|(affiliation|appartenance|sensibilite) politique|(quel|de quel) parti politique|pour quel (parti|candidat) |(que|cual|de que|a que|por que) partido( politico)?|partido (politico )?(por el|al) que (usted )?\\p{L}*(vota|apoya)\\p{L}*|welcher? partei (wahlen|wahlst|unterstutzen|gehoren)|partei die (sie|du) (wahl|gewahl|unterstutz)\\p{L}+|parti (politique )?(pour lequel|que) vous (vot|souten)\\p{L}+|(votre|su|seu|vostro) part(i|ido|ito)( politi\\p{L}+)?|afiliacion (politica|partidista)|(ideas|ideologia|opiniones?) politicas?|filiacao partidaria|opinia?o?(es)? politicas?|orientamento politico|opinioni politiche|politieke (voorkeur|overtuiging|gezindheid)',
  },
  {
    topic: 'health',
    language: 'en',
    words: [
      `(health|medical|psychiatric|psychological|mental health) (condition|histor(?:y|ies)|issue|problem|concern|diagnos[ie]s|status|need)s?${notOwn}`,
      `(?<!(?:self|computer|vehicle|car|network|system|error) )diagnos(is|es|ed)(?! (code|codes|related|team|and treatment of)(?![\\p{L}]))`,
      `(chronic|serious|underlying|pre ?existing|long term) (illness(es)?|diseases?|(health |medical )?conditions?)${notOwn}`,
      '(which|what)( other)? (illness(es)?|diseases?|(health |medical )?conditions?) ((do|did) you (have|live with|suffer|struggle)|are you (living with|affected by|suffering))',
      'hiv( aids)? status|(are|is) (you|the patient|she)( currently)? pregnant|i am (currently )?pregnant|pregnancy status|currently pregnant',
      `(current|your|taking|prescribed|list)( (any|all|your|other|the))* (current |prescription |daily )?medications?${notOwn}|medications? (you|currently|taken|list)|^medications?${aside}$`,
      `${asked.slice(0, -1)}+symptoms?${aside}$|(your|current|any|what|which) symptoms|symptoms (you|experienced)`,
      '(your|my|patient s?) (blood type|blood group)|^blood (type|group)$|covid( 19)? (test result|vaccination status)|vaccination status|(are|have) you (been )?(fully )?vaccinated',
      `(drug|medication|medical) allerg(y|ies)|family (medical|health) history|surgical history|(past|previous|prior) surger(y|ies)|substance (use|abuse) history`,
    ].join('|'),
  },
  {
    topic: 'health',
    language: 'de|fr|es|pt|it|nl',
    words:
      'gesundheitszustand|gesundheitliche (probleme|beschwerden|einschrankungen)|vorerkrankungen|(ihre|deine|chronische) krankheit(en)?|(votre )?etat de sante|antecedents medicaux|(quelle|de quelle) maladie (souffrez|avez|etes)|(que|cual|de que) enfermedad (tiene|padece|sufre)|welche[rn]? (krankheit|erkrankung) (haben|hast|leiden|leidest)|problemes? de sante|(su )?estado de salud|enfermedad(es)? (cronicas?|que|previas?)|^enfermedad(es)?$|antecedentes medicos|historial medico|condicion(es)? medicas?|problemas? de salud|estado de saude|^doencas?$|doencas? (cronicas?|pre existentes?)|condicao medica|condicoes medicas|stato di salute|^malattie$|patologie|condizioni mediche|gezondheidstoestand|medische (geschiedenis|aandoening(en)?)',
  },
  {
    topic: 'sexualOrientation',
    language: 'en',
    words:
      'sexual (orientation|identity|preference)s?|(think of|consider|describe) yourself (as )?.*(gay|lesbian|straight|bisexual|queer)|are you (a )?trans(gender|sexual)?(?![\\p{L}])|(your|my) sexuality|(do you|i) identify as (a member of the )?(lgb\\p{L}*|gay|lesbian|bisexual|queer)|are you (gay|lesbian|bisexual|queer|lgb\\p{L}*|a member of the lgb\\p{L}*)|member of the lgb\\p{L}*( \\p{L}+)? community',
  },
  {
    topic: 'sexualOrientation',
    language: 'de|fr|es|pt|it|nl',
    words:
      'sexuelle (orientierung|identitat)|orientations? sexuelles?|orientacion sexual|orientacao sexual|orientamento sessuale|seksuele (geaardheid|orientatie|voorkeur)',
  },
  {
    topic: 'unionMembership',
    language: 'en',
    words: `${otherUnion}union ${status}|(trade|labou?r|workers) union|(member of|belong to|represented by) (a|any|the|which) ${otherUnion}union|which union (do|are) you|${otherUnion}union local (number|no|#)`,
  },
  {
    topic: 'unionMembership',
    language: 'de|fr|es|pt|it|nl',
    words:
      'gewerkschaft(szugehorigkeit|smitglied(schaft)?)?|(affiliation|appartenance) syndicale|(membre|adherent) d un syndicat|afiliacion sindical|(miembro|afiliado) (de|a) (un )?sindicato|filiacao sindical|(iscrizione|appartenenza) sindacale|iscritto a un sindacato|vakbond(slidmaatschap)?',
  },
  {
    topic: 'disability',
    language: 'en',
    words: `^${asked}disabilit(y|ies)( (status|type|category|information|self identification))?${aside}$|disability (status|type|category|self identification)|(have|has|with|your|type of|nature of|a|any|an) ((a|an|any|known|physical|mental|learning|developmental|intellectual|cognitive|documented) )*disabilit(y|ies)${notBenefit}|self identification of (a )?disabilit(y|ies)|(are|is) (you|the \\p{L}+) (currently )?(legally )?(disabled|blind|deaf|hard of hearing|visually impaired|hearing impaired)|i am (disabled|blind|deaf)|(hearing|visual|vision|mobility|cognitive|physical) impairments?`,
  },
  {
    topic: 'disability',
    language: 'de|fr|es|pt|it|nl',
    words:
      '(schwer)?behinderung|schwerbehindert(e|er)?|(situation|type|nature) de handicap|travailleur handicape|(tiene|alguna|tipo de|grado de) (alguna )?discapacidad|^discapacidad$|minusvalia|(possui|tem|tipo de|alguma) (alguma )?deficiencia|^deficiencia$|pessoa com deficiencia|^disabilita$|(ha|tipo di|grado di) (una )?(disabilita|invalidita)|lichamelijke beperking|arbeidsbeperking',
  },
  {
    topic: 'immigration',
    language: 'en',
    words:
      '(immigration|immigrant|citizenship|visa|refugee|asylum) (and immigration |or immigration )?status|immigration (history|category|class)|(are|is) (you|the \\p{L}+) (an? )?(immigrant|refugee|asylee|asylum seeker|undocumented)|undocumented (immigrant|status)',
  },
  {
    topic: 'immigration',
    language: 'de|fr|es|pt|it|nl',
    words:
      'aufenthalts(status|titel)|statut (d immigration|migratoire|de sejour)|titre de sejour|(estatus|situacion|estado|condicion) migratori[ao]|(status|situacao) (imigratori[ao]|migratori[ao])|permesso di soggiorno|verblijfs(status|vergunning)',
  },
  {
    topic: 'genetic',
    language: 'en',
    words:
      'genetic (test|testing|information|data|condition|disorder|history|mutation|predisposition|disease|result|sample)s?(?! (?:services?|programs?|laborator(?:y|ies)|compan(?:y|ies)))|dna (sample|test|data|results?|file|profile)|(brca|gene) (status|mutation)s?|genom(e|ic) (data|information|results?)|family history of',
  },
  {
    topic: 'genetic',
    language: 'de|fr|es|pt|it|nl',
    words:
      'genetische (daten|untersuchung(en)?|veranlagung)|(donnees|test) genetiques?|(datos|prueba) genetic[oa]s?|dados geneticos|teste genetico|dati genetici|test genetico|genetische gegevens',
  },
  {
    topic: 'biometric',
    language: 'en|de|fr|es|pt|it',
    words:
      '(your|my|upload|scan|capture|enroll|provide)( (a|your|an|the))* (finger ?prints?|face ?(scan|print)|(retina|iris|palm|facial|face) (scan|image|print)|voice ?print|biometrics?|biometric (data|information|sample|template|identifier)s?)|^(finger ?prints?|biometrics?|voice ?print|(face|retina|iris|palm|facial) (scan|print))$|biometric (data|sample|template|identifier)|biometrische daten|fingerabdruck|donnees biometriques|empreintes? digitales?|datos biometricos|huellas? dactilar(es)?|dados biometricos|impressao digital|dati biometrici|impronte? digitali',
  },
];
