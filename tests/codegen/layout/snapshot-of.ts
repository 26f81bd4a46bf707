import type { RestNode, Snapshot } from '#design/snapshot';

/** A snapshot of one frame and nothing beside it. */
export function snapshotOf(node: unknown, extras: Partial<Snapshot> = {}): Snapshot {
  // Cases are files with Figma's JSON, including malformed ones.
  const frame = node as RestNode;
  return {
    documentName: 'Case',
    frames: [{ id: '1:1', name: 'Case', page: null, node: frame, picture: null }],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: {},
    exports: {},
    ...extras,
  };
}
