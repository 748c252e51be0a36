import type { FieldPattern } from '../pattern.js';

/** Numbers that the state, a health service or a bank gives a person, the body itself, and what is nobody's business. */
// Rejected: `state id` in machine names (`addr_state_id` is a list of states); "license" alone (of software, of a nurse).
export const identity: readonly FieldPattern[] = [
  {
    means: 'governmentId',
    language: 'en',
    words:
      'ssn( last 4)?|social ?security( (number|no|num|#))?|soc sec( no)?|(last (four|4)( digits)? of )?(your )?(ssn|social security)|tax(payer)? ?(payer )?(id(entification)?( number)?|number|no|file number)|itin|tin|^((your|my|valid|current|foreign|international|us|u s|enter|txt|passport|\\d+) )*passport( \\d+)?$|passport ?(book |card )?(number|no|num|nr|#|id|country|nationality|expir\\w*|exp|expdate|valid\\w*|issu\\w*|date|details|info|information|copy|scan)|(number|no|country|copy|photo|scan|expir\\w*|date|validity) (of|on|in) ((the|your|my) )?passport|passport (or|and) (\\w+ ){0,3}(id|license|licence|card|visa)|(driver s?|drivers?|driving) ?(license|licence)( (number|no|num|#|state))?|dl (number|no)|(?<!addr )(?<!address )state id number|national (id|identity|identification|insurance)( card)?( (number|no))?|nino|government( issued)? id( number)?|(identity|id) (card|document)( (number|no))?|identification (number|no)|green card( number)?|alien (registration )?number|a number|visa (number|no)|sin number|social insurance (number|no)|nhi number|aadhaa?r( (number|no))?|pan card|voter id|military id|birth certificate( number)?|photo id',
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
    means: 'healthId',
    language: 'en',
    words:
      '(health|medical)( (care|plan|record|card|insurance))? ?(id|number|no|num|card|record number|member id|policy number|policy)|mrn|(health|medical|dental|vision) (insurance|coverage|plan)( (provider|company|carrier|id|number|member id|policy|group( number)?))?|insurance (id|member id|member number|policy number|card number|group number|subscriber id)|medicare( (number|no|id|beneficiary( identifier)?|card( number)?|claim number))?|medicaid( (number|no|id|recipient id))?|mbi|hicn|nhs (number|no)|patient (id|number|no|account number)|beneficiary (id|identifier|number)|prescription number|rx (bin|number|group)',
  },
  {
    means: 'healthId',
    language: 'de|fr|es|it|pt|nl',
    words:
      '(kranken)?versicherten(nummer|nr)|krankenversicherungsnummer|krankenkasse|gesundheitskarte|numero (de )?carte vitale|numero de mutuelle|mutuelle|tarjeta sanitaria|numero de (afiliado|historia clinica|poliza)|tessera sanitaria|cartao (do sus|nacional de saude)|numero de utente|zorgverzekering(snummer)?|polisnummer',
  },
  {
    means: 'bankAccount',
    language: 'en',
    words:
      'iban|bic|swift( code)?|routing( transit)? ?(number|no|num|#)?|aba (number|routing)|bank ?(account)? ?(number|no|num|name|details|information)|bank account|(checking|savings|direct deposit) account( (number|no))?|sort code|account (and|or) routing|bsb( number)?|ifsc( code)?|ach account|transit number|bank ?acct',
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
    words:
      'biometrics?|finger ?prints?|face ?(scan|id|print|recognition|photo)|facial (scan|recognition|image)|retina( scan)?|iris scan|voice ?(print|sample|recording)|palm (print|scan)|selfie|dna( sample)?|huella(s)? (dactilar(es)?|digital(es)?)|reconocimiento facial|empreintes? digitales?|reconnaissance faciale|fingerabdruck|gesichts(scan|erkennung)|impressao digital|biometria|impronte? digitali|vingerafdruk',
  },
  {
    means: 'sensitive',
    language: 'en',
    words:
      'race|racial( (origin|identity|background))?|ethnicity|ethnic( (origin|group|background|identity))?|hispanic( or latino)?|religion|religious (affiliation|belief|preference)s?|faith|denomination|politic(s|al)( (affiliation|party|view|opinion|belief|preference)s?)?|party affiliation|voter registration|sexual (orientation|preference|identity)|orientation|transgender|union (member(ship)?|affiliation)|trade union|(health|medical|mental health) (condition|history|issue|problem|information|status|concern|diagnos[ie]s)s?|diagnos[ie]s|disabilit(y|ies)|disabled|veteran status|allerg(y|ies)|medications?( taken| list)?|symptoms?|hiv( status)?|pregnan(t|cy)|blood type|chronic (illness|disease|condition)s?|illness(es)?|genetic|immigration status|citizenship status|criminal (record|history)|marital status|caste|nationality origin',
  },
  {
    means: 'sensitive',
    language: 'de|fr|es|pt|it|nl',
    words:
      'konfession|religion(szugehorigkeit)?|ethnische herkunft|gesundheitszustand|krankheit(en)?|vorerkrankungen|behinderung|gewerkschaft|sexuelle orientierung|politische (meinung|einstellung)|allergien|origine ethnique|etat de sante|antecedents medicaux|handicap|syndicat|orientation sexuelle|opinions? politiques?|raza|etnia|origen etnico|religion|afiliacion (politica|sindical)|partido politico|estado de salud|enfermedad(es)?|discapacidad|orientacion sexual|alergias?|raca|religiao|filiacao (politica|sindical)|estado de saude|doencas?|deficiencia|orientacao sexual|razza|origine etnica|religione|orientamento (sessuale|politico)|stato di salute|malattie|disabilita|sindacato|geloof|godsdienst|gezondheid|etnische afkomst|vakbond|seksuele geaardheid',
  },
];
