import type { Fields } from '../read/fields.ts';

/** What a layer has by where it lies and not by what it shows. */
const placement: ReadonlySet<string> = new Set([
  'guid',
  'phase',
  'parentIndex',
  'type',
  'name',
  'transform',
  'visible',
  'locked',
  'mask',
  'scrollBehavior',
  'horizontalConstraint',
  'verticalConstraint',
  'stackChildPrimaryGrow',
  'stackChildAlignSelf',
  'stackCounterAlign',
  'stackPositioning',
  'gridRowAnchor',
  'gridColumnAnchor',
  'gridRowSpan',
  'gridColumnSpan',
  'gridChildHorizontalAlign',
  'gridChildVerticalAlign',
  'symbolData',
  'derivedSymbolData',
  'overriddenSymbolID',
  'overrideKey',
  'componentPropAssignments',
  'componentPropRefs',
  'componentPropDefs',
  'variantPropSpecs',
  'parameterConsumptionMap',
]);

/**
 * An instance with the looks of its main component beneath its own. One that was swapped keeps the looks of its former
 * component in the file, so only its place counts then.
 * @param overrides What the instance says of itself; `null` where it was swapped.
 */
export function mergeInstance(symbol: Fields, instance: Fields, overrides: Fields | null): Fields {
  const merged: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(symbol)) if (!placement.has(field)) merged[field] = value;
  if (overrides !== null) return { ...merged, ...instance, ...overrides };
  for (const field of placement) if (instance[field] !== undefined) merged[field] = instance[field];
  return merged;
}
