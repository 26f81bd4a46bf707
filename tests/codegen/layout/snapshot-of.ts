import type { RestNode, Snapshot } from '#design/snapshot';

/** A snapshot of one frame and nothing beside it. */
export function snapshotOf(node: unknown, extras: Partial<Snapshot> = {}): Snapshot {
  // Cases are Figma's JSON as it lies on disk, malformed ones among them.
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
