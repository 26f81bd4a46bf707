import type { FileFrame } from '#design/messages';
import type {
  RestNode,
  Snapshot,
  SnapshotComponent,
  SnapshotComponentSet,
  SnapshotFrame,
  SnapshotStyle,
} from '#design/snapshot';
import { orNull } from './ask-figma.ts';
import { findNode, isFrame, pageOf } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import type { ReadSession } from './read-session.ts';

export interface FrameExport {
  readonly frame: SnapshotFrame;
  readonly components: Readonly<Record<string, SnapshotComponent>>;
  readonly componentSets: Readonly<Record<string, SnapshotComponentSet>>;
  readonly styles: Readonly<Record<string, SnapshotStyle>>;
}

/** The part of Figma's answer we read: as one entry of `nodes` in `GET /v1/files/:key/nodes`. */
interface RestAnswer {
  readonly document?: RestNode;
  readonly components?: Record<string, SnapshotComponent>;
  readonly componentSets?: Record<string, SnapshotComponentSet>;
  readonly styles?: Record<string, { readonly name: string; readonly styleType: SnapshotStyle['kind'] }>;
}

/** One frame in Figma's REST JSON: one call, whatever its size. */
export async function exportFrame(node: SceneNode, page: string | null): Promise<FrameExport> {
  // The typings say only that it is an object; its shape is documented under the REST API.
  const answer: RestAnswer | null = await orNull(() => node.exportAsync({ format: 'JSON_REST_V1' }));
  if (!answer?.document) throw new PlainError(`Figma returned no layers for "${node.name}". Try again.`);
  return {
    frame: { id: node.id, name: node.name, page, node: answer.document, picture: null },
    components: answer.components ?? {},
    componentSets: answer.componentSets ?? {},
    styles: Object.fromEntries(
      Object.entries(answer.styles ?? {}).map(([id, { name, styleType }]) => [id, { name, kind: styleType }]),
    ),
  };
}

/** The combined data of all exports. */
export function mergeExports(
  exports: readonly FrameExport[],
): Pick<Snapshot, 'frames' | 'components' | 'componentSets' | 'styles'> {
  return {
    frames: exports.map(({ frame }) => frame),
    components: mergeRecords(exports.map(({ components }) => components)),
    componentSets: mergeRecords(exports.map(({ componentSets }) => componentSets)),
    styles: mergeRecords(exports.map(({ styles }) => styles)),
  };
}

function mergeRecords<Value>(records: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

/** The frames of every page, the current page first; pages are loaded one by one, and one that cannot be is left out. */
export async function listFileFrames({ report }: Pick<ReadSession, 'report'>): Promise<readonly FileFrame[]> {
  const others = figma.root.children.filter((page) => page.id !== figma.currentPage.id);
  const pages = [figma.currentPage, ...others];
  const found: FileFrame[] = [];
  for (const [index, page] of pages.entries()) {
    await report('Listing frames', index, pages.length);
    const nodes = await orNull(async () => {
      await page.loadAsync();
      return page.children;
    });
    for (const { id, name } of framesIn(nodes ?? []))
      found.push({ id, name, page: page.name, isOnOpenPage: index === 0 });
  }
  return found;
}

function framesIn(nodes: readonly SceneNode[]): readonly SceneNode[] {
  return nodes
    .filter(isFrame)
    .flatMap((node) => (node.type === 'SECTION' ? [node, ...framesIn(node.children)] : [node]));
}

/** One frame without pictures and variables, which search does not need. */
export async function readFileFrame(nodeId: string): Promise<Snapshot> {
  const node = await findNode(nodeId);
  if (node === null || !('exportAsync' in node) || node.type === 'PAGE')
    throw new PlainError('The frame is no longer in the file.');
  const { frame, components, componentSets, styles } = await exportFrame(node, pageOf(node)?.name ?? null);
  return {
    documentName: figma.root.name,
    frames: [frame],
    components,
    componentSets,
    styles,
    variables: null,
    images: {},
    exports: {},
  };
}
