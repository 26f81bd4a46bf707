import { isInFlow } from './in-flow.ts';
import type { Measured } from './measure-widths.ts';

/** Distances in a row that are one share of it are its gap: as margins they would stand before each line it breaks into. */
export function gapOfShares(row: Measured): Measured {
  const [first, ...rest] = row.children.filter(isInFlow);
  const value = rest[0]?.sheet.get('margin-left');
  const isOne =
    row.flow === 'row' &&
    !row.sheet.has('gap') &&
    first?.sheet.has('margin-left') === false &&
    value?.endsWith('%') &&
    rest.every(({ sheet }) => sheet.get('margin-left') === value);
  if (!isOne || value === undefined) return row;
  const children = row.children.map((child) =>
    child !== first && isInFlow(child) ? withoutMargin(child) : child,
  );
  return { ...row, sheet: new Map([...row.sheet, ['column-gap', value]]), children };
}

function withoutMargin(child: Measured): Measured {
  const sheet = new Map(child.sheet);
  sheet.delete('margin-left');
  return { ...child, sheet };
}
