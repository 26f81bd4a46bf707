/**
 * What a design binds to variables and shared styles, straight from its JSON: of each visible layer, the names that
 * its code should use instead of the values behind them. Bindings that show nothing (a gap with nothing to part, a
 * padding of zero, a hidden paint) ask for nothing.
 */
import { childrenOf } from '#design/rest-node';
import type { RestNode, Snapshot } from '#design/snapshot';

export interface BoundName {
  readonly nodeId: string;
  /** Layers around it, the nearest first. */
  readonly around: readonly string[];
  readonly kind: 'variable' | 'fill' | 'stroke' | 'text' | 'effect';
  /** Figma's field, as `itemSpacing`. */
  readonly field: string;
  /** What the team calls it, and for the web where that is given; empty where the input does not have its name. */
  readonly names: readonly string[];
  readonly id: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function listBoundNames(root: RestNode, snapshot: Snapshot): readonly BoundName[] {
  const found: BoundName[] = [];
  const visit = (node: RestNode, around: readonly string[]): void => {
    const fields: Fields = { ...node };
    if (fields.visible === false || fields.opacity === 0 || fields.isMask === true) return;
    const place = { nodeId: node.id, around };
    for (const { field, id } of listAliases(fields, childrenOf(node).length)) {
      found.push({ ...place, kind: 'variable', field, id, names: variableNames(id, snapshot) });
    }
    for (const [field, id] of Object.entries(fieldsOf(fields.styles))) {
      const kind = styleKind(field);
      if (kind === null || typeof id !== 'string' || !isShown(fields, kind)) continue;
      const name = snapshot.styles[id]?.name;
      found.push({ ...place, kind, field, id, names: name === undefined ? [] : [name] });
    }
    for (const child of childrenOf(node)) visit(child, [node.id, ...around]);
  };
  visit(root, []);
  return found;
}

/** Each variable of a layer once. */
function listAliases(
  node: Fields,
  children: number,
): readonly { readonly field: string; readonly id: string }[] {
  const aliases = new Map<string, string>();
  const add = (field: string, value: unknown): void => {
    const { id, type } = fieldsOf(value);
    if (type === 'VARIABLE_ALIAS' && typeof id === 'string') aliases.set(id, aliases.get(id) ?? field);
    else if (Array.isArray(value)) for (const one of value) add(field, one);
    else for (const one of Object.values(fieldsOf(value))) add(field, one);
  };
  for (const field of ['fills', 'strokes', 'effects']) {
    if (field === 'strokes' && !hasStroke(node)) continue;
    for (const paint of shownOf(node[field])) {
      add(field, paint.boundVariables);
      for (const stop of listOf(paint.gradientStops)) add(field, stop.boundVariables);
    }
  }
  for (const [field, value] of Object.entries(fieldsOf(node.boundVariables))) {
    if (['fills', 'strokes', 'effects', 'characters', 'visible', 'componentProperties'].includes(field))
      continue;
    if (field === 'itemSpacing' && children < 2) continue;
    if (/^padding|Spacing$/.test(field) && !node[field]) continue;
    add(field, value);
  }
  return [...aliases].map(([id, field]) => ({ field, id }));
}

function styleKind(field: string): Exclude<BoundName['kind'], 'variable'> | null {
  if (field === 'text' || field === 'effect') return field;
  if (field.startsWith('fill')) return 'fill';
  return field.startsWith('stroke') ? 'stroke' : null;
}

function isShown(node: Fields, kind: BoundName['kind']): boolean {
  if (kind === 'text') return node.type === 'TEXT' && String(node.characters).trim() !== '';
  if (kind === 'stroke' && !hasStroke(node)) return false;
  return shownOf(node[kind === 'effect' ? 'effects' : `${kind}s`]).length > 0;
}

/** Lines may be of no width, on all sides or on each. */
function hasStroke({ strokeWeight, individualStrokeWeights }: Fields): boolean {
  const sides = Object.values(fieldsOf(individualStrokeWeights));
  return strokeWeight !== 0 && (sides.length === 0 || sides.some((weight) => weight !== 0));
}

function shownOf(paints: unknown): readonly Fields[] {
  return listOf(paints).filter(({ visible, opacity }) => visible !== false && opacity !== 0);
}

function variableNames(id: string, { variables }: Snapshot): readonly string[] {
  const variable = fieldsOf(variables?.variables[id]);
  return [variable.name, fieldsOf(variable.codeSyntax).WEB].filter((name) => typeof name === 'string');
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
