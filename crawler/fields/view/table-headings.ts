import { ancestors, attributeOf, contains, isControl, type ElementNode } from './tree.js';

const isTable = (element: ElementNode): boolean =>
  element.tag === 'table' || /^(table|grid|treegrid)$/.test(attributeOf(element, 'role'));
const isRow = (element: ElementNode): boolean =>
  element.tag === 'tr' || attributeOf(element, 'role') === 'row';
const isCell = (element: ElementNode): boolean =>
  /^t[dh]$/.test(element.tag) ||
  /^(cell|gridcell|columnheader|rowheader)$/.test(attributeOf(element, 'role'));

const holdsControl = (element: ElementNode): boolean =>
  isControl(element) || element.children.some(child => child.type === 'element' && holdsControl(child));

/** The cell heads a column: by its tag, its role, or the head of the table that it stands in. */
export const isColumnHeading = (cell: ElementNode): boolean =>
  isCell(cell) &&
  (cell.tag === 'th' ||
    attributeOf(cell, 'role') === 'columnheader' ||
    [...ancestors(cell)].some(up => up.tag === 'thead'));

/** Elements below `element` that `keep` holds for, not those inside of such ones. */
function below(element: ElementNode, keep: (each: ElementNode) => boolean): ElementNode[] {
  return element.children.flatMap(child =>
    child.type !== 'element' ? [] : keep(child) ? [child] : isTable(child) ? [] : below(child, keep),
  );
}

const spanOf = (cell: ElementNode): number =>
  Math.max(1, Number.parseInt(attributeOf(cell, 'colspan') || attributeOf(cell, 'aria-colspan'), 10) || 1);

/** Cells of a row with the column that each begins in. */
function columnsOf(
  row: ElementNode,
): readonly { readonly cell: ElementNode; readonly from: number; readonly to: number }[] {
  let from = 0;
  return below(row, isCell).map(cell => {
    const at = from;
    from += spanOf(cell);
    return { cell, from: at, to: from };
  });
}

/** The headings over the column of a table that a control stands in, from the top; none where it is in no table or the table has no headings. */
export function columnHeadings(control: ElementNode): readonly ElementNode[] {
  const up = [...ancestors(control)];
  const [table, own] = [up.find(isTable), up.find(isRow)];
  if (!table || !own || !contains(table, own)) return [];
  const place = columnsOf(own).find(({ cell }) => contains(cell, control));
  if (!place) return [];
  const headings: ElementNode[] = [];
  for (const row of below(table, isRow)) {
    if (row === own) break;
    const over = columnsOf(row).find(({ from, to }) => from <= place.from && place.from < to);
    if (over && isColumnHeading(over.cell) && !holdsControl(over.cell)) headings.push(over.cell);
  }
  return headings;
}
