import type { FieldPattern } from '../pattern.js';

/** What a person logs in with. A bare "ID", "number" or "login" means a log-in only in such a form: `loginId`. */
export const credentials: readonly FieldPattern[] = [
  {
    means: 'credentials',
    language: 'en',
    words:
      '(new |current |old |confirm(ed)? |repeat |re ?enter |retype |verify |your |account |create |choose |set |login )*(pass ?words?|pass ?phrase|pass ?codes?|pass ?wd|pwd|pword|psw)( again| confirm(ation)?| repeat)?|secret (question|answer|word)|(security|challenge|recovery) (question|answer)|(pass|password) hint',
  },
  {
    means: 'credentials',
    language: 'names',
    words: 'pass|pw|pswd|passwd|j password|repass',
    only: ['name', 'id'],
  },
  {
    means: 'credentials',
    language: 'names',
    words: 'passwor[dt]|passwd|user ?name|userid',
    only: ['name', 'id'],
    inside: true,
  },
  {
    means: 'credentials',
    language: 'de|nl|sv|da|no',
    words:
      '(neues |altes |aktuelles )?(passwort|kennwort|wachtwoord|losenord|adgangskode|passord)(es)?( wiederholen| bestatigen| herhalen)?|geheimfrage|benutzer(name|kennung|id)?|nutzername|gebruikersnaam|anvandarnamn|brugernavn|brukernavn|anmeldename|zugangs(daten|kennung|nummer)|login ?name',
  },
  {
    means: 'credentials',
    language: 'fr|es|pt|it|ca|ro',
    words:
      'mot de passe|mdp|contrasena|clave( de acceso)?|contrasenya|senha|palavra passe|parola( d ordine| chiave)?|nom d utilisateur|(code )?utilisateur|identifiant|pseudo(nyme)?|(nombre de )?usuario|nome de (usuario|utilizador)|utilizador|nome utente|utente|nume( de)? utilizator',
  },
  {
    means: 'credentials',
    language: 'ru|uk|pl|cs|hu|tr|fi|el',
    words:
      'пароль|логин|логiн|логін|имя пользователя|пользователь|псевдоним|hasl[oa]|nazwa uzytkownika|identyfikator|uzytkownik|heslo|slaptazodis|vartotojo vardas|uzivatel(ske jmeno)?|prihlasovaci jmeno|jelszo|felhasznalonev|sifre(si|niz)?|parola|kullanici( adi)?|контрольныи вопрос|ответ на (контрольныи )?вопрос|salasana|kayttajatunnus|κωδικος|ονομα χρηστη',
  },
  {
    means: 'credentials',
    language: 'zh|ja|ko|th|ar|he|fa',
    words:
      '密码|密碼|口令|用户名|用戶名|使用者名稱|账号|帳號|账户名|パスワード|秘密の質問|暗証番号|ユーザー?(名|id)|ログインid|会員番号|アカウント名|비밀번호|아이디|사용자 이름|รหัสผ่าน|ชื่อผู้ใช้|كلمة المرور|اسم المستخدم|סיסמה|סיסמא|שם משתמש|رمز عبور|نام کاربری',
  },
  {
    means: 'credentials',
    language: 'en',
    words:
      'user ?names?|user ?(id|i d|login|code|account|acct|no|number|key)|login ?(name|id|user|email)?|log ?on ?(name|id)|sign ?in ?(name|id)|log ?in (name|id)|(chat |user )?nick ?(name)?|screen ?name|display ?name|player ?name|gamer ?tag|online id|access ?id|net ?id|sso id|apple id|member ?(id|name|login)|handle|user ?ident(ifier)?|email or (user|login|member)|username or email',
    // Not across the parts of a path: `user[name]` is the name of a user.
    only: ['label', 'name', 'id', 'placeholder', 'title', 'description', 'neighbours', 'group'],
  },
  {
    means: 'loginId',
    language: 'en',
    words:
      'user(?! \\p{L})|identifier|identity|id|(customer|client|account|acct|member(ship)?|student|employee|staff|contract|policy|subscriber|patient|card ?holder|library card|frequent flyer|loyalty|agent|partner|company|registration|perm|user) ?(number|no|num|nr|id|code|#)|pin( code| number)?|nip|(?!(?:aid|bid|did|kid|lid|mid|rid|acid|arid|avid|covid|grid|laid|maid|paid|raid|said|void)(?!\\p{L}))[a-z]{1,3} ?id|registry|principal|account ?name|account|acct|qid|pid',
    likely: true,
  },
  {
    means: 'loginId',
    language: 'de|fr|es|pt|it|nl|ru|ja',
    words:
      '(kunden|mitglieds|konto|vertrags|personal|matrikel)(nummer|nr|kennung)|numero de (client|compte|adherent|cliente|socio|cuenta|solicitud|conta|contrato)|(numero|codice) (cliente|utente|socio)|klantnummer|lidnummer|номер (договора|счета|клиента)|契約番号|お客様番号|会員番号',
    likely: true,
  },
];
