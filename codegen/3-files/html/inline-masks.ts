import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { isStyled } from '../walk-code.ts';

export interface InlinedMasks {
  readonly project: CodeProject;
  /** The masks as custom properties; empty where nothing is masked by a drawing. */
  readonly sheet: string;
}

/**
 * A project whose drawn masks are custom properties. Browsers take no mask from a file beside a page that was opened
 * from disk, and what is masked by nothing does not show at all.
 */
export function inlineMasks(project: CodeProject): InlinedMasks {
  const drawings = new Map(project.drawings.map(({ asset, svg }) => [asset.key, svg]));
  const names = new Map<string, string>();
  const nameOf = (whole: string, key: string): string => {
    if (!drawings.has(key)) return whole;
    const name = names.get(key) ?? `--drawn-mask-${names.size + 1}`;
    names.set(key, name);
    return `var(${name})`;
  };
  const inline = (style: Style): Style =>
    style.map((one) => {
      if (one.property !== 'mask') return one;
      return { ...one, value: one.value.replace(/url\(asset:([^)]*)\)/g, nameOf) };
    });
  const change = (node: CodeNode): CodeNode => {
    if (!isStyled(node)) return node;
    const variants = node.variants.map((variant) => ({ ...variant, style: inline(variant.style) }));
    return { ...node, style: inline(node.style), variants };
  };
  const components = project.components.map((one) => ({ ...one, root: mapNodes(one.root, change) }));
  const lines = [...names].map(([key, name]) => `  ${name}: ${inlineUrl(drawings.get(key) ?? '')};\n`);
  return {
    project: { ...project, components },
    sheet: lines.length === 0 ? '' : `:root {\n${lines.join('')}}\n`,
  };
}

function inlineUrl(svg: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
