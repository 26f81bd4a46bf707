import type { BoxNode, DesignNode } from '#design/tree';
import type { LayoutContext } from '../layout-context.ts';
import { memoizeByNode } from '../memoize-by-node.ts';

const cssBlendModes: Readonly<Record<string, string>> = {
  DARKEN: 'darken',
  MULTIPLY: 'multiply',
  COLOR_BURN: 'color-burn',
  LIGHTEN: 'lighten',
  SCREEN: 'screen',
  COLOR_DODGE: 'color-dodge',
  LINEAR_DODGE: 'plus-lighter',
  OVERLAY: 'overlay',
  SOFT_LIGHT: 'soft-light',
  HARD_LIGHT: 'hard-light',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
};

/** CSS's name of one of Figma's blend modes; `null` for the plain one, `unsupported` where CSS has none. */
export function cssBlendMode(name: string): string | null {
  if (name === 'NORMAL' || name === 'PASS_THROUGH' || name === '') return null;
  return Object.hasOwn(cssBlendModes, name) ? (cssBlendModes[name] ?? null) : 'unsupported';
}

/**
 * The same box; where it is nothing but one paint, how the paint blends is how the box does, which CSS can say. Figma:
 * a layer passes what its paints blend with through to what is under it.
 */
export function hoistPaintBlendMode(node: BoxNode): BoxNode {
  const [only, more] = node.fills;
  if (only === undefined || more !== undefined || cssBlendMode(only.blendMode) === null) return node;
  const alone =
    node.stroke === null && node.effects.length === 0 && !node.children.some(({ visible }) => visible);
  if (!alone || cssBlendMode(node.blendMode) !== null) return node;
  return { ...node, blendMode: only.blendMode, fills: [{ ...only, blendMode: 'NORMAL' }] };
}

/** Whether a node, or anything that shows in it, blends with what is under it. */
export type BlendCheck = (node: DesignNode) => boolean;

/** Opens a judge that looks at each node once. */
export function createBlendCheck(): BlendCheck {
  return memoizeByNode((node, blends) => {
    if (cssBlendMode(node.blendMode) !== null) return true;
    return node.kind === 'box' && node.children.some((child) => child.visible && blends(child));
  });
}

/** Whether what is in a box blends with that box alone: in Figma a group that is NORMAL passes nothing through. */
export function isolatesBlending(node: BoxNode, { blends }: LayoutContext): boolean {
  return node.blendMode === 'NORMAL' && node.children.some((child) => child.visible && blends(child));
}
