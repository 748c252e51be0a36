import {
  formConstraints,
  formSignature,
  offeredYears,
  optionsForYears,
} from '../../fields/form-signature.js';
import { LabelCollector } from './collect-labels.js';
import type { RawLink } from './collect-links.js';
import type { Element } from './html-nodes.js';
import { unsafeName } from './link-names.js';
import type { DocumentListener } from './walk-document.js';

interface Control {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
  constraints: string;
  /** Id of a list of options, which may be another control's. */
  readonly listId?: string;
}
interface Form {
  readonly attribs: Readonly<Record<string, string>>;
  readonly controls: Control[];
  readonly hidden: [string, string][];
  unsafe: string | undefined;
  /** Holds what a page address cannot carry: passwords, files. */
  closed: boolean;
}

const buttonTypes = new Set(['submit', 'button', 'reset', 'image']);

const controlRoles = /^(textbox|searchbox|combobox|spinbutton|listbox|checkbox|radio|switch)$/i;
const nativeControls = new Set(['input', 'select', 'textarea']);

/** What kind of control an element is; `undefined` for none. The same words as of the rendered page, so that signatures agree. */
function controlKind({ name, attribs }: Element): { tag: string; type: string } | undefined {
  if (name === 'input') return { tag: name, type: (attribs['type'] ?? '').toLowerCase() || 'text' };
  if (nativeControls.has(name)) return { tag: name, type: name };
  const editable = attribs['contenteditable'];
  if (editable !== undefined && editable.toLowerCase() !== 'false')
    return { tag: 'contenteditable', type: 'contenteditable' };
  return controlRoles.test(attribs['role'] ?? '') ? { tag: name, type: name } : undefined;
}

/** A button of a form that stands for a choice, as in the rendered page. */
const isChoice = ({ attribs }: Element): boolean =>
  controlRoles.test(attribs['role'] ?? '') || /^listbox$/i.test(attribs['aria-haspopup'] ?? '');

/** The list that a control opens is part of it: the id that it goes by there. */
const listId = ({ attribs }: Element): string | undefined =>
  /^listbox$/i.test(attribs['role'] ?? '') ? attribs['id'] : undefined;

/** A list whose options are being read: the words of the first ones, and of the last so far. */
interface OpenList {
  readonly element: Element;
  readonly control: Control;
  readonly options: string[];
  last: string;
}

/** Gathers the forms of a page: their shapes, and those that lead to a page by GET. */
export class FormCollector implements DocumentListener {
  readonly #forms: Form[] = [];
  readonly #byId = new Map<string, Form>();
  readonly #loose: Control[] = [];
  readonly #lists = new Set<string>();
  readonly #buttons = new LabelCollector<Form>((form, names) => void (form.unsafe ??= unsafeName(names)));
  #open: { element: Element; form: Form } | undefined;
  #list: OpenList | undefined;
  #isInOption = false;

  enter(element: Element): void {
    const { name } = element;
    this.#buttons.enter(element);
    if (name === 'option' && this.#list) {
      this.#isInOption = true;
      this.#list.last = '';
    } else if (name === 'form') this.#enterForm(element);
    else if (name === 'button') {
      const form = this.#owner(element);
      const type = element.attribs['role']?.toLowerCase() || 'combobox';
      if (form && isChoice(element)) this.#enterControl(element, { tag: name, type });
      else if (form) this.#buttons.begin(element, form);
    } else {
      const kind = controlKind(element);
      if (kind) this.#enterControl(element, kind);
    }
  }

  text(data: string): void {
    this.#buttons.text(data);
    if (this.#list && this.#isInOption) this.#list.last += data;
  }

  leave(element: Element): void {
    this.#buttons.leave(element);
    if (this.#list) this.#leaveList(this.#list, element);
    if (this.#open?.element === element) this.#open = undefined;
  }

  /** Signatures in document order, each once. `address` is the page's, `resolve` makes actions absolute. */
  signatures(address: string, resolve: (href: string) => string | undefined): string[] {
    const signatures = this.#forms.map(form => {
      const action = form.attribs['action']?.trim() ?? '';
      return formSignature({
        method: methodOf(form),
        action: action === '' ? '' : (resolve(action) ?? action),
        page: address,
        controls: this.#own(form.controls),
      });
    });
    return [...new Set(signatures)];
  }

  /** Fields that stand in no form, as one signature; `undefined` without any. */
  looseSignature(address: string): string | undefined {
    const controls = this.#own(this.#loose);
    if (controls.length === 0) return undefined;
    return formSignature({ method: 'get', action: '', page: address, controls });
  }

  #own(controls: readonly Control[]): Control[] {
    return controls.filter(({ listId = '' }) => !this.#lists.has(listId));
  }

  /** The addresses of forms that show a page when they are sent as they stand. */
  links(): RawLink[] {
    return this.#forms
      .filter(form => methodOf(form) === 'get' && !form.closed && form.attribs['action'] !== undefined)
      .map(form => {
        const action = form.attribs['action']?.trim().split(/[?#]/, 1)[0] ?? '';
        const query = new URLSearchParams(form.hidden).toString();
        const href = query === '' ? action : `${action}?${query}`;
        return {
          href,
          by: 'form',
          nameless: true,
          ...(form.unsafe === undefined ? {} : { unsafe: form.unsafe }),
        };
      });
  }

  #leaveList(list: OpenList, element: Element): void {
    const words = list.last.trim().slice(0, 40);
    if (element.name === 'option' && this.#isInOption) {
      this.#isInOption = false;
      if (list.options.length < optionsForYears) list.options.push(words);
    } else if (element === list.element) {
      const years = offeredYears(list.options, words);
      list.control.constraints = [list.control.constraints, years].filter(each => each !== '').join(' ');
      this.#list = undefined;
    }
  }

  #enterForm(element: Element): void {
    // The HTML parser ignores a form inside a form.
    if (this.#open) return;
    const form: Form = {
      attribs: element.attribs,
      controls: [],
      hidden: [],
      unsafe: undefined,
      closed: false,
    };
    this.#forms.push(form);
    this.#open = { element, form };
    const id = element.attribs['id'];
    if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, form);
  }

  #owner(element: Element): Form | undefined {
    const id = element.attribs['form'];
    return id === undefined ? this.#open?.form : this.#byId.get(id);
  }

  #enterControl(element: Element, kind: { tag: string; type: string }): void {
    const { type } = kind;
    const form = this.#owner(element);
    const name = element.attribs['name'] ?? '';
    const value = element.attribs['value'] ?? '';
    if (type === 'hidden') {
      if (form && name !== '' && value !== '') form.hidden.push([name, value]);
    } else if (buttonTypes.has(type)) {
      if (form) this.#buttons.begin(element, form);
    } else {
      if (form && (type === 'password' || type === 'file')) form.closed = true;
      const list = listId(element);
      for (const attribute of ['aria-controls', 'aria-owns'])
        for (const id of (element.attribs[attribute] ?? '').split(/\s+/)) if (id !== '') this.#lists.add(id);
      const control: Control = {
        ...kind,
        name: name.slice(0, 120),
        constraints: formConstraints(attribute => element.attribs[attribute]),
        ...(list === undefined ? {} : { listId: list }),
      };
      (form?.controls ?? this.#loose).push(control);
      if (element.name === 'select') this.#list = { element, control, options: [], last: '' };
    }
  }
}

function methodOf(form: Form): string {
  const method = form.attribs['method']?.trim().toLowerCase();
  return method === 'post' || method === 'dialog' ? method : 'get';
}
