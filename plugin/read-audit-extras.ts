/** What the audit needs of the document and no export has: all variables, fonts that are not there, and decisions. */
import { type AuditExtras, auditRules, type IgnoredFinding } from '#design/finding';
import { orElse, orNull } from './ask-figma.ts';
import { findNode } from './nodes.ts';
import type { ReadSession } from './read-session.ts';
import { readVariables } from './read-variables.ts';

/** Under this name a layer keeps why it may break which rules. */
export const ignoredKey = 'ignored findings';

/** Instances that are asked for their main component; each costs Figma a request. */
const maxInstances = 400;

export async function readAuditExtras(
  frameIds: readonly string[],
  session: ReadSession,
): Promise<AuditExtras> {
  const found = await Promise.all(frameIds.map(findNode));
  const frames = found.filter(isContainer);
  const local = await orNull(() => figma.variables.getLocalVariablesAsync());
  const variables = await readVariables(
    (local ?? []).map(({ id }) => id),
    session,
  );
  await session.report('Reading fonts and components', 0, 1);
  return {
    variables,
    missingFonts: [...new Set(frames.flatMap(findMissingFonts))],
    detached: frames.flatMap(findDetached),
    variantNames: await readVariantNames(frames),
    ignored: frames.flatMap(readIgnored),
  };
}

type Container = SceneNode & ChildrenMixin;

function isContainer(node: BaseNode | null): node is Container {
  return node !== null && 'children' in node && 'visible' in node;
}

function findMissingFonts(frame: Container): readonly string[] {
  return frame.findAllWithCriteria({ types: ['TEXT'] }).flatMap((text) => {
    if (!text.hasMissingFont) return [];
    const { fontName } = text;
    if (fontName !== figma.mixed) return [fontName.family];
    return text.getRangeAllFontNames(0, text.characters.length).map(({ family }) => family);
  });
}

function findDetached(frame: Container): readonly string[] {
  return frame
    .findAllWithCriteria({ types: ['FRAME'] })
    .flatMap((layer) => (orElse(() => layer.detachedInfo, null) === null ? [] : [layer.id]));
}

async function readVariantNames(frames: readonly Container[]): Promise<AuditExtras['variantNames']> {
  const instances = frames.flatMap((frame) => frame.findAllWithCriteria({ types: ['INSTANCE'] }));
  const names: Record<string, readonly string[]> = {};
  for (const instance of instances.slice(0, maxInstances)) {
    const main = await orNull(() => instance.getMainComponentAsync());
    const set = main === null ? null : orElse(() => main.parent, null);
    if (set?.type === 'COMPONENT_SET') names[set.id] = set.children.map(({ name }) => name);
  }
  return names;
}

function readIgnored(frame: Container): readonly IgnoredFinding[] {
  const marked = frame.findAllWithCriteria({ pluginData: { keys: [ignoredKey] } });
  return [frame, ...marked].flatMap((layer) =>
    [...readReasons(layer)].map(([rule, reason]) => ({ nodeId: layer.id, rule, reason })),
  );
}

/** The reasons that a layer keeps, by rule. Files come from strangers, so everything is checked. */
export function readReasons(layer: SceneNode): Map<IgnoredFinding['rule'], string> {
  const stored = orElse(() => JSON.parse(layer.getPluginData(ignoredKey) || '{}') as unknown, {});
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return new Map(
    entries.flatMap(([name, reason]: [string, unknown]) => {
      const rule = auditRules.find((known) => known === name);
      return rule === undefined || typeof reason !== 'string' ? [] : [[rule, reason] as const];
    }),
  );
}
