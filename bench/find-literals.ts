/** Values that code writes out although the design has a name for them. */
import type { BoundName } from './bound-names.ts';
import type { StyledElement } from './styled-page.ts';

export interface Literal {
  readonly bound: BoundName;
  /** What the element says instead. */
  readonly said: string;
}

export interface JudgedNames {
  readonly literals: readonly Literal[];
  /** Layers that have no element or drawing of their own: nothing to judge. */
  readonly unjudged: number;
}

/** Judges every binding whose name is in the input by the element of its layer. */
export function findLiterals(bounds: readonly BoundName[], elements: readonly StyledElement[]): JudgedNames {
  const byId = indexElements(elements);
  const literals: Literal[] = [];
  let unjudged = 0;
  for (const bound of bounds) {
    if (bound.names.length === 0) continue;
    const judged = findElements(bound, byId);
    if (judged.length === 0) unjudged += 1;
    else if (!judged.some((element) => usesName(element, bound)))
      literals.push({ bound, said: judged.map(describe).join(' | ').slice(0, 300) });
  }
  return { literals, unjudged };
}

/** An element with ids, and after it those without any, which arrange or letter what is in it. */
function indexElements(elements: readonly StyledElement[]): ReadonlyMap<string, readonly StyledElement[]> {
  const byId = new Map<string, StyledElement[]>();
  let open: readonly string[] = [];
  for (const element of elements) {
    if (element.ids.length > 0) open = element.ids;
    for (const id of open) byId.set(id, [...(byId.get(id) ?? []), element]);
  }
  return byId;
}

/** Strokes of a drawing stand in the drawing of a layer around them. */
function findElements(
  { nodeId, around }: BoundName,
  byId: ReadonlyMap<string, readonly StyledElement[]>,
): readonly StyledElement[] {
  const own = byId.get(nodeId);
  if (own) return own;
  const nearest = around.map((id) => byId.get(id)).find((elements) => elements !== undefined);
  return nearest?.[0]?.drawing ? nearest : [];
}

function usesName(element: StyledElement, { kind, names }: BoundName): boolean {
  const texts = [...element.declarations, ...element.inherited].map(({ value }) => value);
  const properties = [...[...texts, element.drawing].join(' ').matchAll(/var\(--([\w-]+)/g)].map(
    ([, name = '']) => name,
  );
  const said = properties.map(plain);
  const wanted = names.map(plain);
  const isSaid = wanted.some((name) =>
    name === ''
      ? said.some((one) => one.startsWith('token'))
      : said.some((one) => one.includes(name) || (one.length > 2 && name.endsWith(one))),
  );
  // A shared style of letters or effects may be a class.
  const isClass = kind === 'text' || kind === 'effect';
  return (
    isSaid || (isClass && element.classes.map(plain).some((one) => wanted.some((name) => one.includes(name))))
  );
}

/** Letters and digits only: how a name survives any spelling. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/^.*--|\)$/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function describe({ classes, declarations, drawing }: StyledElement): string {
  const said = declarations.map(({ property, value }) => `${property}: ${value}`).join('; ');
  return `.${classes.join('.')} { ${said} }${drawing.slice(0, 80)}`;
}
