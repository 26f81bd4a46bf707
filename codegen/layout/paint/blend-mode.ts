import type { BoxNode, DesignNode } from '#design/tree';
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

/** The CSS name of a Figma blend mode; `null` for normal blending, `unsupported` if CSS has no equivalent. */
export function cssBlendMode(name: string): string | null {
  if (name === 'NORMAL' || name === 'PASS_THROUGH' || name === '') return null;
  return Object.hasOwn(cssBlendModes, name) ? (cssBlendModes[name] ?? null) : 'unsupported';
}

/**
 * Moves the blend mode of a box's only paint to the box, where CSS can express it. In Figma a layer passes the blending
 * of its paints through to the content below.
 */
export function hoistPaintBlendMode(node: BoxNode): BoxNode {
  const [only, more] = node.fills;
  if (only === undefined || more !== undefined || cssBlendMode(only.blendMode) === null) return node;
  const alone =
    node.stroke === null && node.effects.length === 0 && !node.children.some(({ visible }) => visible);
  if (!alone || cssBlendMode(node.blendMode) !== null) return node;
  return { ...node, blendMode: only.blendMode, fills: [{ ...only, blendMode: 'NORMAL' }] };
}

/** Whether a node or a visible descendant blends with the content below. */
export type BlendCheck = (node: DesignNode) => boolean;

/** Creates a memoized check. */
export function createBlendCheck(): BlendCheck {
  return memoizeByNode((node, blends) => {
    if (cssBlendMode(node.blendMode) !== null) return true;
    return node.kind === 'box' && node.children.some((child) => child.visible && blends(child));
  });
}

/**
 * Whether the children of a box blend only with that box. In Figma a group with the mode NORMAL isolates its children.
 */
export function isolatesBlending(node: BoxNode, { blends }: { readonly blends: BlendCheck }): boolean {
  return node.blendMode === 'NORMAL' && node.children.some((child) => child.visible && blends(child));
}
