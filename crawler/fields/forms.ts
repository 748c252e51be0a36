import type { FieldFact, FormFact } from '../evidence/form.js';
import { classifyControls } from './kinds/classify.js';
import { collectClues, type Clues } from './kinds/clues.js';
import { speaksOfLogin, purposeOfForm } from './purpose/form-purpose.js';
import { readMarks, type ControlMark } from './marks/form-marks.js';
import { formConstraints, formSignature, shapeName, offeredYears } from './form-signature.js';
import { formWords } from './purpose/form-words.js';
import { readLines } from './marks/lines.js';
import { accessibleDescription, controlName, findLabels } from './view/labels.js';
import { noMark } from './marks/required-mark.js';
import { requiredWordIn } from './marks/required-words.js';
import { readAges } from './ages/read-ages.js';
import { askedQuestions } from './sensitive/questions.js';
import { readSensitive } from './sensitive/read-sensitive.js';
import { isShown } from './view/sight.js';
import { findHiddenLists } from './view/stand-in.js';
import { isBlocking, isControlVisible, isDialog } from './view/visibility.js';
import type { DocumentSnapshot } from '../page/forms/snapshot.js';
import { ancestors, attributeOf, buildTree, isControl, type ElementNode } from './view/tree.js';

const resolve = (address: string, base: string): string => {
  try {
    return new URL(address, base).href.slice(0, 2_000);
  } catch {
    return address.slice(0, 2_000);
  }
};

function fieldTag({ control, type }: Clues): string {
  if (/^(input|select|textarea)$/.test(control.tag) || control.tag.includes('-')) return control.tag;
  return type === 'contenteditable' || 'contenteditable' in control.attributes
    ? 'contenteditable'
    : control.tag;
}

const dialogOf = (control: ElementNode): ElementNode | undefined => [...ancestors(control)].find(isDialog);

/** What of an answer a control does not take, by its attributes and the years of its list. */
const refusedBy = (control: ElementNode | undefined): string =>
  [
    formConstraints(attribute => control?.attributes[attribute]),
    offeredYears(control?.live?.options ?? [], control?.live?.lastOption ?? ''),
  ]
    .filter(each => each !== '')
    .join(' ');

/** The forms of a document with all that is judged about them. */
export function readForms(snapshot: DocumentSnapshot): readonly FormFact[] {
  const tree = buildTree(snapshot);
  const controls = tree.elements.filter(isControl);
  const forms = tree.elements.filter(element => element.tag === 'form' && element.live);
  const lists = findHiddenLists(controls);
  const labels = findLabels(tree, lists.behind);
  const { clues, near } = collectClues(controls, tree, labels);
  // Controls of a dialog that stand in no form are a form of their own: a person answers them apart from the page's.
  const dialogs = new Set(clues.flatMap(({ control }) => (control.form ? [] : (dialogOf(control) ?? []))));
  const owners: (ElementNode | undefined)[] = [...forms, ...dialogs, undefined];
  const ownerOf = (control: ElementNode): ElementNode | undefined => control.form ?? dialogOf(control);
  const ownedBy = new Map(owners.map(form => [form, clues.filter(each => ownerOf(each.control) === form)]));
  const words = new Map(
    owners.map(form => [
      form,
      formWords(
        form,
        (ownedBy.get(form) ?? []).map(each => each.control),
        tree,
      ),
    ]),
  );
  const classified = classifyControls(clues, near, form => {
    const own = words.get(form);
    return own !== undefined && speaksOfLogin(own);
  });

  const marks = new Map<ElementNode, ControlMark>();
  const lines = readLines(tree);
  for (const form of owners)
    for (const [control, mark] of readMarks(ownedBy.get(form) ?? [], form, tree, {
      lines,
      labels,
      near,
      lists,
    }))
      marks.set(control, mark);

  const nameOfList = (control: ElementNode): string => {
    const list = lists.behind(control);
    return list ? controlName(list, tree, labels) : '';
  };
  const field = (each: Clues): FieldFact => {
    const { control } = each;
    const { kind, kindFrom } = classified.get(control) ?? { kind: null, kindFrom: '' };
    const tag = fieldTag(each);
    const said = marks.get(control);
    return {
      selector: control.live?.selector ?? '',
      tag,
      type: tag === 'input' || tag === 'button' ? each.type : tag,
      name: attributeOf(control, 'name').slice(0, 120),
      id: attributeOf(control, 'id').slice(0, 120),
      label: (nameOfList(control) || controlName(control, tree, labels)).slice(0, 120),
      ...(said === undefined || said.question === '' ? {} : { question: said.question.slice(0, 120) }),
      autocomplete: attributeOf(control, 'autocomplete').slice(0, 120),
      kind,
      kindFrom,
      visible: isControlVisible(control, labels),
      disabled: control.live?.disabled ?? false,
      readOnly: control.live?.readOnly ?? false,
      checked: control.live?.checked ?? false,
      requiredProgrammatic:
        (said?.told ?? false) ||
        requiredWordIn(controlName(control, tree, labels)) !== undefined ||
        requiredWordIn(accessibleDescription(control, tree)) !== undefined,
      mark: said?.mark ?? noMark,
      saysOptional: said?.saysOptional ?? false,
    };
  };

  const facts: FormFact[] = [];
  for (const form of owners) {
    const own = ownedBy.get(form) ?? [];
    const said = words.get(form);
    if (!said || (!form && own.length === 0)) continue;
    const fields = own.map(field);
    const formless = !form || form.tag !== 'form';
    const method = formless ? '' : attributeOf(form, 'method').toLowerCase();
    const ownAddress = formless || attributeOf(form, 'action').trim() === '';
    const action = ownAddress ? snapshot.url : resolve(attributeOf(form, 'action').trim(), snapshot.base);
    const purpose = purposeOfForm({
      words: said,
      controls: own.map((each, at) => ({
        kind: fields[at]?.kind ?? null,
        type: each.type,
        words: Object.values(each.texts).join(' '),
      })),
      pageTitle: snapshot.title,
      pageUrl: snapshot.url,
    });
    const reading = { tree, labels, near, lines };
    const questions = purpose === 'search' ? [] : askedQuestions(own, reading);
    const { sensitive, statements } = readSensitive(questions, said.title, reading);
    const ages = readAges(questions, own, fields, said.title, reading);
    facts.push({
      signature: formSignature({
        method: method === 'post' || method === 'dialog' ? method : 'get',
        action: ownAddress ? '' : action,
        page: snapshot.url,
        controls: fields.map((control, at) => ({
          tag: control.tag,
          type: control.type,
          name: shapeName(control),
          constraints: refusedBy(own[at]?.control),
        })),
      }),
      selector: (formless ? undefined : form.live?.selector) ?? 'html',
      formless,
      purpose,
      title: said.title.slice(0, 120),
      method: method === 'post' || method === 'dialog' ? method : 'get',
      action,
      formActions: said.submits
        .map(submit => attributeOf(submit, 'formaction'))
        .filter(each => each !== '')
        .map(each => resolve(each, snapshot.base)),
      submitLabels: said.submitLabels.map(label => label.slice(0, 120)),
      visible:
        fields.some(({ visible }) => visible) || (form !== undefined && own.length === 0 && isShown(form)),
      blocking: isBlocking(
        form ?? own.find((_, at) => fields[at]?.visible)?.control ?? own[0]?.control,
        snapshot.overlaid,
      ),
      fields,
      ...(sensitive.length === 0 ? {} : { sensitive }),
      ...(statements.length === 0 ? {} : { statements }),
      ...(ages.length === 0 ? {} : { ages }),
    });
  }
  return facts;
}
