import type { LayoutText } from '../layout-tree.ts';
import { textOf } from '../widths/measure-widths.ts';
import { leadOf, type Woven } from './woven.ts';

export interface OtherWords {
  readonly text: LayoutText;
  /** The drawing in which something else is said. */
  readonly drawing: number;
}

/** Texts in whose place a narrower drawing says something else: meant so, or forgotten when the words were changed. */
export function findOtherWords(tree: Woven): readonly OtherWords[] {
  const found: OtherWords[] = [];
  const visit = (woven: Woven): void => {
    woven.nodes.forEach((node, drawing) => {
      if (node && drawing > 0) found.push(...compareIn(woven, drawing));
    });
    woven.children.forEach(visit);
  };
  visit(tree);
  return found;
}

/** Where as many texts are only in one drawing as only in the others, each stands for one of them. */
function compareIn({ children }: Woven, drawing: number): readonly OtherWords[] {
  const texts = children.flatMap((child) => {
    const lead = leadOf(child);
    return lead.kind === 'text' && lead.visible ? [{ child, lead }] : [];
  });
  const isOwn = ({ nodes }: Woven) => nodes.every((node, index) => (node !== null) === (index === drawing));
  const own = texts.filter(({ child }) => isOwn(child));
  const others = texts.filter(({ child: { nodes } }) => nodes[0] !== null && nodes[drawing] === null);
  if (own.length !== others.length) return [];
  return others.flatMap(({ lead }, index) => {
    const other = own[index]?.lead;
    return other && wordsOf(other) !== wordsOf(lead) ? [{ text: lead, drawing }] : [];
  });
}

/** Where lines end is no matter of words. */
function wordsOf(text: LayoutText): string {
  return textOf(text).replace(/\s+/g, ' ').trim();
}
