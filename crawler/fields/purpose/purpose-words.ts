/** Words by which a form says what it is for, in normalised text ({@link ./normalise.ts}), between word boundaries. */
const word = (source: string): RegExp =>
  new RegExp(
    `(?:(?<![\\p{L}\\p{N}])|(?=\\p{scx=Han}|\\p{scx=Kana}))(?:${source})(?:(?![\\p{L}\\p{N}])|(?<=\\p{scx=Han}|\\p{scx=Kana}))`,
    'u',
  );

export const purposeWords = {
  registration: word(
    'register|registration|registering|creat(e|ing)( (an|your|my|a|new|free|personal|user|\\p{L}+))? ?account|new account|open (an )?account|enrol+(l?ment)?|rsvp|reserve( (a|your|my))? (seat|spot|place)|save my (seat|spot)|book (a |your )?(seat|place)|request (an )?account|registrier(en|ung)|konto (erstellen|anlegen|eroffnen)|jetzt anmelden|s inscrire|inscription|inscrivez vous|creer (un|mon|votre) compte|registrarse|registrate|registro|inscribirse|inscripcion|crear (una |mi )?cuenta|cadastr(ar|o|e se)|registar|registrar|inscricao|inscrever|criar (uma )?conta|registrati|registrazione|iscri(viti|zione|versi)|crea( un)? account|регистрация|зарегистрироваться|rejestracja|zarejestruj( sie)?|registrovat|registrace|kayit ol|uye ol|registreren|aanmelden|注册|註冊|会員登録|新規登録|회원가입',
  ),
  /** Said of accounts and events, but of newsletters, filters and job openings as well. */
  joining: word(
    'sign ?up|join( (us|now|the))?|apply( now| online)?|application|attend|become a member|membership|new (user|member)|(attendee|registrant|participant)s? (information|info|details)|participation (agreement|form)|request access to (the |our |this )?(\\p{L}+ )?(portal|site|system|platform|network|dashboard|account)|request (portal|system|site|user) access|adherer|unirse|teilnehmen|anmeld(en|ung)',
  ),
  login: word(
    'log ?in|log ?on|sign ?in|signin|authenticate|einloggen|anmelden|login|se connecter|connexion|connectez vous|identifiez vous|iniciar sesion|inicia sesion|acceder|acceso|entrar|iniciar sessao|acesso|accedi|accesso|entra|inloggen|войти|вход|авторизация|zaloguj( sie)?|logowanie|prihlasit( se)?|prihlaseni|giris( yap)?|oturum ac|登录|登錄|ログイン|로그인|(reset|forgot(ten)?|lost|change|update|recover|retrieve|e ?mail( me)?|send( me)?|request|new)( (my|your|a|the|new))* pass ?word|password (reset|recovery|change|retrieval|reminder|assistance|help)|forgot(ten)? (your |my )?user ?name|mot de passe (oublie|perdu)|(passwort|kennwort) (vergessen|anfordern|zurucksetzen)|(olvide|olvidaste|recuperar|restablecer)( (mi|tu|su|la))? contrasena|(esqueci|esqueceu|recuperar)( (a|minha|sua))* senha|password dimenticata|recupera(re)? (la )?password|(забыли|восстановить|восстановление|напомнить)( свои)? парол[ья]|wachtwoord (vergeten|aanvragen)|(przypomnij|odzyskaj|zapomnialem) hasl[oa]',
  ),
  newsletter: word(
    'newsletters?|subscri(be|ption|bing)|e ?mail (updates|list|alerts)|mailing list|updates by e ?mail|stay (informed|in touch|up to date|connected)|sign up for (our )?(e ?mails?|updates|alerts|news)|get (our )?(updates|news)|abonnieren|newsletter abonnieren|s abonner|abonnez vous|abonnement|suscrib(irse|ete|ir)|boletin|suscripcion|assinar|inscreva se|subscrever|boletim|iscriviti alla newsletter|abbonati|рассылк[аи]|подписаться|zapisz sie|odebirat|abone ol|abonneren|订阅|メルマガ|구독',
  ),
  contact: word(
    'contact(?! (information|details|info|data|persons?|names?|numbers?|preferences?|e ?mail|phone|address))( us)?|get in touch|send (us )?(a )?(message|e ?mail|question|note|inquiry|enquiry)|ask (us )?(a )?question|inquir(y|e)|enquir(y|e)|feedback|write to us|(post|leave|add|write|submit) (a |your )?(comment|reply)|request (a )?(call ?back|information|info|quote|demo|consultation)|support request|kontakt|nachricht senden|anfrage|contactez nous|nous contacter|envoyer (un |le )?message|contacto|contactenos|contactanos|enviar mensaje|contato|fale conosco|enviar mensagem|contatti|contattaci|invia messaggio|обратная связь|связаться|kontakt|iletisim|联系我们|お問い合わせ|문의',
  ),
  survey: word(
    'survey|questionnaire|poll|vote|quiz|evaluation|rate (us|your|this)|was this (page )?helpful|umfrage|sondage|enquete|encuesta|pesquisa de satisfacao|sondaggio|опрос|ankieta',
  ),
  search: word(
    'search|find|filter|lookup|look up|suchen?|rechercher?|recherche|buscar|busqueda|pesquisar|cerca|ricerca|zoeken|поиск|наити|szukaj|hledat|ara|搜索|検索|검색',
  ),
  payment: word(
    'pay( now)?|payment|checkout|check out|place (your |my )?order|order now|buy( now)?|purchase|donat(e|ion)|billing|complete (order|purchase)|bezahlen|zahlung(spflichtig bestellen)?|kasse|payer|paiement|commander|don|pagar|pago|comprar|donar|pagamento|finalizar compra|doar|paga|acquista|dona|оплатить|оплата|zaplac|zaplatit|odeme|支付|付款|支払',
  ),
} as const;

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
