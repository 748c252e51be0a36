import * as dom from '../elements/dom.js';

/** Controls and forms of a document. */
export type Controls = ReturnType<typeof findControls>;

/** How far above its month and year the days of a drawn calendar are looked for, and how many of them make one. */
const calendar = { above: 6, days: 28 };

/**
 * Whether a control sets the month or year that a drawn calendar shows: it stands over the calendar's days, and has no name, since nothing of
 * it is sent. Then it is a part of the calendar, as its arrows are, and asks nothing.
 */
function turnsCalendar(control: Element): boolean {
  if (!/^(input|select)$/.test(dom.tag(control))) return false;
  if (dom.attribute(control, 'name') !== '' || dom.attribute(control, 'id') !== '') return false;
  let box = dom.aboveElement(control);
  for (let step = 0; box && step < calendar.above; step += 1, box = dom.aboveElement(box)) {
    if (/^(form|body|html)$/.test(dom.tag(box))) return false;
    const days = Array.from(Element.prototype.querySelectorAll.call(box, ':not(option)')).filter(
      each => each.childElementCount === 0 && /^(?:[1-9]|[12]\d|3[01])$/.test(dom.text(each).trim()),
    );
    if (new Set(days.map(each => dom.text(each).trim())).size >= calendar.days) return true;
  }
  return false;
}

/** The controls and forms of a document, open shadow trees included, and every node above them. */
export function findControls(most: number) {
  const roles = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'listbox', 'checkbox', 'radio', 'switch'];
  const buttons = ['hidden', 'submit', 'button', 'reset', 'image'].map(type => `[type=${type} i]`);
  const fillable = [
    `input:not(${buttons.join(', ')})`,
    'select',
    'textarea',
    '[contenteditable]:not([contenteditable=false i])',
    ...roles.map(role => `[role=${role} i]`),
    'button[aria-haspopup=listbox i]',
  ].join(', ');
  const native = (element: Element) => /^(input|select|textarea)$/.test(dom.tag(element));

  const roots: dom.Tree[] = [document];
  const controls = new Set<Element>();
  const forms = new Set<Element>();
  const wanted = new Set<Node>();
  const reached = new Set<'controls' | 'formParts'>();
  for (let at = 0; at < Math.min(roots.length, 500); at += 1) {
    const root = roots[at] ?? document;
    for (const element of dom.all(root, '*')) {
      const shadow = dom.shadow(element);
      if (shadow) roots.push(shadow);
      if (shadow || !dom.tag(element).includes('-')) continue;
      const made = customElements.get(dom.tag(element));
      if (made && Reflect.get(made, 'formAssociated') === true) controls.add(element);
    }
    for (const [selector, kept] of [
      [fillable, controls],
      ['form', forms],
    ] as const)
      for (const element of dom.all(root, selector))
        if (kept.has(element) || kept.size < most) kept.add(element);
        else reached.add('controls');
    for (const element of dom.all(root, 'label')) if (wanted.size < 2 * most) wanted.add(element);
  }
  // A wrapper with a role, or an editor round a native control, is no second control; nor is an option list inside one.
  for (const control of controls)
    for (let up = dom.above(control); up; up = dom.above(up))
      if (up instanceof Element && controls.has(up))
        controls.delete(native(control) && !native(up) ? up : control);

  for (const control of controls) if (turnsCalendar(control)) controls.delete(control);

  const byIds = (ids: readonly string[]): Element[] =>
    [...new Set(ids.filter(id => id !== ''))]
      .slice(0, 300)
      .flatMap(id => roots.flatMap(root => Array.from(dom.all(root, `[id=${JSON.stringify(id)}]`))));
  const idsIn = (names: readonly string[]): string[] =>
    Array.from(controls).flatMap(control => names.flatMap(name => dom.attribute(control, name).split(/\s+/)));
  // The list that a control opens is part of it.
  for (const popup of byIds(idsIn(['aria-controls', 'aria-owns'])))
    if (/^listbox$/i.test(dom.attribute(popup, 'role'))) controls.delete(popup);
  for (const element of byIds(idsIn(['aria-labelledby', 'aria-describedby']))) wanted.add(element);
  const kept = new Set<Node>();
  for (const node of [...controls, ...forms, ...wanted])
    for (let up: Node | null = node; up && !kept.has(up); up = dom.above(up)) kept.add(up);
  return { controls, forms, kept, reached };
}
