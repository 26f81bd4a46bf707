/**
 * What `JSON_REST_V1` leaves out of the features of 2025 and 2026: modifiers of transform groups, paths of texts,
 * strokes that are no even line, the layers that patterns repeat, and pictures of films. The fields are added to the
 * JSON in the words of plugins, because REST's typings leave them open.
 */
import type { AssetRef, RestNode } from '#design/snapshot';
import { orElse, orNull } from './ask-figma.ts';
import { exportFrame } from './export-frame.ts';
import { findNode } from './nodes.ts';
import { type ReadSession, sendAsset } from './read-session.ts';

/** The layers that the JSON tells only in part. */
interface PartlyTold {
  /** By id. */
  readonly incomplete: ReadonlyMap<string, RestNode>;
  readonly films: readonly RestNode[];
  readonly sourceIds: readonly string[];
}

/** What was read beside the JSON of some frames. */
export interface FeatureReading {
  /** The layers that patterns repeat, by id. */
  readonly sources: Readonly<Record<string, RestNode>>;
  /** A picture of each layer with a film, by its id. */
  readonly posters: Readonly<Record<string, AssetRef>>;
}

/** Adds to the JSON of some frames what it lacks, and reads what it only points at. */
export async function readFeatures(
  scenes: readonly SceneNode[],
  roots: readonly RestNode[],
  session: ReadSession,
): Promise<FeatureReading> {
  const { incomplete, films, sourceIds } = findPartlyTold(roots);
  if (incomplete.size > 0) addHiddenFields(scenes, incomplete);
  const sources: Record<string, RestNode> = {};
  for (const [index, id] of sourceIds.entries()) {
    await session.report('Reading patterns', index, sourceIds.length);
    const scene = await findNode(id);
    const found = scene && 'visible' in scene ? await orNull(() => exportFrame(scene, null)) : null;
    if (found) sources[id] = found.frame.node;
  }
  const posters: Record<string, AssetRef> = {};
  for (const [index, film] of films.entries()) {
    await session.report('Reading videos', index, films.length);
    const bytes = await exportPoster(film.id);
    if (!bytes) continue;
    const asset: AssetRef = { key: `${film.id}.png`, mime: 'image/png' };
    posters[film.id] = asset;
    await sendAsset(asset, bytes, session);
  }
  return { sources, posters };
}

/** The words of plugins for a type that REST names otherwise. */
const pluginTypes: Readonly<Record<string, string>> = { REGULAR_POLYGON: 'POLYGON' };

function findPartlyTold(roots: readonly RestNode[]): PartlyTold {
  const incomplete = new Map<string, RestNode>();
  const films: RestNode[] = [];
  const sourceIds = new Set<string>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    const children = 'children' in node ? node.children : [];
    const { fills = [], strokes = [] } = node as {
      readonly fills?: readonly PaintJson[];
      readonly strokes?: readonly PaintJson[];
    };
    const isShown = strokes.some(({ visible }) => visible !== false);
    if (node.type === 'TRANSFORM_GROUP' || node.type === 'TEXT_PATH' || isShown)
      incomplete.set(node.id, node);
    if (children.length === 0 && fills.some(({ type }) => type === 'VIDEO')) films.push(node);
    for (const { type, sourceNodeId } of [...fills, ...strokes])
      if (type === 'PATTERN' && sourceNodeId) sourceIds.add(sourceNodeId);
    open.push(...children);
  }
  return { incomplete, films, sourceIds: [...sourceIds] };
}

interface PaintJson {
  readonly type: string;
  readonly visible?: boolean;
  readonly sourceNodeId?: string;
}

/** One question a frame: Figma finds them many times faster than a walk over children. */
function addHiddenFields(scenes: readonly SceneNode[], incomplete: ReadonlyMap<string, RestNode>): void {
  const types = new Set([...incomplete.values()].map(({ type }) => pluginTypes[type] ?? type));
  for (const scene of scenes) {
    const inside =
      'findAllWithCriteria' in scene
        ? orElse(() => scene.findAllWithCriteria({ types: [...types] as SceneNode['type'][] }), [])
        : [];
    for (const node of [scene, ...inside]) {
      const json = incomplete.get(node.id);
      if (json) Object.assign(json, hiddenFieldsOf(node));
    }
  }
}

/** Reads each field by itself: an older Figma knows only some of them. */
function hiddenFieldsOf(node: SceneNode): object {
  const fields: Record<string, unknown> = {};
  const read = (name: string, value: () => unknown, isTold: (value: unknown) => boolean) => {
    const found = orElse(value, undefined);
    if (found != null && isTold(found)) fields[name] = found;
  };
  if (node.type === 'TRANSFORM_GROUP')
    read(
      'transformModifiers',
      () => node.transformModifiers,
      () => true,
    );
  if (node.type === 'TEXT_PATH') {
    read(
      'vectorPaths',
      () => node.vectorPaths,
      () => true,
    );
    read(
      'textPathStartData',
      () => node.textPathStartData,
      () => true,
    );
  }
  if ('complexStrokeProperties' in node)
    read(
      'complexStrokeProperties',
      () => node.complexStrokeProperties,
      () => node.complexStrokeProperties.type !== 'BASIC',
    );
  if ('variableWidthStrokeProperties' in node)
    read(
      'variableWidthStrokeProperties',
      () => node.variableWidthStrokeProperties,
      () => node.variableWidthStrokeProperties?.widthProfile !== 'UNIFORM',
    );
  return fields;
}

/** Figma draws the first frame of a film; its bytes are in no interface. */
async function exportPoster(id: string): Promise<Uint8Array | null> {
  const node = await findNode(id);
  if (!node || !('exportAsync' in node)) return null;
  return orNull(() => node.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: 2 } }));
}
