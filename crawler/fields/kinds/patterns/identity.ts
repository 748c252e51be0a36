import type { FieldPattern } from '../pattern.js';

/** What is called a bank and keeps no money. */
const otherBanks = 'food|blood|milk|tissue|eye|bone|data|question|diaper|clothing|time';
/** Words that make of the body or of a scan of it what somebody works on or where: "retina specialist". */
const notAround =
  '(?!(?: [\\p{L}]+)? (?:specialists?|surgeons?|doctors?|physicians?|technicians?|stations?|vendors?|scanners?|readers?|machines?|devices?|receipts?|fees?|labs?|laborator(?:y|ies)|clinics?|cent(?:er|re)s?|providers?|consent|permission|locations?|appointments?|research|stud(?:y|ies)|polic(?:y|ies)|questions?|dates?|times?)(?![\\p{L}]))';

/** Numbers that the state or a bank gives a person, the body itself, and what is nobody's business. */
// Rejected: `state id` in machine names (`addr_state_id` is a list of states); "license" alone (of software, of a nurse).
export const identity: readonly FieldPattern[] = [
  {
    means: 'governmentId',
    language: 'en',
    words: [
      'ssn( last 4)?|s s n|ss ?#|ss (number|no)',
      'social ?security( (number|no|num|#))?(?! (benefits?|income|office|disability|administration|payments?|retirement|checks?|questions?|statements?|issues?)(?![\\p{L}]))',
      'soc(ial)? sec( (number|no|num|#))?',
      '(last (four|4)( digits)? (of )?)((the|your|my) )?(ssn|social( security)?(?! (media|networks?)(?![\\p{L}])))',
      'tax(payer)? ?(payer )?(id(entification)?( (number|no|#))?|number|no|file number)|itin|tin',
      '^((your|my|valid|current|foreign|international|us|u s|enter|txt|passport|\\d+) )*passport( \\d+)?$|passport ?(book |card )?(number|no|num|nr|#|id|country|nationality|expir\\w*|exp|expdate|valid\\w*|issu\\w*|date|details|info|information|copy|scan)|(number|no|country|copy|photo|scan|expir\\w*|date|validity) (of|on|in) ((the|your|my) )?passport|passport (or|and) (\\w+ ){0,3}(id|license|licence|card|visa)',
      '(driver s?|drivers?|driving) ?(license|licence|lic)( (number|no|num|#|state))?|dl ?(number|no|#)',
      '(?<!addr )(?<!address )state id (number|no|#)|state issued id( card)?( (number|no|#))?',
      'national (id|identity|identification|insurance)( card)?( (number|no))?|nino|government( issued)? id( number)?|(identity|id) (card|document)( (number|no))?|identification (number|no)',
      'green ?card( (number|no|#))?|alien (registration )?(number|no|#)|uscis( online account)? (number|no|#)|^a (number|no)$|(uscis|alien|your|my) a (number|no)|a (number|no) (alien|uscis)',
      'known travell?er (number|no|num|id|#)|ktn|(tsa )?pre ?check (known travell?er )?(number|no|id|#)|(global entry|nexus|sentri)( card| membership)? (number|no|id|#)|redress( control)? (number|no|#)|trusted travell?er (number|no|id|#)',
      'visa (number|no)|sin number|social insurance (number|no)|nhi number|aadhaa?r( (number|no))?|pan card|voter id|(military|dod|veteran) id|va file (number|no)|tribal (enrollment|enrolment|id|identification) (number|no|card|#)|birth certificate( number)?|photo id',
    ].join('|'),
  },
  // How a number is to be written tells which it is: 123-45-6789.
  {
    means: 'governmentId',
    language: 'en',
    words: '(xxx|###|\\d{3}) (xx|##|\\d{2}) (xxxx|####|\\d{4})',
    only: ['placeholder', 'title'],
  },
  // A "passport to health" and a card of stamps are called passports as well.
  {
    means: 'governmentId',
    language: 'en',
    words:
      '^(your |my )?passport(?! (to|for|into|program\\w*|events?|stamps?|points?|booths?|stations?|visits?|prize|raffle|game|club|savings?|series))',
    likely: true,
  },
  {
    means: 'governmentId',
    language: 'es|pt|ca',
    words:
      'dni|nie|nif|curp|rfc|cedula( de (identidad|ciudadania))?|documento( (nacional )?de (identidad|identidade|identificacion))?|numero de (documento|identificacion|pasaporte|seguridad social|seguro social)|pasaporte(?! (a|al|hacia|para)(?![\\p{L}]))|licencia de conducir|cpf|rg|cnh|nis|pis|passaporte(?! (a|ao|para)(?![\\p{L}]))|cartao (de )?cidadao|titulo de eleitor|bilhete de identidade|seguridad social',
  },
  {
    means: 'governmentId',
    language: 'de|fr|it|nl',
    words:
      '(personal)?ausweis(nummer|nr)?|reisepass(nummer)?|passnummer|fuhrerschein(nummer)?|steuer ?(id|nummer|identifikationsnummer)|sozialversicherungsnummer|numero de securite sociale|securite sociale|carte (nationale )?d identite|piece d identite|numero de passeport|passeport(?! (pour|vers)(?![\\p{L}]))|permis de conduire|numero fiscal|codice fiscale|carta d identita|passaporto(?! (per|verso)(?![\\p{L}]))|patente( di guida)?|bsn|burgerservicenummer|paspoort(nummer)?|rijbewijs(nummer)?|identiteitskaart',
  },
  {
    means: 'governmentId',
    language: 'ru|pl|cs|tr|zh|ja|ko|sv|fi',
    words:
      'снилс|паспорт|серия и номер|pesel|numer dowodu|rodne cislo|cislo (obcanskeho prukazu|pasu)|tc kimlik|kimlik no|身份证|身分證|護照|护照|パスポート|マイナンバー|운전면허|주민등록번호|personnummer|henkilotunnus',
  },
  {
    means: 'bankAccount',
    language: 'en',
    words: `iban|bic|swift( code)?|routing( transit)? ?(number|no|num|#)|^(bank |your )?routing$|aba ?(number|routing|no|#)|(?<!(?:${otherBanks}) )bank ?(account)? ?(number|no|num|name|details|information)|bank account|(checking|savings|direct deposit) account( (number|no))?|account( (number|no|#))? (for|to receive) (your |the )?(direct )?(deposit|refund|reimbursement|payment)s?|sort code|account (and|or) routing|bsb( number)?|ifsc( code)?|ach account|transit number|bank ?acct|void(ed)? (check|cheque)`,
  },
  {
    means: 'bankAccount',
    language: 'de|fr|es|pt|it|nl|ru|pl',
    words:
      'kontonummer|kontoinhaber|bankleitzahl|blz|bankverbindung|numero de compte( bancaire)?|compte bancaire|rib|cuenta bancaria|numero de cuenta bancaria|clabe|cbu|conta (bancaria|corrente)|conto corrente|bankrekening(nummer)?|rekeningnummer|расчетныи счет|бик|numer konta|numer rachunku',
  },
  { means: 'bankAccount', language: 'names', words: 'iban', only: ['name', 'id'], inside: true },
  {
    means: 'biometric',
    language: 'en',
    words: `(biometrics?|finger ?prints?|face ?(scan|id|print|recognition|photo)|facial (scan|recognition|image)|retina|retina scan|iris scan|voice ?(print|sample|recording)|palm (print|scan)|selfie|(photo(graph)?|picture|image|scan) of (your|my|the (applicant|participant|volunteer|member) s) (own )?face|dna|dna sample)${notAround}|huella(s)? (dactilar(es)?|digital(es)?)|reconocimiento facial|empreintes? digitales?|reconnaissance faciale|fingerabdruck|gesichts(scan|erkennung)|impressao digital|biometria|impronte? digitali|vingerafdruk`,
  },
  {
    means: 'sensitive',
    language: 'en',
    words: `(?<!(?:distance|road|foot|bike|boat|relay|charity|fun|virtual|marathon|trail|\\dk|k|which|arms) )race(?! (?:names?|dates?|distances?|days?|numbers?|categor(?:y|ies)|times?|bib|events?|results?|start|type|location|fee)(?![\\p{L}]))|racial( (origin|identity|background))?|ethnicity|ethnic( (origin|group|background|identity))?|hispanic( or latino)?|religion|religious (affiliation|belief|preference)s?|faith|denomination|politic(s|al)( (affiliation|party|view|opinion|belief|preference)s?)?|party affiliation|voter registration|sexual (orientation|preference|identity)|^(your )?orientation$|transgender|union (member(ship)?|affiliation)|trade union|(health|medical|mental health) (condition|history|issue|problem|information|status|concern|diagnos[ie]s)s?(?! (?:[\\p{L}]+ )?(?:e ?mails?|newsletters?|phone|updates|exchange|technology|management|manager|technician|department|office|website|request|release)(?![\\p{L}]))|diagnos[ie]s|disabilit(y|ies)|disabled|veteran status|allerg(y|ies)|medications?( taken| list)?|symptoms?|hiv( status)?|pregnan(t|cy)|blood type|chronic (illness|disease|condition)s?|illness(es)?|genetic|immigration status|citizenship status|criminal (record|history)|marital status|caste|nationality origin`,
  },
  {
    means: 'sensitive',
    language: 'de|fr|es|pt|it|nl',
    words:
      'konfession|religion(szugehorigkeit)?|ethnische herkunft|gesundheitszustand|krankheit(en)?|vorerkrankungen|behinderung|gewerkschaft|sexuelle orientierung|politische (meinung|einstellung)|allergien|origine ethnique|etat de sante|antecedents medicaux|handicap|syndicat|orientation sexuelle|opinions? politiques?|raza|etnia|origen etnico|religion|afiliacion (politica|sindical)|partido politico|estado de salud|enfermedad(es)?|discapacidad|orientacion sexual|alergias?|raca|religiao|filiacao (politica|sindical)|estado de saude|doencas?|deficiencia|orientacao sexual|razza|origine etnica|religione|orientamento (sessuale|politico)|stato di salute|malattie|disabilita|sindacato|geloof|godsdienst|gezondheid|etnische afkomst|vakbond|seksuele geaardheid',
  },
];
