/** What the rules know about a box besides its own layer: its ancestors, and its descendants, counted once. */
import type { ComponentGroup } from '../components/grouping/component-group.ts';
import { propertyOf } from '../css/properties.ts';
import { flowOf, isOutOfFlow } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { type BoxFacts, hasButtonName, nameWordsOf } from './element-rules.ts';
import type { FieldElement, FieldTexts } from './forms/find-field.ts';
import { findToggle } from './forms/find-toggle.ts';

/** The ancestors and siblings of one layer. */
export interface AncestorContext {
  readonly depth: number;
  /** Tags of its ancestors, outermost first, without plain boxes. */
  readonly around: readonly string[];
  readonly isInInteractive: boolean;
  /** A header no higher than a bar is around it. */
  readonly isInBar: boolean;
  /** The element reference of the outermost section around it. */
  readonly section: string | null;
  /** The nearest occurrence of a component around it. */
  readonly occurrence: LayoutNode | null;
  readonly group: ComponentGroup | null;
  /** The field of which a text in it would be the placeholder. */
  readonly field: FieldElement | null;
  /** The text directly before it. */
  readonly caption: LayoutText | null;
  /** The text directly after it in a column. */
  readonly note: LayoutText | null;
  /** The only text of the layer before it. */
  readonly titleBefore: LayoutText | null;
  readonly isInLabel: boolean;
  /** The texts of the field that is the only one in a box around it, if they are apart from the field. */
  readonly fieldTexts: (FieldTexts & { readonly box: LayoutBox }) | null;
  /** A small box with one checkbox, radio button or switch is around it. */
  readonly isInChoice: boolean;
  /** A painted box of a button's size is around it. */
  readonly isInBadge: boolean;
  /** The self-contained columns around it, outermost first. */
  readonly columns: readonly string[];
  /** A heading of several lines is around it. */
  readonly isInHeading: boolean;
  /** A portrait is beside it or beside the box around it. */
  readonly isBesidePortrait: boolean;
  /** The titles of the lists in the footer around it. */
  readonly listTitles: ReadonlySet<LayoutText>;
  /** The nearest ancestor with several checkboxes, radio buttons or switches. */
  readonly toggleGroup: LayoutBox | null;
  /** The first text of the nearest ancestor with exactly one toggle. */
  readonly toggleText: string | null;
  /** The name of a brand may be large, but it is not a heading. */
  readonly isInLogo: boolean;
  /** It has siblings before and after it in a column. */
  readonly isBetween: boolean;
  /** The element reference of the list of which it may be an item. */
  readonly listRef: string | null;
}

/** The context of a page's root. */
export const pageContext: AncestorContext = {
  depth: 0,
  around: [],
  isInInteractive: false,
  isInBar: false,
  section: null,
  occurrence: null,
  group: null,
  field: null,
  caption: null,
  note: null,
  titleBefore: null,
  isInLabel: false,
  fieldTexts: null,
  isInChoice: false,
  isInBadge: false,
  columns: [],
  isInHeading: false,
  isBesidePortrait: false,
  listTitles: new Set(),
  toggleGroup: null,
  toggleText: null,
  isInLogo: false,
  isBetween: false,
  listRef: null,
};

/** Counts the descendants of each box once. */
export class BoxFactTable {
  readonly #facts = new Map<LayoutBox, BoxFacts>();

  of(box: LayoutBox): BoxFacts {
    const facts = this.#facts.get(box) ?? this.#count(box);
    this.#facts.set(box, facts);
    return facts;
  }

  #count(box: LayoutBox): BoxFacts {
    const texts: LayoutText[] = [];
    let [shapes, buttons, links, toggles, components] = [0, 0, 0, 0, 0];
    let graphicName: string | null = null;
    for (const child of box.children) {
      if (!child.visible) continue;
      if (child.link !== null || child.inferredKind === 'link') links += 1;
      const ownGraphic = graphicNameOf(child);
      if (ownGraphic !== null) {
        shapes += 1;
        graphicName ??= ownGraphic;
      } else if (child.kind === 'text') texts.push(child);
      else if (child.kind === 'box' && child.inferredKind !== 'key') {
        const inner = this.of(child);
        texts.push(...inner.texts.slice(0, maxTexts - texts.length));
        shapes += inner.shapes;
        graphicName ??= inner.graphicName;
        links += inner.links;
        toggles += Math.max(inner.toggles, findToggle(child) === null ? 0 : 1);
        components += inner.components + (child.componentId === null ? 0 : 1);
        const isButton = child.inferredKind === 'button' || hasButtonName(nameWordsOf(child));
        buttons += Math.max(inner.buttons, isButton ? 1 : 0);
      }
    }
    return { texts: texts.slice(0, maxTexts), shapes, graphicName, buttons, links, toggles, components };
  }
}

/** More texts than any rule allows, so that a page of texts is not copied at every depth. */
const maxTexts = 12;

/** Returns the name of a vector, an image or an instance without shapes; `null` for other layers. */
function graphicNameOf(node: LayoutNode): string | null {
  if (node.kind === 'vector') return node.componentName ?? node.name;
  if (node.kind === 'image') return node.name;
  return node.kind === 'box' ? (node.standsFor?.name ?? null) : null;
}

/** Whether a box is only a horizontal line: a border, or a box as thin as one. */
export function isDivider({ children, style, drawn: { width, height } }: LayoutBox): boolean {
  const painted = style.filter(({ property }) => propertyOf(property).paints);
  const [paint, more] = painted;
  if (children.length > 0 || paint === undefined || more !== undefined) return false;
  if (paint.property === 'border-top') return true;
  const isBar = height <= dividerSize.maxHeight && width >= dividerSize.minWidth;
  return isBar && /^background-(color|image)$/.test(paint.property) && !paint.value.includes('url(');
}

/** px; the sizes of a box that is a line. */
const dividerSize = { maxHeight: 2, minWidth: 40 };

/** Returns the children of a column that have siblings before and after them. */
export function findChildrenBetween(box: LayoutBox): ReadonlySet<LayoutNode> {
  if (flowOf(box) !== 'column') return new Set();
  return new Set(box.children.filter((child) => child.visible && !isOutOfFlow(child)).slice(1, -1));
}
