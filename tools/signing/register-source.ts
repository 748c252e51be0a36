import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

/** A register's source is not written as this code knows it; the message names the file. */
export class RegisterSourceError extends Error {
  readonly code = 'E_REGISTER_SOURCE';
}

/** A row to write, field by field in this order. */
export type NewRow = Readonly<Record<string, string>>;

/** Characters that turn or hide what stands in a source are written as escapes. */
const literal = (row: NewRow): string =>
  JSON.stringify(row).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, sign =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

/** The list of rows that `reader` is called with at the top level of a source. */
function rowsIn(source: ts.SourceFile, reader: string): ts.ArrayLiteralExpression | undefined {
  let found: ts.ArrayLiteralExpression | undefined;
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === reader) {
      const [rows] = node.arguments;
      if (rows !== undefined && ts.isArrayLiteralExpression(rows)) found = rows;
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/**
 * A register's source with further rows in the list that `reader` (such as `readWaivers`) checks; a row with a place takes that of the row
 * that stands there. Everything else stays as a person wrote it; the style is the project's. Throws {@link RegisterSourceError} where there is
 * no such list.
 */
export async function withRows(
  path: string,
  text: string,
  reader: string,
  rows: readonly { readonly row: NewRow; readonly at: number | undefined }[],
): Promise<string> {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const list = rowsIn(source, reader);
  if (list === undefined)
    throw new RegisterSourceError(`${path}: expected a call ${reader}([…]), found none`);
  const edits = rows.flatMap(({ row, at }) => {
    const old = at === undefined ? undefined : list.elements[at];
    return old === undefined ? [] : [{ from: old.getStart(source), to: old.end, text: literal(row) }];
  });
  const added = rows.filter(({ at }) => at === undefined || list.elements[at] === undefined);
  if (added.length > 0) {
    // After the last row's comma, where it has one, and before a comment that closes the list.
    const end = list.elements.end;
    const comma = list.elements.length > 0 && !list.elements.hasTrailingComma ? ',' : '';
    edits.push({
      from: end,
      to: end,
      text: `${comma}\n${added.map(({ row }) => literal(row)).join(',\n')},`,
    });
  }
  let written = text;
  for (const edit of edits.sort((a, b) => b.from - a.from))
    written = written.slice(0, edit.from) + edit.text + written.slice(edit.to);
  return format(written, { ...(await resolveConfig(path)), parser: 'typescript' });
}
