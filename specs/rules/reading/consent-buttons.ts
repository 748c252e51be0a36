/** Words on a button that refuses, or that leads to where one can. */
const refusing =
  /\b(decline|reject|refuse|deny|disagree|disallow|opt[- ]?out|necessary|essential|required only|no,? thanks|not now|later|without accepting|(do not|don[’']?t) (accept|agree|allow|consent|track|use)|manage|settings|preferences|options|choices|customi[sz]e|configure|save|ablehnen|einstellungen|refuser|param[eè]tr\w*|rechazar|configurar|recusar|rifiuta\w*|weiger\w*)\b|^(turn|switch) .*\boff$|رفض|لا (أ|ا)?وافق|الضرورية|إعدادات|تخصيص|拒|不同意|不接受|必要|必需|设置|設置|設定|管理|từ chối|không đồng ý|cần thiết|cài đặt|t(ù|u)y? ?chỉnh|tuỳ chỉnh/i;

/** What buttons that do not refuse are for: accepting, closing, reading on, paying, leaving, choosing a language. */
const explained = [
  /\b(accept|allow|agree|consent|enable|continue|proceed)\b|^(yes|sure|fine)\b|^(that|it|all)\b.{0,4} (fine|ok|okay|good|right)\b/i,
  /^(ok|okay|got it|close|dismiss|understood|hide|x|×|✕|✖)\b|^[^\p{L}\p{N}]*$|\bi understand\b/iu,
  /\b(polic(y|ies)|notice|statement|terms|imprint|partners|vendors)$|^((about |all |our )?cookies?|privacy|legal|terms|help|faq|contact)\b/i,
  /\b(learn|read|find out|see|show|tell me) more\b|\bmore (info(rmation)?|details)\b|^(more|details)$/i,
  /\b(subscribe|pay|buy|purchase|leave|exit|log ?in|sign ?(in|up)|register|donate)\b/i,
  /^(english|espa[nñ]ol|fran[cç]ais|deutsch|[a-z]{2})$/i,
  /akzeptier|zustimmen|einverstanden|accepter|autoriser|aceptar|aceitar|accett|akkoord|toestaan|akceptuj|godta|tillad|قبول|موافق|وافق|接受|同意|允许|允許|chấp nhận|đồng ý/i,
];

/** The button that declines by its name, or leads there; `undefined` where there is none. */
export const refusingButton = (names: readonly string[]): string | undefined =>
  names.find(name => refusing.test(name));

/** The button whose name does not tell what it does: it may decline; `undefined` where all do something else. */
export const unexplainedButton = (names: readonly string[]): string | undefined =>
  names.find(name => !explained.some(pattern => pattern.test(name.trim())));
