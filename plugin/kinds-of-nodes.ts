const frames: ReadonlySet<string> = new Set([
  'FRAME',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SECTION',
  'GROUP',
]);

const filled: ReadonlySet<string> = new Set([
  'FRAME',
  'COMPONENT',
  'INSTANCE',
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'BOOLEAN_OPERATION',
]);

/** A layer that code can be made of. */
export function isFrame(node: BaseNode): boolean {
  return frames.has(node.type);
}

/** A layer whose fill can be a picture and shows it. */
export function takesFill(node: BaseNode): node is SceneNode & MinimalFillsMixin {
  return filled.has(node.type);
}
