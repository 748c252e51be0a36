/** What lines that came up for a child alone say; empty where they say nothing of the kind. */
export type ChildReply = 'parents' | 'too-young' | 'refused' | 'failed' | '';

const parents =
  /\b(?:parents?|parental|guardians?|mother|father|mom|dad|eltern(?:teil)?|erziehungsberechtigte\w*|padres?|madre|tutor|genitor[ei]|encarregad[oa])\b/i;
const tooYoung =
  /\b(?:too young|not old enough|under-? ?aged?|minimum age|age (?:requirement|limit|restriction|verification)|(?:at least|over|older than|above|under|below|younger than)(?: the age of)? (?:1[2-8]|thirteen|fourteen|sixteen|eighteen)|(?:1[2-8]|thirteen|fourteen|sixteen|eighteen)(?: years?)?(?: old| of age)? (?:or|and|&) (?:older|over|above|up)|1[2-8]\+|(?:must|have to|need to|should|only).{0,40}\b(?:older|adults?|1[2-8]|thirteen|sixteen|eighteen)|children|minors|mindestens 1[2-8]|al menos 1[2-8]|au moins 1[2-8])\b|1[2-8]\+/i;
const failed =
  /\b(?:try again|later|technical|went wrong|an? (?:unexpected )?error|error occurred|captcha|too many|expired|session)\b/i;
const refused =
  /\b(?:sorry|unable|(?:can|could|do|does|will|may) ?not|can't|couldn't|won't|doesn't|didn't|not (?:eligible|allowed|permitted|able|accepted)|ineligible|unfortunately|denied|declined|refused|rejected|leider|désolé|lo sentimos)\b/i;

/** What the lines say, the most telling first; empty where they say nothing of the kind. */
export function replyOf(lines: readonly string[]): ChildReply {
  const said = (words: RegExp): boolean => lines.some(line => words.test(line));
  if (said(tooYoung)) return 'too-young';
  if (said(parents)) return 'parents';
  if (lines.some(line => refused.test(line) && !failed.test(line))) return 'refused';
  return said(failed) || said(refused) ? 'failed' : '';
}

const guardian =
  /\b(?:parents?|parental|guardians?|eltern(?:teil)?|erziehungsberechtigte\w*|padres|tutor|genitor[ei])\b|(?:^|[_-])(?:parent|guardian)(?:[_-]|$)/i;

/** Whether a control is about a parent or guardian. */
export const isOfParent = (...names: readonly string[]): boolean => names.some(name => guardian.test(name));
