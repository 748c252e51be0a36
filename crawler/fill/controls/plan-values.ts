import type { FieldFact } from '../../evidence/form.js';
import { syntheticValue } from '../../leaks/values/synthetic-values.js';
import type { LiveControl } from './live-control.js';

/** What a person does with one control. */
export interface PlannedEntry {
  readonly field: FieldFact;
  readonly control: LiveControl;
  readonly act: 'type' | 'set' | 'select' | 'check' | 'untick' | 'upload' | 'choose' | 'pick';
  readonly value: string;
  /** Of what is picked: the year that it is to be of. */
  readonly year?: number;
  readonly searchable: boolean;
  /** The same with the slip that is made and mended while typing it. */
  readonly slipped?: string;
}

const repeats =
  /confirm|repeat|again|re-?(enter|type)|verif|match|best[äa]tig|wiederhol|confirmar|repet|répét|conferma|ripet/i;
/** Input types whose own editors differ from browser to browser: the value is set and told to the page's scripts. */
const setTypes = new Set(['date', 'month', 'week', 'time', 'datetime-local', 'color', 'range']);

/** What a person does with a control to give it a value. */
export function actOf({ tag, type, role, picked, isDrawn }: LiveControl): PlannedEntry['act'] {
  if (isDrawn) return 'choose';
  if (type === 'checkbox' || type === 'radio' || /^(checkbox|radio|switch)$/.test(role)) return 'check';
  if (type === 'file') return 'upload';
  if (tag === 'select') return 'select';
  if (tag !== 'input' && (tag === 'button' || /^(combobox|listbox)$/.test(role))) return 'choose';
  if (picked) return role === 'combobox' ? 'choose' : 'pick';
  return setTypes.has(type) ? 'set' : 'type';
}

/** Attributes that are there, in the words of the values module. */
export function constraintsOf(control: LiveControl, field: FieldFact) {
  return {
    type: control.type,
    hint: `${field.label} ${control.hint}`,
    examples: control.examples,
    ...(field.autocomplete === '' ? {} : { autocomplete: field.autocomplete }),
    ...(control.pattern === '' ? {} : { pattern: control.pattern }),
    ...(control.min === '' ? {} : { min: control.min }),
    ...(control.max === '' ? {} : { max: control.max }),
    ...(control.step === '' ? {} : { step: control.step }),
    ...(control.minLength > 0 ? { minLength: control.minLength } : {}),
    ...(control.maxLength > 0 ? { maxLength: control.maxLength } : {}),
    ...(control.options.length > 0 ? { options: control.options } : {}),
  };
}

/**
 * What to enter into which control. `key` tells one trial's values from another's. A control that asks for something again gets
 * what its like got; of radio buttons with one name the first is taken.
 */
export function planEntries(
  controls: readonly { readonly field: FieldFact; readonly control: LiveControl }[],
  key: string,
): PlannedEntry[] {
  const groups = new Set<string>();
  const firstOfKind = new Map<string, string>();
  return controls.flatMap(({ field, control }): PlannedEntry[] => {
    const act = actOf(control);
    if (control.type === 'radio') {
      const group = control.name || field.selector;
      if (groups.has(group)) return [];
      groups.add(group);
    }
    const like = `${field.kind ?? ''}|${control.type}`;
    const isRepeat = repeats.test(control.hint) && firstOfKind.has(like);
    const seed = isRepeat ? (firstOfKind.get(like) ?? field.selector) : field.selector;
    firstOfKind.set(like, seed);
    if (act === 'check') return [{ field, control, act, value: 'on', searchable: false }];
    const kind = act === 'upload' ? null : field.kind;
    const asked = act === 'upload' ? { type: 'text' } : constraintsOf(control, field);
    const made = syntheticValue(kind, `${key}|${seed}`, asked);
    const isOwn = act !== 'choose' && act !== 'pick';
    return [{ field, control, act, value: made.value, searchable: made.searchable && isOwn }];
  });
}
