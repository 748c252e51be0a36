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
 * The words, by meaning, in English, Spanish, French, German, Portuguese, Italian, Dutch, Polish and the Nordic languages, and the
 * plainest of them in Arabic, Chinese, Vietnamese and further languages that sites of public services are offered in.
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
    '(analytics|statistics) .{0,60}(this|our|the) (web)?site',
    '(allow|accept|enable|permit|keep|anonymous|usage|visitor) statistics',
    '(see|learn|understand|find out|know) how (you|people|visitors|our visitors|the site is|this site is) (are )?us(e|es|ed|ing)\\b',
    'do not sell',
    'consentimiento|consentement|einwilligung|consentimento|consenso|toestemming|zgod|samtyc?k',
    'datos personales|données personnelles|personenbezogen|dados pessoais|dati personali|persoonsgegevens',
    'datenschutz|traceurs|ciastecz|informasjonskaps',
    '(count|measure|analy[sz]e|monitor)(s|ing)? .{0,30}(visits|visitors|page ?views|usage|audience)',
    'google analytics|matomo|hotjar|mixpanel|(facebook|meta) pixel',
    'besuche? .{0,20}(zählen|messen|auswerten)|besucherstatistik|mit (ihrer|deiner|eurer) (zustimmung|erlaubnis)',
    '(mesur|compt).{0,20}(audience|visites|fréquentation)|(medir|contar|contamos) .{0,20}(visitas|audiencia|tráfico)',
    'ملفات (تعريف )?(ال)?ارتباط|كوكيز|تتبع زيار|إحصاءات الزيار',
    '小型文本文件|跟踪技术|追踪技术|追蹤技術|(统计|統計|分析).{0,8}(访问|訪問|流量|浏览)|(访问|訪問|流量)(统计|統計|分析)',
    'tệp theo dõi|(thống kê|đo lường|đếm) .{0,20}truy cập',
    'クッキー|アクセス解析|쿠키|עוגיות|คุกกี้|çerez|कुकी|কুকি|کوکی|куки|evästei',
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
    'ضروري|إحصائ|تسويق|تحليل|必要|必需|统计|統計|营销|行銷|广告|廣告|cần thiết|thống kê|tiếp thị|quảng cáo',
  ),
  decline: any(
    '^(i )?(decline|reject|refuse|deny|disagree|object)\\b',
    '\\b(decline|reject|refuse|deny|disallow)( all| everything| optional| non-?essential| non-?necessary| additional| (all )?cookies| tracking| analytics)*$',
    "\\b(do not|don'?t|don’t) (accept|allow|consent|agree|track|use|count|measure)",
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
    '^(turn|switch) (?!.*\\bon\\b).{0,30}\\boff$',
    'ablehnen|verweigern|nicht (zustimmen|akzeptieren|einverstanden)|nur (die )?(notwendig|erforderlich|technisch|essen[tz]iell)|^nein\\b|widersprechen',
    'refuser|rejeter|sans accepter|^non\\b|uniquement (les )?(nécessaires|essentiels)|tout interdire|interdire tous',
    'rechazar|denegar|no acepto|no aceptar|s[oó]lo (las )?(necesarias|esenciales|t[ée]cnicas)|^no,? gracias',
    'rejeitar|recusar|negar|n[aã]o (aceito|aceitar|concordo)|(apenas|somente|s[óo]) (os )?(necess|essenc)',
    'rifiut|nega\\b|non accett|continua senza accettare|solo (i )?(necessari|tecnici|essenziali)',
    'weiger|alleen (noodzakelijk|functione)|niet akkoord',
    'odrzu[cć]|nie zgadzam|tylko niezb[ęe]dne',
    'avvis|afvis|neka|kun nødvendige|bara nödvändiga|endast nödvändiga|hylk',
    'отклон|отказ|только необходим',
    'رفض|لا (أ|ا)?وافق|عدم (ال)?(قبول|موافقة)|(الضرورية|الأساسية) فقط|^لا(,|،)?( شكرا.?)?$',
    '拒绝|拒絕|不同意|不接受|不允许|不允許|(仅|僅|只).{0,6}(必要|必需)|(必要|必需).{0,8}(のみ|だけ)|拒否|同意しない',
    'từ chối|không (đồng ý|chấp nhận|cho phép)|chỉ .{0,12}(cần thiết|thiết yếu)',
    '거부|동의하지 않|필수.{0,8}만|דחה|דחיי|דחיית|לא מסכי|reddet|kabul etm|yalnızca (gerekli|zorunlu)|ปฏิเสธ|ไม่ยอมรับ',
    'απόρριψη|απορρίπτω|μόνο τα (απαραίτητα|αναγκαία)|अस्वीकार|відхил|відмов|odmítn|odmít[áa]m|elutasít|respinge|hylkää',
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
    "^(that'?s|that’s|that is|it'?s|it is|this is|all) (fine|ok|okay|good|right|alright)\\b",
    'قبول|(أ|ا)قبل|موافق|(أ|ا)وافق|السماح|接受|同意|允许|允許|許可|chấp nhận|đồng ý|cho phép',
    '동의|허용|수락|מסכימ|מסכים|אישור|קבל|אשר|kabul|izin ver|onayl|ยอมรับ|อนุญาต|αποδοχή|αποδέχομαι|συμφων',
    'स्वीकार|прийняти|погодж|přijmout|souhlas|povolit|elfogad|sunt de acord|hyväksy|salli',
  ),
  settings: any(
    '\\b(settings|preferences|options|choices|customi[sz]e|configure|manage|personali[sz]e|purposes)\\b',
    'let me choose|choose cookies|learn more and customi|adjust',
    // As an order: "cookies we set" tells, and so does a policy that one may view.
    '^(view|see|review|change|set|edit|update|control) (my |your |our |the |all |these |optional |additional )*cookies$',
    'einstellung|anpassen|konfigurier|auswahl treffen',
    'param[éè]tr|personnalis|g[ée]rer|pr[ée]f[ée]rences|choisir',
    'configur|personaliza|preferencias|ajustes|gestionar',
    'prefer[êe]ncias|gerenciar|definições|op[çc][õo]es',
    'preferenze|personalizza|impostazioni|gestisci',
    'instellingen|voorkeuren|beheer',
    'ustawienia|zarz[ąa]dzaj',
    'innstillinger|indstillinger|inställningar|tilpas|anpassa',
    'настро',
    'إعدادات|تخصيص|خيارات|إدارة|تفضيلات|设置|設置|設定|设定|偏好|自定义|自訂|管理|选项|選項',
    'tùy (chỉnh|chọn)|tuỳ (chỉnh|chọn)|cài đặt|thiết lập|quản lý|설정|관리|הגדרות|העדפות|ayarlar|tercih|ตั้งค่า',
    'ρυθμίσεις|προτιμήσεις|nastavení|beállítás|setări|asetukset|налашт',
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
    'حفظ|تأكيد|保存|储存|儲存|确认选择|確認選擇|lưu\\b|xác nhận|저장|שמור|kaydet|บันทึก|αποθήκευση|uložit|mentés|tallenna',
  ),
  acknowledge: any(
    '^(ok|okay|got it|close|dismiss|understood|continue|hide|x|×|✕)\\b',
    'i understand',
    '^(verstanden|schlie(ß|ss)en|compris|fermer|entendido|cerrar|fechar|ho capito|chiudi|sluiten)',
    '^(حسنا|إغلاق|فهمت|知道了|我知道|关闭|關閉|好的|đã hiểu|đóng)',
  ),
};
