import type { FormPurpose, PiiKind } from '../evidence/form.js';
import type { FormWords } from './form-words.js';
import { normaliseName, normaliseText } from './normalise.js';

/** A control as far as a form's purpose depends on it. */
export interface PurposeControl {
  readonly kind: PiiKind | null;
  readonly type: string;
  readonly words: string;
}

/** What is known of a form when its purpose is asked. */
export interface PurposeInput {
  readonly words: FormWords;
  readonly controls: readonly PurposeControl[];
  readonly pageTitle: string;
  readonly pageUrl: string;
}

const word = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');

const says: Readonly<Record<Exclude<FormPurpose, 'other'>, RegExp>> = {
  registration: word(
    'register|registration|registering|sign ?up|join( (us|now|the))?|create( (an|your|my|a( new| free)?|new))* ?account|new account|open (an )?account|enrol+(l?ment)?|apply( now| online)?|application|rsvp|reserve( (a|your|my))? (seat|spot|place)|save my (seat|spot)|book (a |your )?(seat|place)|attend|become a member|membership|request (an )?account|anmeld(en|ung)|registrier(en|ung)|konto (erstellen|anlegen|eroffnen)|jetzt anmelden|teilnehmen|s inscrire|inscription|inscrivez vous|creer (un|mon|votre) compte|adherer|registrarse|registrate|registro|inscribirse|inscripcion|crear (una |mi )?cuenta|unirse|cadastr(ar|o|e se)|registar|registrar|inscricao|inscrever|criar (uma )?conta|registrati|registrazione|iscri(viti|zione|versi)|crea( un)? account|регистрация|зарегистрироваться|rejestracja|zarejestruj( sie)?|registrovat|registrace|kayit ol|uye ol|registreren|aanmelden|注册|註冊|会員登録|新規登録|회원가입',
  ),
  login: word(
    'log ?in|log ?on|sign ?in|signin|authenticate|authorization|einloggen|anmelden|login|se connecter|connexion|connectez vous|identifiez vous|iniciar sesion|inicia sesion|acceder|acceso|entrar|iniciar sessao|acesso|accedi|accesso|entra|inloggen|войти|вход|авторизация|zaloguj( sie)?|logowanie|prihlasit( se)?|prihlaseni|giris( yap)?|oturum ac|登录|登錄|ログイン|로그인|(reset|forgot(ten)?|change|update|recover|new)( (my|your))? password|password (reset|recovery|change)',
  ),
  newsletter: word(
    'newsletters?|subscri(be|ption|bing)|e ?mail (updates|list|alerts)|mailing list|updates by e ?mail|stay (informed|in touch|up to date|connected)|sign up for (our )?(e ?mails?|updates|alerts|news)|get (our )?(updates|news)|abonnieren|newsletter abonnieren|s abonner|abonnez vous|abonnement|suscrib(irse|ete|ir)|boletin|suscripcion|assinar|inscreva se|subscrever|boletim|iscriviti alla newsletter|abbonati|рассылк[аи]|подписаться|zapisz sie|odebirat|abone ol|abonneren|订阅|メルマガ|구독',
  ),
  contact: word(
    'contact( us)?|get in touch|send (us )?(a )?(message|e ?mail|question|note|inquiry|enquiry)|ask (us )?(a )?question|inquir(y|e)|enquir(y|e)|feedback|write to us|request (a )?(call ?back|information|info|quote|demo|consultation)|support request|kontakt|nachricht senden|anfrage|contactez nous|nous contacter|envoyer (un |le )?message|contacto|contactenos|contactanos|enviar mensaje|contato|fale conosco|enviar mensagem|contatti|contattaci|invia messaggio|обратная связь|связаться|kontakt|iletisim|联系我们|お問い合わせ|문의',
  ),
  survey: word(
    'survey|questionnaire|poll|vote|quiz|evaluation|rate (us|your|this)|was this (page )?helpful|umfrage|sondage|enquete|encuesta|pesquisa de satisfacao|sondaggio|опрос|ankieta',
  ),
  search: word(
    'search|find|go|filter|lookup|look up|suchen?|rechercher?|recherche|buscar|busqueda|pesquisar|cerca|ricerca|zoeken|поиск|наити|szukaj|hledat|ara|搜索|検索|검색',
  ),
  payment: word(
    'pay( now)?|payment|checkout|check out|place (your |my )?order|order now|buy( now)?|purchase|donat(e|ion)|billing|complete (order|purchase)|bezahlen|zahlung(spflichtig bestellen)?|kasse|payer|paiement|commander|don|pagar|pago|comprar|donar|pagamento|finalizar compra|doar|paga|acquista|dona|оплатить|оплата|zaplac|zaplatit|odeme|支付|付款|支払',
  ),
};

