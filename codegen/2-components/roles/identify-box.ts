import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import type { FieldBook } from '../fields/field-book.ts';
import { captionedBox, findField, isCalledField, type FieldForm } from '../fields/find-field.ts';
import { findToggle, type Toggle } from '../fields/find-toggle.ts';
import { textOfLayer } from '../text-of-layer.ts';
import type { BoxFactTable } from './box-fact-table.ts';
import { wordsAbout, type BoxPlace } from './element-rules.ts';
import { isRule } from './is-rule.ts';
import type { Surroundings } from './surroundings.ts';
import { tagOfBox, type CanFollow } from './tag-of-box.ts';

/** What a box is by itself: whether a table or list around it makes more of a plain one is another question. */
export interface BoxIdentity {
  readonly tag: string;
  /** How it is a field. */
  readonly form: FieldForm | null;
}

/** What reading a box takes along. */
export interface BoxReading {
  readonly facts: BoxFactTable;
  readonly fields: FieldBook;
  readonly canFollow: CanFollow;
  /** Whether a layer is a component of its own. */
  readonly isUse: (node: LayoutNode) => boolean;
}

/** A box as the rules see it. */
export function placeOfBox(
  box: LayoutBox,
  { depth, around }: Pick<Surroundings, 'depth' | 'around'>,
  facts: BoxFactTable,
): BoxPlace {
  return { box, depth, around, words: wordsAbout(box), facts: facts.of(box) };
}

/** Finds what a box is by itself; the mark of a toggle is noted as the field it is. */
export function identifyBox(at: BoxPlace, here: Surroundings, reading: BoxReading): BoxIdentity {
  const toggle = takeToggle(at, here, reading.fields);
  const isInside = here.interactive || here.inLabel || toggle !== null;
  const ruled = here.depth === 0 ? 'main' : tagOfBox(at, isInside, reading.canFollow);
  if (toggle !== null) {
    return { tag: !here.inLabel && canLabel(at.box, toggle.mark, reading) ? 'label' : ruled, form: null };
  }
  const form = formOf(at, ruled, here);
  if (form === 'empty') return { tag: 'input', form };
  // At the end of what it stands in a line underlines; between things it parts them.
  if (ruled === 'div' && here.isBetween && here.list === null && !isInside && isRule(at.box))
    return { tag: 'hr', form: null };
  const isLabel =
    ruled === 'div' &&
    form === null &&
    !here.interactive &&
    (speaksOfOne(at, here, reading) || isLabelOf(at.box, here, reading));
  return { tag: isLabel ? 'label' : ruled, form };
}

function takeToggle({ box, facts }: BoxPlace, here: Surroundings, fields: FieldBook): Toggle | null {
  if (here.interactive || here.depth === 0 || fields.of(box) !== null) return null;
  const toggle = findToggle(box);
  if (toggle === null) return null;
  const [text] = facts.texts;
  const said = box.decided?.label ?? (text && textOfLayer(text).trim()) ?? here.subject;
  fields.noteToggle(toggle, here.choices, said ?? undefined);
  return toggle;
}

/** What is pressed or already in a field is none. */
function formOf(
  at: BoxPlace,
  tag: string,
  { field, interactive, caption, depth, inLabel }: Surroundings,
): FieldForm | null {
  if (field !== null || interactive || depth === 0 || tag === 'a' || tag === 'button') return null;
  return findField(at, caption, inLabel);
}

/** px up to which a box is a row or card that is pressed as a whole. */
const highestChoice = 120;

/** Whether all that is in a box is one toggle and a few words about it. */
function speaksOfOne({ box, facts }: BoxPlace, here: Surroundings, reading: BoxReading): boolean {
  const { texts, toggles, buttons, links } = facts;
  const isFit = texts.length <= 3 && buttons + links === 0 && box.drawn.height <= highestChoice;
  if (here.inLabel || here.depth === 0 || toggles !== 1 || !isFit) return false;
  const mark = findMarkIn(box);
  return mark !== null && canLabel(box, mark, reading);
}

/** The mark of the first toggle in a box. */
function findMarkIn({ children }: LayoutBox): LayoutBox | null {
  for (const child of children) {
    const isBox = child.kind === 'box' && child.visible;
    const found = isBox ? (findToggle(child)?.mark ?? findMarkIn(child)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether what is in a box makes it a label that linters know for one: with plain words in it, and its control. */
function canLabel(box: LayoutBox, mark: LayoutBox, { isUse }: BoxReading): boolean {
  const isPlain = (node: LayoutNode) =>
    node.kind === 'text' &&
    node.visible &&
    node.blocks.some(({ runs }) => runs.some(({ style }) => style.length === 0));
  const holds = (node: LayoutBox): boolean =>
    node === mark || node.children.some((child) => child.kind === 'box' && !isUse(child) && holds(child));
  return box.children.some(isPlain) && holds(box);
}

/** A box around one field and the texts about it, the first of them before it. */
function isLabelOf(box: LayoutBox, here: Surroundings, { facts, canFollow }: BoxReading): boolean {
  const inside = here.inLabel || here.depth === 0 ? null : captionedBox(box);
  if (inside === null) return false;
  const at = placeOfBox(inside.box, { ...here, depth: here.depth + 1 }, facts);
  return (
    tagOfBox(at, false, canFollow) === 'div' &&
    findField(at, inside.caption, isCalledField(wordsAbout(box))) !== null
  );
}
