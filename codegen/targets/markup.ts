/** A page as the tree a browser would get, whether React or a file made it; what the checks of markup read. */

export type MarkupNode = MarkupElement | MarkupText | MarkupUnknown;

export interface MarkupElement extends SourceLocation {
  readonly kind: 'element';
  /** Lower case, except in SVG. */
  readonly tag: string;
  /** By HTML's name, lower case. `null` where the value could not be followed. */
  readonly attributes: ReadonlyMap<string, string | null>;
  readonly children: readonly MarkupNode[];
  /** Set where the page's file has an end tag that a browser ignores or lacks one that it needs. */
  readonly misclosed?: boolean;
}

export interface MarkupText extends SourceLocation {
  readonly kind: 'text';
  readonly text: string;
}

/** Something stands here that only running the page would tell. */
export interface MarkupUnknown extends SourceLocation {
  readonly kind: 'unknown';
}

export interface SourceLocation {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** One page of a result. */
export interface PageMarkup {
  readonly path: string;
  readonly frameId: string;
  /** The narrower frames that the page was drawn as too. @default [] */
  readonly narrower?: readonly string[];
  readonly nodes: readonly MarkupNode[];
}

/** Every element with the elements around it, outermost first, in document order. */
export function* walkElements(
  nodes: readonly MarkupNode[],
  around: readonly MarkupElement[] = [],
): Generator<{ readonly element: MarkupElement; readonly around: readonly MarkupElement[] }> {
  for (const node of nodes) {
    if (node.kind !== 'element') continue;
    yield { element: node, around };
    yield* walkElements(node.children, [...around, node]);
  }
}

/** Whether some part of these nodes could not be followed. */
export function hasUnknown(nodes: readonly MarkupNode[]): boolean {
  return nodes.some(
    (node) => node.kind === 'unknown' || (node.kind === 'element' && hasUnknown(node.children)),
  );
}
