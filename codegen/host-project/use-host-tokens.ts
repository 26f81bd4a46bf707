/**
 * Replaces the design's tokens by custom properties of the host project: by name where the value is equal, else
 * by value. A colour without a token is replaced where the host project has a token of exactly that colour.
 */
import type { Style } from '../layout/layout-tree.ts';
import { readCssColour } from '../css/read-colour.ts';
import { tokenCssValue, tokenProperties } from '../css/token-properties.ts';
import type { CodeNode, CodeProject, PropValue } from '../components/code-component.ts';
import type { HostProject } from './host-project.ts';

/** Replaces tokens and colours in all styles of a project. */
export function useHostTokens(project: CodeProject, tokens: HostProject['tokens']): CodeProject {
  if (tokens.size === 0) return project;
  const byValue = groupByValue(tokens);
  const renamed = new Map<string, string>();
  const properties = tokenProperties(project.tokens);
  for (const token of project.tokens) {
    const property = properties.get(token.name);
    const [first] = token.values;
    if (property === undefined || !first) continue;
    const own = findHostToken(
      property,
      normalizeValue(tokenCssValue(first.value, token.unit)),
      tokens,
      byValue,
    );
    if (own !== null) renamed.set(property, own);
  }
  const colours = new Map(
    [...byValue].flatMap(([value, [own]]) => (own && isColour(value) ? [[value, own]] : [])),
  );
  const change = (value: string) => replaceWithHostTokens(value, renamed, colours);
  return {
    ...project,
    components: project.components.map((component) => ({
      ...component,
      root: mapNodeValues(component.root, change),
    })),
    namedStyles: project.namedStyles.map((style) => ({
      ...style,
      style: mapStyleValues(style.style, change),
    })),
  };
}

function findHostToken(
  property: string,
  value: string,
  tokens: HostProject['tokens'],
  byValue: ReadonlyMap<string, readonly string[]>,
): string | null {
  const own = tokens.get(property);
  if (own !== undefined && normalizeValue(own) === value) return property;
  const same = byValue.get(value) ?? [];
  const words = (name: string) => new Set(name.split('-').filter(Boolean));
  const shared = (name: string) => [...words(name)].filter((word) => words(property).has(word)).length;
  const [closest] = [...same].sort((one, other) => shared(other) - shared(one));
  // Equal lengths are often a coincidence; equal colours rarely are.
  return closest !== undefined && (isColour(value) || shared(closest) > 0) ? closest : null;
}

function groupByValue(tokens: HostProject['tokens']): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of tokens) {
    const plain = normalizeValue(value);
    groups.set(plain, [...(groups.get(plain) ?? []), name]);
  }
  return groups;
}

/** Returns one form for all notations of a colour, so that `#FFF` and `white` are equal. */
function normalizeValue(value: string): string {
  return readCssColour(value) ?? value.trim().toLowerCase();
}

function isColour(value: string): boolean {
  return value.startsWith('#');
}

function replaceWithHostTokens(
  value: string,
  renamed: ReadonlyMap<string, string>,
  colours: ReadonlyMap<string, string>,
): string {
  return value
    .replace(/var\((--[\w-]+)/g, (whole, property: string) => {
      const own = renamed.get(property);
      return own === undefined ? whole : `var(${own}`;
    })
    .replace(/#[\da-f]{6}\b|\brgb\([^()]*\)/gi, (colour) => {
      const own = colours.get(normalizeValue(colour));
      return own === undefined ? colour : `var(${own})`;
    });
}

function mapStyleValues(style: Style, change: (value: string) => string): Style {
  return style.map((one) => ({ ...one, value: change(one.value) }));
}

function mapNodeValues(node: CodeNode, change: (value: string) => string): CodeNode {
  const inside = (nodes: readonly CodeNode[]) => nodes.map((child) => mapNodeValues(child, change));
  switch (node.kind) {
    case 'element':
      return { ...node, ...mapStyledFields(node, change), children: inside(node.children) };
    case 'vector':
      return {
        ...node,
        ...mapStyledFields(node, change),
        svg: node.svg.replace(/var\(--[\w-]+/g, (use) => change(use)),
      };
    case 'use': {
      const props = node.props.map((prop) => ({ ...prop, value: mapSlotValues(prop.value, change) }));
      return { ...node, ...mapStyledFields(node, change), props };
    }
    case 'when':
    case 'rating':
      return { ...node, children: inside(node.children) };
    case 'repeat':
      return {
        ...node,
        children: inside(node.children),
        data: node.data && mapSlotValues(node.data, change),
      };
    case 'each':
      return { ...node, rows: node.rows.map((row) => ({ ...row, ...mapStyledFields(row, change) })) };
    case 'icon':
      return { ...node, ...mapStyledFields(node, change) };
    case 'text':
    case 'property':
      return node;
  }
}

/** Maps the styles of the nodes in a value. */
function mapSlotValues<Value extends PropValue>(value: Value, change: (value: string) => string): Value {
  if (value.kind === 'slot' && value.node) return { ...value, node: mapNodeValues(value.node, change) };
  if (value.kind !== 'list') return value;
  const rows = value.rows.map((row) =>
    row.map((field) => ({ ...field, value: mapSlotValues(field.value, change) })),
  );
  return { ...value, rows };
}

type StyledFields = Pick<Extract<CodeNode, { kind: 'use' }>, 'style' | 'variants'>;

function mapStyledFields({ style, variants }: StyledFields, change: (value: string) => string): StyledFields {
  return {
    style: mapStyleValues(style, change),
    variants: variants.map((variant) => ({ ...variant, style: mapStyleValues(variant.style, change) })),
  };
}
