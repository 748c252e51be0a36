/** Of a finding's message what is wrong, where what to do about it is said beside it. */
export const firstSentence = (message: string): string =>
  /^.*?[^\s.][.!?](?=\s+\p{Lu}|$)/u.exec(message)?.[0] ?? message;
