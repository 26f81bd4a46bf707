/**
 * Reads what a team published with Code Connect, in the format of `figma connect parse`. Each document names a
 * node in Figma, a component, its import, and the source of its props. https://github.com/figma/code-connect
 */
import type { OwnComponent, OwnProp, PropConstant } from '#design/project-config';

type Fields = Readonly<Record<string, unknown>>;

/** Returns the connected components by node id. */
export function readCodeConnect(json: unknown): Readonly<Record<string, OwnComponent>> {
  const documents: readonly unknown[] = Array.isArray(json) ? json : [];
  return Object.fromEntries(documents.flatMap((document) => readDocument(fieldsOf(document))));
}

function readDocument({
  figmaNode,
  component,
  templateData,
}: Fields): readonly (readonly [string, OwnComponent])[] {
  const id = typeof figmaNode === 'string' ? findNodeId(figmaNode) : null;
  const { imports, props } = fieldsOf(templateData);
  if (id === null || typeof component !== 'string' || !Array.isArray(imports)) return [];
  const source = imports.map((line) => findImport(String(line), component)).find((found) => found !== null);
  if (!source) return [];
  const read = Object.entries(fieldsOf(props)).flatMap(([name, intrinsic]) => {
    const prop = readProp(name, fieldsOf(intrinsic));
    return prop ? [[name, prop] as const] : [];
  });
  return [[id, { ...source, name: component, props: Object.fromEntries(read) }]];
}

function findNodeId(address: string): string | null {
  return /[?&]node-id=(\d+)(?:-|:|%3A)(\d+)/i.exec(address)?.slice(1, 3).join(':') ?? null;
}

/** Matches `import { Button } from "…"` and `import Button from "…"`. */
function findImport(line: string, name: string): Pick<OwnComponent, 'from' | 'isDefault'> | null {
  const [, names = '', from = ''] = /^\s*import\s+(.+?)\s+from\s+['"]([\w@~#./-]+)['"]/.exec(line) ?? [];
  if (from === '') return null;
  if (new RegExp(`\\{[^}]*\\b${name}\\b[^}]*\\}`).test(names)) return { from, isDefault: false };
  return names.trim().startsWith(name) ? { from, isDefault: true } : null;
}

function readProp(name: string, { kind, args }: Fields): OwnProp | null {
  const { figmaPropName, valueMapping, layer, layers } = fieldsOf(args);
  const [first] = Array.isArray(layers) ? (layers as readonly unknown[]) : [];
  if (kind === 'children' && typeof first === 'string') return { kind: 'slot', slot: first };
  if (kind === 'text-content' && typeof layer === 'string') return { kind: 'text', text: layer };
  if (typeof figmaPropName !== 'string') return null;
  if (kind === 'instance') return { kind: 'slot', slot: figmaPropName };
  if (kind === 'string') {
    return name === 'children' || name === 'label'
      ? { kind: 'text', text: figmaPropName }
      : { kind: 'property', property: figmaPropName, values: null };
  }
  if (kind !== 'enum' && kind !== 'boolean') return null;
  const values = Object.entries(fieldsOf(valueMapping)).flatMap(
    ([figma, own]): (readonly [string, PropConstant])[] =>
      typeof own === 'string' || typeof own === 'boolean' || typeof own === 'number' ? [[figma, own]] : [],
  );
  return {
    kind: 'property',
    property: figmaPropName,
    values: values.length > 0 ? Object.fromEntries(values) : null,
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
