const joiners = String.raw`(?:\s*(?:and|&|\+|\/|,|\||-|y|e|et|und)\s*|\s+)`;
const companions =
  '(?:cookies?|security|terms(?: of (?:use|service))?|conditions|data|legal|confidentiality|disclaimers?|copyright|accessibility|imprint|impressum)';
const papers =
  '(?:polic(?:y|ies)|statements?|notices?|declarations?|pledge|promise|commitment|guidelines?|information|disclosure)';

/**
 * Names that call a link's target the privacy policy: matched against a name in lower case, without accents and with white space
 * folded. English, Spanish, French, German, Portuguese, Italian, Dutch, Polish, and the languages of many health-care notices.
 */
export const policyNames: readonly string[] = [
  String.raw`\bprivacy(?:${joiners}${companions})*[\s-]${papers}\b`,
  String.raw`\b(?:policy|statement|notice|declaration) (?:on|of|about|for) (?:your |our |data |online )?privacy\b(?! practices)`,
  String.raw`\bdata (?:protection|privacy) ${papers}\b`,
  String.raw`^(?:(?:our|your|the|view|read|see|site|website|online|mpro)\s+|${companions}${joiners})*privacy(?:${joiners}${companions})*$`,
  String.raw`^(?:your|online|web(?:site)?) privacy rights$|^(?:©|\(c\)|copyright)[^|–—-]*[|–—-]\s*privacy$`,
  String.raw`\b(?:politicas?|avisos?|declaracion|normas?)(?: legal)? (?:de|sobre)(?: la)?(?: cookies y)? (?:privacidad|proteccion de datos)\b`,
  String.raw`^(?:aviso legal y )?privacidad(?: y cookies| y seguridad)?$`,
  String.raw`\b(?:politique|charte|declaration|avis|engagement|regles?) (?:de|en matiere de|sur|relative a)(?: la| l')? ?(?:confidentialite|protection des donnees|vie privee|respect de la vie privee)\b`,
  String.raw`^(?:confidentialite|vie privee|donnees personnelles|protection des donnees)$`,
  String.raw`\bdatenschutz(?:erklarung|hinweise?|bestimmungen|richtlinien?|information(?:en)?)\b|^(?:impressum\s*(?:und|&|\/|\|)\s*)?datenschutz$|^datenschutz\s*(?:und|&|\/|\|)\s*impressum$`,
  String.raw`\b(?:politicas?|avisos?|declaracao|normas?) de (?:privacidade|protecao de dados)\b|^privacidade$`,
  String.raw`\b(?:informativa|politica|normativa|note?)(?: sulla| sul| della| di)? (?:privacy|riservatezza|trattamento dei dati)\b`,
  String.raw`\bprivacy(?:beleid|verklaring|statement|politik|policy|erklarung)\b|\bpolityka prywatnosci\b`,
  String.raw`(?:سياسة|سياسه) ال?خصوصية|隐私(?:政策|声明|权政策)|隱私權?(?:政策|聲明)|プライバシー ?ポリシー|個人情報保護方針|개인정보 ?(?:처리방침|보호정책|취급방침)|политика конфиденциальности|chinh sach (?:bao mat|quyen rieng tu)|patakaran sa (?:privacy|pagkapribado)`,
];

