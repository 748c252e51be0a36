import { piiKind, type PiiKind } from '../../../kernel/pii-kind.js';
import type { Clues } from './clues.js';
import { weigh } from './evidence-order.js';
import type { Neighbourhood } from '../view/neighbours.js';
import { settle, type Candidate, type FormContext } from './form-context.js';
import type { ElementNode } from '../view/tree.js';

/** What a control asks for, and which evidence decided it. */
export interface Classified {
  readonly kind: PiiKind | null;
  readonly kindFrom: string;
}

/**
 * Classifies all controls of a document: each by its own evidence ({@link weigh}), then what is left open by its form ({@link settle}).
 * @param logsIn whether a form (undefined: the controls in none) speaks of logging in.
 */
export function classifyControls(
  clues: readonly Clues[],
  near: Neighbourhood,
  logsIn: (form: ElementNode | undefined) => boolean,
): ReadonlyMap<ElementNode, Classified> {
  const candidates = new Map<ElementNode, Candidate>();
  for (const each of clues) {
    const together = () =>
      near
        .together(each.control)
        .map(control => candidates.get(control))
        .filter(other => other !== undefined);
    candidates.set(each.control, { clues: each, decision: weigh(each), together });
  }
  const forms = new Map<ElementNode | undefined, Candidate[]>();
  for (const candidate of candidates.values()) {
    const { form } = candidate.clues.control;
    forms.set(form, [...(forms.get(form) ?? []), candidate]);
  }
  const card = [...candidates.values()].some(({ decision }) => decision?.meaning === 'paymentCard');
  for (const [form, members] of forms)
    settle({ form, candidates: members, logsIn: logsIn(form), cardElsewhere: card } satisfies FormContext);

  const results = new Map<ElementNode, Classified>();
  for (const [control, { decision }] of candidates) {
    const kind = piiKind.safeParse(decision?.meaning);
    results.set(
      control,
      kind.success ? { kind: kind.data, kindFrom: decision?.from ?? '' } : { kind: null, kindFrom: '' },
    );
  }
  return results;
}
