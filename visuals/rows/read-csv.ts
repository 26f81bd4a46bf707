/** Cells of a CSV with commas, semicolons or tabs: https://www.rfc-editor.org/rfc/rfc4180 */

export interface CsvCells {
  readonly separator: ',' | ';' | '\t';
  readonly rows: readonly (readonly string[])[];
}

/** Reads the cells of all lines, empty ones too. @throws Error with one plain sentence where a quotation is left open */
export function readCsvCells(text: string): CsvCells {
  const separator = findSeparator(text);
  return { separator, rows: readCells(text, separator) };
}

function findSeparator(text: string): CsvCells['separator'] {
  const [line = ''] = text.split('\n', 1);
  const count = (separator: string) => line.split(separator).length;
  return ([',', ';', '\t'] as const).reduce((best, one) => (count(one) > count(best) ? one : best));
}

function readCells(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  if (isQuoted) throw new Error('A quotation mark in the table is never closed.');
  return rows;
}