/** Names that speak of privacy and mean something else: the HIPAA notice, settings, news and lessons about policies. */
export const otherNames: readonly string[] = [
  String.raw`\bprivacy practices\b|\bhipaa\b|\bphi\b`,
  String.raw`\b(?:webinar|training|course|workshop|template|sample|generator|toolkit|checklist|lesson|conference|seminar|article|blog|podcast)\b`,
  String.raw`^(?:how|why|what|when|who|where|\d+ (?:ways|tips|steps|things))\b`,
  // Of some people, or of one state alone: a notice beside the policy.
  String.raw`\b(?:applicants?|candidates?|employees?|workforce|staff|jobs?|recruit\w*|hiring|hr|patients?|vendors?|providers?|students?)\b(?: (?!(?:and|or|our|the|your)\b)\w+){0,2} privacy ${papers}\b`,
  String.raw`\b(?:california|texas|nevada|virginia|colorado|connecticut|utah|oregon|montana|washington|florida|ccpa|gdpr|eu|european|state)\b(?: (?!(?:and|or|our|the|your)\b)\w+){0,2} privacy ${papers}\b|\bprivacy ${papers} for (?:\w+ )?(?:applicants?|candidates?|employees?|patients?|residents?)\b`,
  String.raw`\b(?:finali[sz]es|proposes|issues|releases|approves|enforces|delays)\b|\bpolicy (?:rules?|changes?|news|updates?|debate)\b`,
  String.raw`\b(?:updates|announces|revises|publishes|adopts|changes to|comments on|writing an?|drafting an?)\b`,
  // An old version that says it is one.
  String.raw`\b(?:former|previous|prior|past|old|earlier|archived?|superseded|outdated|historical)\b(?: (?!(?:and|or|our|the|current)\b)\w+){0,2} privacy\b|\b(?:archive|versions|history) of (?:\w+ ){0,2}privacy\b|\bprivacy ${papers}[ ,:(–—-]+(?:archived?|history|superseded|(?:previous|prior|old|earlier|past) versions?|(?:before|until|up to) (?:\w+ )?(?:\d{1,2},? )?\d{4})\b`,
];

/** A button so called does something with the policy, or with what it stands on, instead of showing it. */
export const deedNames = String.raw`\b(?:accept\w*|agree\w*|acknowledg\w*|consent\w*|confirm|allow|approve|understand|understood|got it|ok|okay|decline|reject|refuse|deny|close|dismiss|hide|continue|submit|save|send|share|copy|print|i have read|acept\w+|akzeptier\w+|zustimm\w+|autorizo)\b|^(?:j'accepte|de acuerdo|cerrar|fermer)`;

const lead = String.raw`(?:(?:our|the|site|web-?site|online|web|mpro|general|public|corporate|company|user|visitor|internet|legal|terms(?:-and)?)[-_ +])*`;
const stem = String.raw`(?:privacy|privacidad|privacidade|confidentialite|vie-privee|datenschutz(?:erkl(?:ae|a|ä)rung|hinweise?)?|privacybeleid|privacyverklaring|riservatezza)`;
const tail = String.raw`(?:[-_ +]?(?:(?:and|y|&)[-_ +])?(?:cookies?|legal|terms(?:-of-use)?|security|data))*(?:[-_ +]?(?:polic(?:y|ies)|pol|statement|stmt|notice|declaration|information|info))?`;
const version = String.raw`(?:[-_ .+(]*(?:v?\d[\d.]*|en|us|es|fr|de|old|new|current|final|web|page|archived?|print|draft|rev|copy|version|january|february|march|april|may|june|july|august|september|october|november|december)\)?)*`;
const foreign = String.raw`(?:politica|aviso|declaracion|politique|charte|informativa|polityka)[-_ +](?:de|sur|sulla)?[-_ +]?(?:la[-_ +])?(?:privacidade?|confidentialite|privacy|prywatnosci|vie-privee)`;

/** The last part of a path (or a query value), decoded and in lower case, that means a privacy policy. */
export const policyAddress = String.raw`^(?:${lead}${stem}${tail}|${foreign})${version}(?:\.(?:s?html?|php\d?|aspx?|cfm|jsp|pdf|docx?|txt))?$`;

/** A word that every name of {@link policyNames} holds one of: tells cheaply which links are worth a closer look. */
export const policyMention =
  'priva|confidential|protect|protec|datenschutz|riservatezza|trattamento|prywatnosci|personnelles|خصوصية|隐私|隱私|プライバシ|個人情報|개인정보|конфиденц|bao mat|rieng tu|pribado';
