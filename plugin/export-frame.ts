import type {
  RestNode,
  Snapshot,
  SnapshotComponent,
  SnapshotComponentSet,
  SnapshotFrame,
  SnapshotStyle,
} from '#design/snapshot';
import { orNull } from './ask-figma.ts';
import { PlainError } from './plain-error.ts';

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
  const exported: object | null = await orNull(() => node.exportAsync({ format: 'JSON_REST_V1' }));
  const answer = exported as RestAnswer | null;
  if (!answer?.document) throw new PlainError(`Figma gave no layers for "${node.name}". Try again.`);
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
