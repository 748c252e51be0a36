/** What boxes over a page ask about that is no consent to cookies or counting. */
export const otherQuestions: readonly RegExp[] = [
  // News and offers.
  /newsletter|subscri|sign(ing)? ?up|mailing list|inbox|abonn|suscr|boletín|iscriviti|订阅|訂閱|اشترك|đăng ký/i,
  /\b(sale|discount|coupon|voucher|free shipping|% off|deal|offer|promo\w*|donat\w*|give today|raffle|win a)\b|rabatt|angebot|spende|soldes|offre|oferta|descuento|خصم|عرض|优惠|優惠|khuyến mãi/i,
  // Who the visitor is.
  /\b(age|years? old|born|birth|adults? only|over (18|21)|1[68]\+|21\+)\b|volljährig|alter|majeur|edad|عمر|سنة|岁|歲|tuổi/i,
  /\b(health ?care professional|physician|patient|clinician|provider|member|student|teacher)s?\b.{0,60}\?/i,
  // Help and feedback.
  /\b(chat|assistant|how can (we|i) help|need help|ask us|talk to|feedback|survey|questionnaire|rate (us|this)|tour|tutorial)\b|umfrage|sondage|encuesta/i,
  // What the browser or the device is asked for.
  /\b(notification|notify|push|location|camera|microphone|install|app store|download the app|add to home)\b|benachrichtigung|standort/i,
  // Language, place and looks.
  /\b(language|translat\w*|sprache|langue|idioma|lingua|region|country|your state|dark mode|theme|font size|contrast|accessib\w*)\b|语言|語言|لغة|ngôn ngữ/i,
  // News of the site itself.
  /\b(new (web)?site|what.?s new|beta|announcement|closed|holiday|weather|outage|maintenance|emergency|call 911|988|covid\S*|update your browser|session (will|is about to) (expire|end)|still there)\b/i,
  /\b(webinar|event|conference|workshop|course|invit\w*|join us|regist(er|ration)|rsvp|appointment|study|trial|research)\b/i,
  /\b(video|audio|sound|slide|play|pause)\b/i,
];

/** The plainest words of languages whose words for cookies and counting are known; two of them tell the language. */
export const plainLanguages: readonly RegExp[] = [
  /\b(the|and|to|you|your|we|our|of|for|is|are|this|with|in|on|it|us|a)\b/g,
  /\b(der|die|das|und|sie|wir|ihre?n?|mit|für|ist|zu|ein|eine|auf|nicht|von)\b/g,
  /\b(le|la|les|des|et|vous|nous|notre|votre|pour|une?|est|dans|sur|avec)\b/g,
  /\b(el|los|las|una?|para|con|su|sus|que|este|esta|nuestr[ao]s?|usted)\b/g,
  /\b(o|os|as|uma?|para|com|você|seu|sua|nosso|nossa|não|este)\b/g,
  /\b(il|gli|una?|di|per|con|che|nostro|nostra|questo|sito|sono)\b/g,
  /\b(het|een|van|voor|wij|uw|met|op|niet|deze|zijn)\b/g,
];
