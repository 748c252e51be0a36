import { sentencesOf } from '../../policy/sentences.js';
import { sectionOf } from './reading/contact-words.js';
import { judgePosted } from './reading/posted.js';
import { excerpt, flowing, plainWords } from './reading/words.js';
import type { Rule } from './rule.js';

const subject = /\b(protected health information|phi)\b/;
const disclosed = /\bsubject to (the )?electronic disclosures?\b/;
const denied = /\b(not|never|no longer|nor)( \w+){0,2} subject to\b/;

/** The notice, in the policy's words or others that say the same. */
const isNotice = (sentence: string): boolean => {
  const words = plainWords(sentence);
  return subject.test(words) && disclosed.test(words) && !denied.test(words);
};

/** A text line by line, put together again into sentences: a line may end anywhere. */
const sentencesIn = (text: string): readonly string[] => sentencesOf(flowing(text));

/** "MPRO is required to post a notice that protected health information (PHI) held by MPRO is subject to electronic disclosures." */
export const rule: Rule = {
  id: 'texas-phi-notice-posted',
  judge: (evidence, policy) => {
    const [notice = ''] = sectionOf(policy, /texas/i)
      .paragraphs.flatMap(paragraph => paragraph.sentences)
      .filter(isNotice);
    return judgePosted(evidence, policy, [
      {
        subject: 'notice on electronic disclosure of health information',
        message:
          'The live policy does not hold the notice that Texas law requires. Put the sentence back where visitors see it.',
        expected: notice,
        stands: text => sentencesIn(text).some(isNotice),
        instead: text => excerpt(sentencesIn(text).find(each => disclosed.test(plainWords(each))) ?? ''),
        isHidden: text => sentencesIn(text).some(isNotice),
      },
    ]);
  },
};