/**
 * What a form is for. The words of its buttons count most, then its title, then its machine names, then page title and address;
 * its controls decide between a log-in and a registration, and whether words like "sign up" mean a newsletter.
 */
export function formPurpose({ words, controls, pageTitle, pageUrl }: PurposeInput): FormPurpose {
  const typed = controls.filter(({ type }) => !/^(checkbox|radio|switch)$/.test(type));
  const passwords = controls.filter(({ type }) => type === 'password');
  const kinds = new Set(typed.map(({ kind }) => kind));
  const personal = [...kinds].filter(kind => kind !== null);
  const sources = [words.submitLabels.join(' | '), words.title].map(normaliseText);
  sources.push(words.machine);
  const page = [
    normaliseText(pageTitle),
    normaliseName(pageUrl.split(/[?#]/)[0]?.replace(/^\w+:\/\/[^/]+/, '') ?? ''),
  ];
  const spoken = (purpose: Exclude<FormPurpose, 'other'>, from = sources) =>
    from.findIndex(text => says[purpose].test(text));
  const speaks = (purpose: Exclude<FormPurpose, 'other'>, from = sources) => spoken(purpose, from) >= 0;

  if (passwords.length > 0) {
    const asksMore = ['name', 'birthDate', 'postalAddress', 'phone', 'organization'].some(kind =>
      kinds.has(kind as PiiKind),
    );
    const again =
      passwords.filter(({ words: own }) => /confirm|repeat|again|re ?(enter|type)|verify/.test(own)).length >
      0;
    const changing = /(reset|forgot|change|current|old) ?(\w+ )?pass/.test(
      [...sources, ...passwords.map(({ words: own }) => own)].join(' '),
    );
    if (changing && !asksMore) return 'login';
    if (passwords.length > 1 && (again || passwords.length === 2)) return 'registration';
    const [up, inn] = [spoken('registration'), spoken('login')];
    if (up >= 0 && (inn < 0 || up < inn)) return 'registration';
    if (inn >= 0) return 'login';
    if (asksMore) return kinds.has('paymentCard') ? 'payment' : 'registration';
    return speaks('registration', page) && !speaks('login', page) ? 'registration' : 'login';
  }
  if (
    typed.length > 0 &&
    typed.every(({ type, words: own }) => /^search/.test(type) || says.search.test(own)) &&
    personal.length === 0
  )
    return 'search';
  const message = controls.some(({ type, kind }) => type === 'textarea' && kind === null);
  if (personal.length === 0) {
    if (speaks('search') && !message) return 'search';
    if (speaks('survey')) return 'survey';
  }
  const onlyMail = personal.every(kind => kind === 'email' || kind === 'name') && kinds.has('email');
  if (onlyMail && speaks('newsletter')) return 'newsletter';
  const order = (['registration', 'login', 'newsletter', 'contact', 'survey', 'payment'] as const)
    .map(purpose => ({ purpose, at: spoken(purpose) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const [first] = order;
  if (first)
    return onlyMail &&
      typed.length === 1 &&
      first.purpose === 'registration' &&
      !speaks('registration', sources.slice(1))
      ? 'newsletter'
      : first.purpose;
  if (kinds.has('paymentCard')) return 'payment';
  if (personal.length === 0) return 'other';
  if (typed.length === 1 && kinds.has('email')) return 'newsletter';
  if (message && (kinds.has('email') || kinds.has('name'))) return 'contact';
  for (const purpose of ['registration', 'contact', 'survey', 'newsletter', 'login'] as const)
    if (speaks(purpose, page)) return purpose;
  return 'other';
}

/** The words of a form speak of logging in, and not of registering. */
export const speaksOfLogin = (words: FormWords): boolean => {
  const texts = [words.submitLabels.join(' '), words.title, words.machine].map(normaliseText).join(' | ');
  return says.login.test(texts) && !says.registration.test(texts);
};
