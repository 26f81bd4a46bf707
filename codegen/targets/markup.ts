/** The markup of a page as a browser would show it, from any target. The checks read it. */

export type MarkupNode = MarkupElement | MarkupText | MarkupUnknown;

export interface MarkupElement extends SourceLocation {
  readonly kind: 'element';
  /** Lower case, except in SVG. */
  readonly tag: string;
  /** By the names of HTML, in lower case. `null` if the value is unknown. */
  readonly attributes: ReadonlyMap<string, string | null>;
  readonly children: readonly MarkupNode[];
  /** Whether the file has an end tag that a browser ignores, or lacks one that is required. */
  readonly misclosed?: boolean;
}

export interface MarkupText extends SourceLocation {
  readonly kind: 'text';
  readonly text: string;
}

/** Content that is only known when the page runs. */
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
  /** The narrower frames of the same page. @default [] */
  readonly narrower?: readonly string[];
  readonly nodes: readonly MarkupNode[];
}

/** Every element with its ancestors, outermost first, in document order. */
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

/** Whether these nodes contain unknown content. */
export function hasUnknown(nodes: readonly MarkupNode[]): boolean {
  return nodes.some(
    (node) => node.kind === 'unknown' || (node.kind === 'element' && hasUnknown(node.children)),
  );
}
