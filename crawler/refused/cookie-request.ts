/** Words that tell a visitor to switch cookies on, before or after the word "cookies" (some scripts write it their own way). */
const asking: readonly RegExp[] = [
  // English
  /\b(enabl|allow|accept|activat|turn(ed|ing)? on|switch(ed|ing)? on|permit|requir|need|support|disabled|blocked|turned off|switched off|reject|refus)\w*/i,
  // Spanish, Portuguese, Italian, French
  /\b(habilit|active[ns]?\b|activ[ae]r|activad|desactivad|permit|acept|requier|necesit|desabilitad|desativad|ative|ativar|aceit|abilit|attiv|consent[ai]|accett|richied|disattivat|autoris|accept|nécessit|désactiv|bloqu)[\wàâçéèêëîïôûùüÿñæœ]*/i,
  // German, Dutch, Swedish, Danish
  /\b(aktivier|aktiviert|erlaub|zulassen|akzeptier|benötig|deaktiviert|erforderlich|inschakel|ingeschakeld|accepteer|toestaan|uitgeschakeld|vereist|aktivera|tillåt|aktiver|tillad)[a-zäöüß]*/i,
  // Polish, Czech, Russian, Ukrainian
  /(włącz|wymaga|wyłączon|akceptuj|zezwól|povol|vyžaduj|zapn|включ|разреш|отключ|требу|принима|увімкн|дозвол|вимкн)[\p{L}]*/iu,
  // Vietnamese, Turkish
  /(bật|cho phép|chấp nhận|yêu cầu|etkinleştir|izin ver|gerek|devre dışı)/i,
  // Arabic, Chinese, Japanese, Korean
  /(تمكين|تفعيل|السماح|قبول|يتطلب|启用|啟用|允许|允許|开启|開啟|打开|接受|需要|禁用|有効|許可|無効|必要|オン|사용|허용|활성화|필요|차단)/,
];
const cookies = /cookie|ciasteczk|куки|кукі|файлы? cookie|ملفات تعريف الارتباط|الكوكيز|クッキー|쿠키|çerez/i;
const longest = 300;

/** The first sentence of a text that asks to switch cookies on, in any of the languages known; empty where none does. */
export function cookieRequest(text: string): string {
  for (const sentence of text.split(/(?<=[.!?。！？؟])\s*/)) {
    if (!cookies.test(sentence)) continue;
    const rest = sentence.replace(cookies, ' ');
    if (asking.some(words => words.test(rest))) return sentence.trim().slice(0, longest);
  }
  return '';
}
