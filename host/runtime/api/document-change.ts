import type { LayerChange } from '../bridge.ts';
import { nodeTypeOf, type Session } from '../session.ts';

/**
 * What Figma calls a property that REST has under another name, or in parts; the others have one name.
 * https://developers.figma.com/docs/plugins/api/NodeChangeProperty
 */
const namesOfFields: Readonly<Record<string, readonly NodeChangeProperty[]>> = {
  relativeTransform: ['x', 'y', 'relativeTransform'],
  size: ['width', 'height'],
  sharedPluginData: ['pluginData'],
  characterStyleOverrides: ['styledTextSegments'],
  styleOverrideTable: ['styledTextSegments'],
  backgroundColor: ['backgrounds'],
  strokeDashes: ['dashPattern'],
  strokeMiterAngle: ['strokeMiterLimit'],
  rectangleCornerRadii: ['topLeftRadius', 'topRightRadius', 'bottomLeftRadius', 'bottomRightRadius'],
  individualStrokeWeights: ['strokeBottomWeight', 'strokeLeftWeight', 'strokeRightWeight', 'stokeTopWeight'],
  preserveRatio: ['constrainProportions'],
};

/** The same of a text's style. */
const namesOfStyle: Readonly<Record<string, readonly NodeChangeProperty[]>> = {
  fontFamily: ['fontName'],
  fontStyle: ['fontName'],
  fontPostScriptName: ['fontName'],
  fontWeight: ['fontName'],
  lineHeightPx: ['lineHeight'],
  lineHeightUnit: ['lineHeight'],
  lineHeightPercent: ['lineHeight'],
  lineHeightPercentFontSize: ['lineHeight'],
  opentypeFlags: ['openTypeFeatures'],
};

/** Names of styles by what they are for, as REST has them. */
const namesOfStyleIds: Readonly<Record<string, readonly NodeChangeProperty[]>> = {
  fill: ['fillStyleId'],
  stroke: ['strokeStyleId'],
  text: ['textStyleId'],
  effect: ['effectStyleId'],
  grid: ['gridStyleId'],
};

/** Changes that Figma does not report: they have no name among the properties of a change. */
const untoldFields: ReadonlySet<string> = new Set([
  'relaunchData',
  'boundVariables',
  'overrides',
  'lineTypes',
  'lineIndentations',
]);

/** The argument of a callback of `documentchange`. */
export function documentChangeEvent(session: Session, changes: readonly LayerChange[]): DocumentChangeEvent {
  return { documentChanges: changes.flatMap((change) => documentChange(session, change) ?? []) };
}

/** The argument of a callback of a page's `nodechange`, by the id of the page, which is not a node on itself. */
export function nodeChangesByPage(
  session: Session,
  changes: readonly LayerChange[],
): ReadonlyMap<string, readonly NodeChange[]> {
  const byPage = new Map<string, NodeChange[]>();
  for (const change of changes) {
    const { pageId } = change;
    const told = pageId === null || change.id === pageId ? null : documentChange(session, change);
    if (pageId === null || told === null) continue;
    byPage.set(pageId, [...(byPage.get(pageId) ?? []), told as NodeChange]);
  }
  return byPage;
}

function documentChange(session: Session, change: LayerChange): DocumentChange | null {
  const { id, origin, type, layerType } = change;
  const state = session.find(id);
  const node = state
    ? session.sceneNodeOf(state)
    : ({ removed: true, type: nodeTypeOf(layerType), id } satisfies RemovedNode);
  if (type !== 'PROPERTY_CHANGE') return { type, origin, id, node };
  const properties = [...new Set(change.properties.flatMap(namesOf))];
  return properties.length === 0 ? null : { type, origin, id, node, properties };
}

function namesOf([field = '', entry = '']: readonly string[]): readonly NodeChangeProperty[] {
  if (untoldFields.has(field)) return [];
  if (field === 'styles') return namesOfStyleIds[entry] ?? [];
  if (field === 'style') return namesOfStyle[entry] ?? [entry as NodeChangeProperty];
  return namesOfFields[field] ?? [field as NodeChangeProperty];
}
