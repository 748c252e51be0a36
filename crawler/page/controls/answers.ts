import { isVisible } from '../elements/visible.js';

/** How many answers a list offers; 0 of what is none. */
export const countOptions = (question: Element): number =>
  question instanceof HTMLSelectElement ? question.options.length : 0;

const tell = (element: Element): void => {
  for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
};

/** The radio buttons of a group, in document order; of another control, that alone. */
function choicesOf(first: HTMLInputElement): HTMLInputElement[] {
  if (first.type !== 'radio' || first.name === '') return [first];
  const scope = first.form ?? document;
  const radios = scope.querySelectorAll<HTMLInputElement>('input[type=radio]');
  return Array.from(radios).filter(each => each.name === first.name);
}

const shownControls = (): Element[] =>
  Array.from(
    document.querySelectorAll('input:not([type=hidden]), select, textarea, [contenteditable=true]'),
  ).filter(each => isVisible(each, 'shown'));

/** How many timers of the page are due soon, as the watch of timers counts them. */
function dueSoon(): number {
  const facts: unknown = Reflect.get(window, Symbol.for('observer.later'));
  const told: unknown = typeof facts === 'function' ? Reflect.apply(facts, undefined, []) : undefined;
  return typeof told === 'object' && told !== null ? Number(Reflect.get(told, 'soon')) || 0 : 0;
}

const turn = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

async function rest(isPatient: boolean): Promise<void> {
  await turn(0);
  await turn(0);
  for (let waited = 0; isPatient && waited < 24 && dueSoon() > 0; waited += 1) await turn(50);
}

const nameOf = (element: Element): string =>
  ['name', 'id', 'type', 'aria-label'].map(name => element.getAttribute(name) ?? '').join(' ');

/**
 * Gives a question each of its answers, and tells which of them bring up controls that did not show before; a list has one answer an
 * option, radio buttons and boxes one each. What needs the same controls as an answer before it is left out. `isPatient`: waits for what
 * an answer puts off.
 */
export async function openingAnswers(question: Element, isPatient: boolean): Promise<number[]> {
  const known = new Set<Element>(shownControls());
  const names = new Set<string>();
  const opening: number[] = [];
  const look = (answer: number): void => {
    const fresh = shownControls().filter(each => !known.has(each) && !names.has(nameOf(each)));
    if (fresh.length === 0) return;
    for (const each of fresh) names.add(nameOf(each));
    opening.push(answer);
  };
  if (question instanceof HTMLSelectElement) {
    const before = question.selectedIndex;
    const choose = async (at: number): Promise<void> => {
      question.selectedIndex = at;
      tell(question);
      await rest(isPatient);
    };
    for (const [at, option] of Array.from(question.options).entries()) {
      if (option.disabled || at === before || !question.isConnected) continue;
      await choose(at);
      look(at);
    }
    await choose(before);
    return opening;
  }
  if (!(question instanceof HTMLInputElement)) return opening;
  for (const [at, each] of choicesOf(question).entries()) {
    if (each.disabled || !each.isConnected) continue;
    const was = each.checked;
    each.click();
    await rest(isPatient);
    look(at);
    if (each.type === 'checkbox' && each.checked !== was) {
      each.click();
      await rest(isPatient);
    }
  }
  return opening;
}

/** Gives a question one of the answers that {@link openingAnswers} counted. */
export function giveAnswer(question: Element, answer: number): void {
  if (question instanceof HTMLSelectElement) {
    question.selectedIndex = answer;
    tell(question);
    return;
  }
  if (!(question instanceof HTMLInputElement)) return;
  const chosen = choicesOf(question)[answer];
  if (chosen && !chosen.checked) chosen.click();
}
