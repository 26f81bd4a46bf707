import type { SnapshotComponent, SnapshotComponentSet } from '#design/snapshot';
import { findSetsInUse, selectStateVariants } from '#design/variant-states';
import { orNull } from './ask-figma.ts';
import { exportFrame, type FrameExport } from './export-frame.ts';
import type { ReadSession } from './read-session.ts';
import { findNode } from './nodes.ts';

/** A variant as Figma has it, and as REST tells it. */
export interface VariantExport {
  readonly setId: string;
  readonly scene: ComponentNode;
  readonly found: FrameExport;
}

/** Exports awaited together. */
const batchSize = 8;

/**
 * Exports the used variants of sets that have states, and what they are in those: a few small layers a set. One that
 * Figma cannot export is told and left out.
 */
export async function readVariants(
  parts: {
    readonly components: Readonly<Record<string, SnapshotComponent>>;
    readonly componentSets: Readonly<Record<string, SnapshotComponentSet>>;
  },
  session: ReadSession,
  onUnread: (variant: ComponentNode) => void,
): Promise<readonly VariantExport[]> {
  const sets = [...findSetsInUse(Object.keys(parts.components), parts.components)];
  const wanted: Pick<VariantExport, 'setId' | 'scene'>[] = [];
  for (const [index, [setId, used]] of sets.entries()) {
    if (index % batchSize === 0) await session.report('Reading states', index, sets.length);
    const name = parts.componentSets[setId]?.name ?? '';
    wanted.push(
      ...selectStateVariants(await listVariants(used), used, name).map((scene) => ({ setId, scene })),
    );
  }
  const variants: VariantExport[] = [];
  for (let start = 0; start < wanted.length; start += batchSize) {
    await session.report('Reading states', start, wanted.length);
    const chunk = wanted.slice(start, start + batchSize);
    const found = await Promise.all(chunk.map(({ scene }) => orNull(() => exportFrame(scene, null))));
    for (const [index, one] of chunk.entries()) {
      const exported = found[index];
      if (exported) variants.push({ ...one, found: exported });
      else onUnread(one.scene);
    }
  }
  return variants;
}

/** All variants of the set that these are of; none where Figma no longer has them, as after a library was left. */
async function listVariants(used: ReadonlySet<string>): Promise<readonly ComponentNode[]> {
  const [id = ''] = used;
  try {
    const main = await findNode(id);
    if (main?.type !== 'COMPONENT' || main.parent?.type !== 'COMPONENT_SET') return [];
    return main.parent.children.filter((child) => child.type === 'COMPONENT');
  } catch {
    // The set lies on a page that cannot be loaded; its uses keep the looks that they are drawn in.
    return [];
  }
}
