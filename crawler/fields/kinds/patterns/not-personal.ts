import type { FieldPattern } from '../pattern.js';

const things =
  'domain|file|product|item|project|event|course|class|page|site|server|host|category|model|brand|device|song|book|movie|team|game|pet|dog|cat|recipe|list|group|folder|wifi|network|playlist|campaign|workspace|channel|repository|app|application|bucket|database|variable|vendor|coin|token|medication|drug|hotel|flight|airline|ship|route|essay|talk|abstract|poster|paper|presentation|session|article|manuscript|thesis|publication|report|document|lecture|webinar|workshop|meeting|conference|study|grant|program|initiative';

const own = ['label', 'name', 'id', 'placeholder', 'title'] as const;

/** What a form may ask that says nothing about who fills it in. Stands first: "search by name" is no name. */
export const notPersonal: readonly FieldPattern[] = [
  {
    means: 'none',
    language: 'en',
    words:
      'captcha|re ?captcha|h ?captcha|turnstile|(enter|type)( the)? (characters|letters|text|code) (shown|above|below|you see|in the (image|picture))|(characters|letters|code) (above|in the (image|picture))|are you human|security (image|question code)',
  },
  {
    means: 'none',
    language: 'de|fr|es|pt|it|ru|pl',
    words:
      'sicherheitsabfrage|caracteres de la imagen|codigo de (la )?imagen|caracteres da imagem|codice di controllo|код с картинки|символы с картинки|kod z obrazka|验证码|図の文字',
  },
  // A trap for programs: what people are told to leave alone.
  {
    means: 'none',
    language: 'en',
    words:
      '(leave|keep) (this|the) (field |box |input )?(blank|empty|unchanged|alone)|should be left (blank|empty|unchanged)|(do not|don t|never) (fill|complete) (this|(it|this) (in|out)|(in|out) (this|the))( (field|box|in|out))?|if you are (a )?human (leave|do not)|honey ?pot',
    likely: true,
  },
  { means: 'none', language: 'names', words: 'captcha', only: ['name', 'id', 'path'], inside: true },
  {
    means: 'oneTimeCode',
    language: 'en',
    words:
      'otp|one time( (code|password|passcode|pin))?|(verification|confirmation|activation|authentication|authenticator|2fa|mfa|two factor|sms|login|sign in|access) code|verify code|ver ?code|(\\d|six|four|eight) digit code|code (we|that we) sent|enter( the| your)? code|passcode we sent|backup code|recovery code',
  },
  {
    means: 'oneTimeCode',
    language: 'de|fr|es|pt|it|nl',
    words:
      '(bestatigungs|verifizierungs|aktivierungs|sicherheits)code|code de (verification|confirmation|validation)|codigo de (verificacion|confirmacion|activacion|verificacao|confirmacao|ativacao)|codice di (verifica|conferma|attivazione)|(verificatie|bevestigings)code',
  },
  {
    means: 'oneTimeCode',
    language: 'ru|pl|cs|zh|ja|ko|tr',
    words:
      'код (подтверждения|из смс|активации)|kod (weryfikacyjny|potwierdzajacy|aktywacyjny)|(overovaci|aktivacni|potvrzovaci) kod|dogrulama kodu|短信验证码|動態密碼|認証コード|確認コード|인증번호',
  },
  {
    means: 'none',
    language: 'en',
    words:
      'search( ?(term|query|box|field|text|string|keyword|input|site|handler))?s?|keywords?|site search|find (a|an|your) (store|doctor|provider|location|job|event)|looking for',
    only: own,
  },
  {
    means: 'none',
    language: 'names',
    words: 'q(?! \\d)|query|srch|srchterms?|search ?(q|value)|cludoquery|s\\.?q(?! \\d)',
    only: ['name', 'id'],
  },
  { means: 'none', language: 'names', words: '(?<!re)search(?!ed)', only: ['name', 'id'], inside: true },
  {
    means: 'none',
    language: 'de|fr|es|pt|it|nl',
    words:
      'suchen?|suchbegriff|rechercher?|recherche|buscar|busqueda|busca|pesquisar?|pesquisa|procurar|cerca|ricerca|zoek(en|term)?',
    only: own,
  },
  {
    means: 'none',
    language: 'ru|pl|cs|sv|da|tr|zh|ja|ko',
    words: 'поиск|искать|szukaj|wyszukaj|hledat|vyhledat|sok|søg|arama|搜索|搜尋|查询|検索|검색',
    only: own,
  },
  {
    means: 'none',
    language: 'en',
    words:
      '(promo(tion(al)?)?|coupon|discount|voucher|gift|referral|reward|offer|campaign|invit(e|ation)) ?(code|card( code| number| pin)?|id|number|voucher)s?|(promo|coupon|voucher|discount)s?|gift (message|note|wrap(ping)?)|^(gift|referral|reward|offer|campaign|invit(e|ation))s?$|referr?er( id)?|gutschein(code)?|code promo|codigo promocional|codice (sconto|promozionale)|cupom|cupon|actiecode|промокод|kod rabatowy',
    only: own,
    yields: true,
  },
  // What an e-mail is about and what a telephone is, not whose.
  {
    means: 'none',
    language: 'en|es|fr',
    words:
      'e ?mail (subject|body|template|topic|frequency|format)( line)?|asunto del (correo|e ?mail)|objet du (courriel|mail|message)|(cell ?|mobile |smart ?)?phone (model|make|brand|manufacturer)',
    only: own,
  },
  {
    means: 'none',
    language: 'en',
    words:
      'quantity|qty|amount|price|total|donation( amount)?|tip amount|^tip$|budget|currency|salary|income|how (many|much)|(?<!direct )deposit|menge|anzahl|betrag|montant|quantite|cantidad|importe|monto|quantidade|valor|quantita|importo|валюта|сумма|количество',
    yields: true,
  },
  {
    means: 'none',
    language: 'en',
    words:
      '(preferred )?languages?|locale|time ?zones?|theme|sort(?! code)( by)?|filter|per page|currency code|sprache|langue|idiomas?|lingua|taal|язык|jezyk|jazyk|语言|言語',
    only: own,
  },
  {
    means: 'none',
    language: 'en',
    words:
      'messages?|comments?|questions?|enquiry|inquiry|feedback|subject|description|notes?|remarks?|details|topic|reason( for)?|how (did|can|do) (you|we)|instructions|nachricht|bemerkung(en)?|betreff|anfrage|message|commentaires?|sujet|objet|mensaje|comentarios?|asunto|mensagem|assunto|messaggio|commenti?|oggetto|bericht|opmerking(en)?|onderwerp|сообщение|комментарии|тема|wiadomosc|temat|zprava|留言|お問い合わせ内容|ご意見',
    only: ['label', 'name', 'id', 'placeholder', 'title'],
    likely: true,
  },
  {
    means: 'none',
    language: 'en',
    words: `(${things}) ?(names?|titles?)|(names?|titles?) of (the |this |that |your |an? )?(${things})|domains?|web ?(site|page)( address| url)?|web (address|url)|url|link|ip( address)?|mac address|serial number|order (number|no|id|#)|tracking (number|no|id)|invoice (number|no|id)|ticket (number|no)|confirmation (number|no)|reference (number|no)|part number|model number|sku|vin|licen[cs]e plate|plate number|flight (number|no)|room( number)?|table number|registration (code|key)|product key|license key|website|homepage|webseite|site (web|internet)|sitio web|pagina web|sito( web)?`,
    only: own,
    yields: true,
  },
  // In a machine's name they say what it stands in: `contactFormName`, `field_name`.
  {
    means: 'none',
    language: 'en',
    words: '(form|field) ?(names?|titles?)|(names?|titles?) of (the |this |that |your |an? )?(form|field)',
    only: ['label', 'placeholder', 'title'],
    yields: true,
  },
  {
    means: 'none',
    language: 'en',
    words:
      '(event|start|end|begin|arrival|departure|check ?in|check ?out|pick ?up|return|delivery|due|appointment|meeting|visit|travel|purchase|order|issue|preferred|available|from|to|move in|incident|service|visit|effective|publication|release) ?(date|day|time)s?( of \\w+)?|date (from|to|of (visit|service|purchase|travel|arrival|departure|event|incident|issue|hire))|time|hours?|minutes?|duration',
    only: own,
    yields: true,
  },
  {
    means: 'none',
    language: 'en',
    words:
      'remember( me)?|keep me (signed|logged) in|stay (signed|logged) in|(i )?agree( to)?|accept|terms|subscribe|opt in|newsletter|gender|sex|anrede geschlecht|geschlecht|sexe|sexo|sesso|пол|plec',
    only: ['label', 'name', 'id'],
    likely: true,
  },
  {
    means: 'none',
    language: 'en',
    words:
      '(company|business|organi[sz]ation|industry|account|property|customer|user|facility) (type|size|category)|type of (company|business|organi[sz]ation|account)|number of (employees|beds|guests|people|attendees|children|rooms)',
  },
  { means: 'none', language: 'names', words: 'btn.*|button.*|submit( \\d+)?', only: ['name', 'id'] },
];
