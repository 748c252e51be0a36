import type { CompiledPattern, Meaning, Span } from '../pattern.js';

/** Kinds that a text often names without asking for them: what not to send, where a name is written, what one is entitled to. */
const guarded: readonly Meaning[] = ['governmentId', 'healthId', 'bankAccount', 'biometric', 'paymentCard'];
const numbers: readonly Meaning[] = ['governmentId', 'healthId', 'bankAccount'];

/** A question that is answered with yes, no or a choice, unless it goes on to ask for the number itself. */
const question =
  /^(?:\d+ )?(?:is|are|do(?! not )|does|did|have|has|had|was|were|will|would|should|which|how|why|when)(?= )/u;
const goesOn =
  /(?:^| )(?:if (?:yes|so|you do|applicable)|please (?:enter|provide|list|give|specify)|enter (?:it|the|your))(?= |$)/u;

/** Up to a thing that is not wanted: "do not include your". */
const warning =
  /(?:^| )(?:(?:(?:not|don t|dont|never|cannot|can t|avoid|refrain from) (?:to |be |ever |please )?(?:\p{L}+ (?:or|and) )?(?:include|including|enter|entering|send|sending|provide|providing|submit|submitting|share|sharing|write|writing|type|typing|put|list|disclose|give|add|post|posting|attach|upload|ask for|request|need|require))|without|remove|exclude|excluding|omit|redact|rather than|instead of|other than)(?= )/u;
const plainNo = /^(?:please )?no(?= |$)/u;

/** Between what is asked and where it is written: "name (as it appears on your Medicare card)". */
const remark =
  /^(?:exactly |just )?(?:as|on|from|matching|matches|must match|should match|has to match|that matches|which matches|shown|printed|listed|appearing|associated with)(?= |$)(?!.* (?:and|or|plus)(?= |$))/u;

/** Whether what a text names at a place is only mentioned there. */
const isMentioned = (row: CompiledPattern, span: Span, text: string, before: readonly Span[]): boolean => {
  const ahead = text.slice(0, span.start);
  if (warning.test(ahead) || plainNo.test(ahead.trim())) return true;
  return (
    numbers.includes(row.means) &&
    before.some(({ end }) => end < span.start && remark.test(text.slice(end, span.start).trim()))
  );
};

const places: readonly Meaning[] = ['name', 'postalAddress'];

/**
 * The rows whose words a text asks for, without those that it only mentions: in a question ("Do you have a Social Security number?"),
 * in a warning ("Do not include your SSN") or in a remark on something personal before it ("Name as on your Medicare card").
 */
export function withoutMentioned(text: string, rows: readonly CompiledPattern[]): readonly CompiledPattern[] {
  if (!rows.some(row => guarded.includes(row.means))) return rows;
  const asksAbout = question.test(text) && !goesOn.test(text);
  const before = rows
    .filter(
      row =>
        row.means !== 'none' && !guarded.includes(row.means) && (!row.likely || places.includes(row.means)),
    )
    .flatMap(row => row.spans(text));
  return rows.filter(row => {
    if (!guarded.includes(row.means)) return true;
    if (asksAbout && numbers.includes(row.means)) return false;
    return !row.spans(text).every(span => isMentioned(row, span, text, before));
  });
}
