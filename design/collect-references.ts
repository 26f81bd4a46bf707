import { walkNodes } from './rest-node.ts';
import type { RestNode } from './snapshot.ts';

/** Everything that layers point at by name, as sets of ids. */
export interface References {
  readonly nodeIds: ReadonlySet<string>;
  readonly imageRefs: ReadonlySet<string>;
  /** Layers that patterns repeat. */
  readonly sourceIds: ReadonlySet<string>;
  readonly componentIds: ReadonlySet<string>;
  readonly styleIds: ReadonlySet<string>;
  readonly variableIds: ReadonlySet<string>;
  readonly collectionIds: ReadonlySet<string>;
}

/** Finds what these layers and all inside them refer to, in one walk. */
export function collectReferences(roots: readonly RestNode[]): References {
  const found = {
    nodeIds: new Set<string>(),
    imageRefs: new Set<string>(),
    sourceIds: new Set<string>(),
    componentIds: new Set<string>(),
    styleIds: new Set<string>(),
    variableIds: new Set<string>(),
    collectionIds: new Set<string>(),
  };
  for (const node of walkNodes(roots)) {
    found.nodeIds.add(node.id);
    if (node.type === 'COMPONENT' || node.type === 'COMPONENT_SET') found.componentIds.add(node.id);
    collectFrom(node, found);
  }
  return found;
}

/**
 * Looks into every field but the children: paints, aliases of variables and ids of styles stand in many places
 * (fills, strokes, effects, text ranges, overrides of vector regions), and Figma adds more.
 */
function collectFrom(node: RestNode, found: { readonly [Key in keyof References]: Set<string> }): void {
  const waiting: unknown[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field !== 'children' && typeof value === 'object') waiting.push(value);
    if (field === 'componentId') addText(found.componentIds, value);
    if (field === 'styles') addTexts(found.styleIds, value);
    if (field === 'explicitVariableModes') addKeys(found.collectionIds, value);
  }
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || isHiddenPicture(value)) continue;
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner === 'object') waiting.push(inner);
      else if (isPictureField(field)) addText(found.imageRefs, inner);
      else if (field === 'sourceNodeId') {
        addText(found.sourceIds, inner);
        addText(found.nodeIds, inner);
      } else if (/^inherit\w+StyleId$/.test(field)) addText(found.styleIds, inner);
    }
    if ('type' in value && 'id' in value && value.type === 'VARIABLE_ALIAS') {
      addText(found.variableIds, value.id);
    }
    if ('type' in value && value.type === 'INSTANCE_SWAP') {
      if ('value' in value) addText(found.componentIds, value.value);
      if ('defaultValue' in value) addText(found.componentIds, value.defaultValue);
    }
  }
}

function isPictureField(field: string): boolean {
  return field === 'imageRef' || field === 'gifRef' || field === 'videoHash' || field === 'videoRef';
}

/** The former pictures of a layer lie hidden among its fills; nothing shows them. */
function isHiddenPicture(value: object): boolean {
  return 'type' in value && value.type === 'IMAGE' && 'visible' in value && value.visible === false;
}

function addText(set: Set<string>, value: unknown): void {
  if (typeof value === 'string' && value !== '') set.add(value);
}

function addTexts(set: Set<string>, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const text of Object.values(value)) addText(set, text);
}

function addKeys(set: Set<string>, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) set.add(key);
}
