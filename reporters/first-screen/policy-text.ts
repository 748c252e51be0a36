import { verdictWords } from '../pages/verdict-words.js';
import { htmlText } from '../printable.js';
import { claimLink, type FirstScreenInput } from './input.js';
import { judgedSentences, type JudgedSentence } from './sentence-verdicts.js';

/** The policy as people know it, each sentence in the colour of its verdict, with links to what was found about it. */
export function policyHtml(input: FirstScreenInput): string {
  const verdicts = new Map(input.result.claims.map(({ id, verdict }) => [id, verdict]));
  const sentence = ({ text, claims, verdict }: JudgedSentence): string => {
    const marks = claims.map(claim => {
      const is = verdicts.get(claim.id);
      if (is === undefined || is === 'informational') return '';
      const label = `<span class="mark ${is}" title="${htmlText(claim.title)}">${verdictWords[is]}</span>`;
      return ` ${claimLink(input, claim, label, `${verdictWords[is]}: ${claim.title}`)}`;
    });
    return `<span class="sentence ${verdict ?? 'informational'}-text">${htmlText(text, 5_000)}</span>${marks.join('')}`;
  };
  const parts = input.sections.map(section => {
    const paragraphs = judgedSentences(section, input.claims, id => verdicts.get(id));
    return `<h3>${htmlText(section.heading)}</h3>${paragraphs.map(each => `<p>${each.map(sentence).join(' ')}</p>`).join('')}`;
  });
  return `<h2>The policy, sentence by sentence</h2><p class="quiet">What is broken, open, kept or to be signed is coloured and says so; what is left plain says nothing that could be checked.</p>${parts.join('')}`;
}
