/** Shared styles: where one is attached, its own node says how the layer looks and the layer's fields are stale. */
import { type Fields, fieldsOf, findText } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf } from './guid.ts';

const textFields = [
  'fontName',
  'fontSize',
  'lineHeight',
  'letterSpacing',
  'paragraphSpacing',
  'paragraphIndent',
  'listSpacing',
  'textCase',
  'textDecoration',
  'leadingTrim',
  'fontVariantCommonLigatures',
  'fontVariantContextualLigatures',
  'fontVariantDiscretionaryLigatures',
  'fontVariantHistoricalLigatures',
  'fontVariantOrdinal',
  'fontVariantSlashedZero',
  'fontVariantNumericFigure',
  'fontVariantNumericSpacing',
  'fontVariantNumericFraction',
  'fontVariantCaps',
  'fontVariantPosition',
  'toggledOnOTFeatures',
  'toggledOffOTFeatures',
] as const;

interface StyleReference {
  /** REST's name in a node's `styles`. */
  readonly restName: 'fill' | 'stroke' | 'text' | 'effect' | 'grid';
  /** What points at the style, newest spelling first. */
  readonly references: readonly string[];
  /** Fields of the layer, with the fields of the style that say them. */
  readonly fields: readonly (readonly [own: string, style: string])[];
  /** Fields that no layer changes without leaving its style. */
  readonly detaching: readonly string[];
}

const styleReferences: readonly StyleReference[] = [
  {
    restName: 'fill',
    references: ['styleIdForFill', 'inheritFillStyleID'],
    fields: [['fillPaints', 'fillPaints']],
    detaching: ['fillPaints'],
  },
  {
    restName: 'stroke',
    references: ['styleIdForStrokeFill', 'inheritFillStyleIDForStroke'],
    fields: [['strokePaints', 'fillPaints']],
    detaching: ['strokePaints'],
  },
  {
    restName: 'text',
    references: ['styleIdForText', 'inheritTextStyleID'],
    fields: textFields.map((field) => [field, field] as const),
    detaching: ['fontName', 'fontSize', 'lineHeight', 'letterSpacing'],
  },
  {
    restName: 'effect',
    references: ['styleIdForEffect', 'inheritEffectStyleID'],
    fields: [['effects', 'effects']],
    detaching: ['effects'],
  },
  { restName: 'grid', references: ['styleIdForGrid', 'inheritGridStyleID'], fields: [], detaching: [] },
];

/** A layer, or an override of a range of text, with the looks of its styles, and the styles' ids by REST's names. */
export interface StyledNode {
  readonly node: Fields;
  readonly styles: Readonly<Partial<Record<StyleReference['restName'], string>>>;
}

/** Follows every style a layer is attached to; a style that the file lacks leaves the layer's own fields. */
export function resolveStyles(node: Fields, index: FigIndex): StyledNode {
  if (
    !styleReferences.some(({ references }) => references.some((reference) => node[reference] !== undefined))
  ) {
    return { node, styles: {} };
  }
  const styled: Record<string, unknown> = { ...node };
  const styles: Record<string, string> = {};
  for (const slot of styleReferences) {
    const style = findStyle(node, slot, index);
    const id = idOf(style?.guid);
    if (style === null || id === null) continue;
    styles[slot.restName] = id;
    for (const [own, theirs] of slot.fields) {
      if (style[theirs] !== undefined && !isOverridden(node, own)) styled[own] = style[theirs];
    }
    if (slot.restName === 'text') styled.variableConsumptionMap = mergeBindings(node, style);
  }
  return { node: styled, styles };
}

function findStyle(node: Fields, slot: StyleReference, index: FigIndex): Fields | null {
  for (const reference of slot.references) {
    const style = node[reference] === undefined ? null : index.findAsset(node[reference]);
    if (style !== null && style.styleType !== undefined && style.styleType !== 'NONE') return style;
  }
  return null;
}

/** A range of text may be bold or struck through on top of its style. */
function isOverridden(node: Fields, field: string): boolean {
  return node.isOverrideOverTextStyle === true && node[field] !== undefined;
}

function mergeBindings(node: Fields, style: Fields): unknown {
  const [own, theirs] = [fieldsOf(node.variableConsumptionMap), fieldsOf(style.variableConsumptionMap)];
  const lists = [own.entries, theirs.entries].filter(Array.isArray);
  return lists.length === 0 ? undefined : { entries: lists.flat() };
}

/**
 * An override on top of what it overrides. One that sets a look without naming a style takes the layer out of the
 * style it had.
 */
export function applyOverride(node: Fields, over: Fields): Fields {
  const merged: Record<string, unknown> = { ...node, ...over };
  for (const { references, detaching } of styleReferences) {
    const leaves = [...detaching, ...references].some((field) => over[field] !== undefined);
    if (!leaves) continue;
    for (const reference of references) if (over[reference] === undefined) delete merged[reference];
  }
  return merged;
}

const kinds: Readonly<Record<string, string>> = {
  FILL: 'FILL',
  STROKE: 'FILL',
  TEXT: 'TEXT',
  EFFECT: 'EFFECT',
  GRID: 'GRID',
};

/** All shared styles of the file by node id, as REST's `styles`. */
export function listStyles(index: FigIndex): Readonly<Record<string, object>> {
  return Object.fromEntries(
    index.nodes.flatMap((node) => {
      const kind = kinds[findText(node.styleType) ?? ''];
      const id = idOf(node.guid);
      if (kind === undefined || id === null) return [];
      return [[id, { key: findText(node.key) ?? '', name: findText(node.name) ?? '', styleType: kind }]];
    }),
  ); // fromEntries forgets the pair type that flatMap inferred.
}
