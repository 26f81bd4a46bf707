import type { ComponentGroup } from '../components/grouping/component-group.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { type BoxFacts, isCalledButton, nameWordsOf } from './element-rules.ts';
import type { FieldElement } from './forms/find-field.ts';
import { findToggle } from './forms/find-toggle.ts';

/** What one layer sees around it. */
export interface AncestorContext {
  readonly depth: number;
  /** Tags around it, outermost first; plain boxes left out. */
  readonly around: readonly string[];
  readonly interactive: boolean;
  /** The use of a component it stands in, and that component. */
  readonly occurrence: LayoutNode | null;
  readonly group: ComponentGroup | null;
  /** The field that a text in it would be. */
  readonly field: FieldElement | null;
  /** The text right before it. */
  readonly caption: LayoutText | null;
  readonly inLabel: boolean;
  /** The nearest box around it that holds several checkboxes, radio buttons or switches. */
  readonly choices: LayoutBox | null;
  /** What is said first in the nearest box around it that speaks of one of them. */
  readonly subject: string | null;
  /** A brand's name may be large, and heads nothing. */
  readonly inLogo: boolean;
  /** Something stands before and after it in a column. */
  readonly isBetween: boolean;
  /** The place of the list that it would be an item of. */
  readonly listRef: string | null;
}

/** What a whole page sees. */
export const pageContext: AncestorContext = {
  depth: 0,
  around: [],
  interactive: false,
  occurrence: null,
  group: null,
  field: null,
  caption: null,
  inLabel: false,
  choices: null,
  subject: null,
  inLogo: false,
  isBetween: false,
  listRef: null,
};

/** More texts than any rule allows; a page of texts is not copied at every depth. */
const maxTexts = 12;

/** What is in each box, counted once. */
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
      if (child.link !== null) links += 1;
      const ownGraphic = graphicNameOf(child);
      if (ownGraphic !== null) {
        shapes += 1;
        graphicName ??= ownGraphic;
      } else if (child.kind === 'text') texts.push(child);
      else if (child.kind === 'box') {
        const inner = this.of(child);
        texts.push(...inner.texts.slice(0, maxTexts - texts.length));
        shapes += inner.shapes;
        graphicName ??= inner.graphicName;
        links += inner.links;
        toggles += Math.max(inner.toggles, findToggle(child) === null ? 0 : 1);
        components += inner.components + (child.componentId === null ? 0 : 1);
        buttons += Math.max(inner.buttons, isCalledButton(nameWordsOf(child)) ? 1 : 0);
      }
    }
    return { texts: texts.slice(0, maxTexts), shapes, graphicName, buttons, links, toggles, components };
  }
}

/** What a drawing or a picture is called, be its shape there or not; `null` for anything else. */
function graphicNameOf(node: LayoutNode): string | null {
  if (node.kind === 'vector') return node.componentName ?? node.name;
  if (node.kind === 'image') return node.name;
  return node.kind === 'box' ? (node.standsFor?.name ?? null) : null;
}

const paintProperties = /^(?:background|border|outline|box-shadow|mask|filter)/;

/** Whether a box is nothing but a level line. */
export function isDivider({ children, style }: LayoutBox): boolean {
  const painted = style.filter(({ property }) => paintProperties.test(property));
  return children.length === 0 && painted.length === 1 && painted[0]?.property === 'border-top';
}

/** The children that have others before and after them in the column of a box. */
export function findChildrenBetween({ style, children }: LayoutBox): ReadonlySet<LayoutNode> {
  const declares = (wanted: string, value: string) =>
    style.some(({ property, value: own }) => property === wanted && own === value);
  if (!declares('display', 'flex') || !declares('flex-direction', 'column')) return new Set();
  return new Set(
    children.filter(({ visible, style: own }) => visible && !own.some(isOutOfFlowDeclaration)).slice(1, -1),
  );
}

function isOutOfFlowDeclaration({ property, value }: LayoutBox['style'][number]): boolean {
  return property === 'position' && (value === 'absolute' || value === 'fixed');
}
