import { orNull } from './ask-figma.ts';
import { PlainError } from './plain-error.ts';
import { findNode } from './select-layers.ts';

/** px of the longer side of a picture to go by; services look at no more of it. */
const longestSide = 1536;

/** A layer as a picture, with its name. */
export async function exportLayer(
  nodeId: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const node = await findNode(nodeId);
  if (!node || !('visible' in node))
    throw new PlainError('The layer is no longer in the file. Select another one.');
  const isWide = node.width >= node.height;
  const larger = Math.max(node.width, node.height) > longestSide;
  const constraint: ExportSettingsConstraints = larger
    ? { type: isWide ? 'WIDTH' : 'HEIGHT', value: longestSide }
    : { type: 'SCALE', value: 1 };
  const bytes = await orNull(() => node.exportAsync({ format: 'PNG', constraint }));
  if (!bytes) throw new PlainError(`Figma could not draw "${node.name}". Select another layer.`);
  return { name: node.name, bytes };
}
