import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { findToggle } from '../fields/find-toggle.ts';
import { isCalledButton, wordsAbout, type BoxFacts } from './element-rules.ts';

/** More texts than any rule allows; a page of texts is not copied at every depth. */
const mostTexts = 12;

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
    let drawing: string | null = null;
    for (const child of box.children) {
      if (!child.visible) continue;
      if (child.link !== null) links += 1;
      const drawn = drawingOf(child);
      if (drawn !== null) {
        shapes += 1;
        drawing ??= drawn;
      } else if (child.kind === 'text') texts.push(child);
      else if (child.kind === 'box') {
        const inner = this.of(child);
        texts.push(...inner.texts.slice(0, mostTexts - texts.length));
        shapes += inner.shapes;
        drawing ??= inner.drawing;
        links += inner.links;
        toggles += Math.max(inner.toggles, findToggle(child) === null ? 0 : 1);
        components += inner.components + (child.componentId === null ? 0 : 1);
        buttons += Math.max(inner.buttons, isCalledButton(wordsAbout(child)) ? 1 : 0);
      }
    }
    return { texts: texts.slice(0, mostTexts), shapes, drawing, buttons, links, toggles, components };
  }
}

/** What a drawing or a picture is called, be its shape there or not; `null` for anything else. */
function drawingOf(node: LayoutNode): string | null {
  if (node.kind === 'vector') return node.componentName ?? node.name;
  if (node.kind === 'image') return node.name;
  return node.kind === 'box' ? (node.standsFor?.name ?? null) : null;
}
