/**
 * Finds fields by how they are drawn, in any language: a framed box with a text at its start below a caption, or before a
 * button. Toggles are found in `find-drawn-toggles.ts`. Layer names and words are read elsewhere
 * (`find-field.ts`, `find-toggle.ts`). Kinds are marked, and captions that are not in the same box become labels.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import {
  leavesIn,
  mapLayout,
  mapLayoutNode,
  textOfLayer,
  textsIn,
  visibleChildren,
} from '../../components/walk-layout.ts';
import { px } from '../../css/css-values.ts';
import { flowOf, isPainted } from '../../css/style-queries.ts';
import type {
  InferredKind,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutTree,
  Style,
} from '../../layout/layout-tree.ts';
import { createBox, unionOf, wrapChildren } from '../structure/nested-boxes.ts';
import { PageColours } from '../page-colours.ts';
import { isFieldCaption } from './field-kind.ts';
import {
  type FoundField,
  type FoundFields,
  maxLayers,
  isButtonBox,
  labelOf,
  boxesIn,
  isPlainlyPainted,
} from './drawn-controls.ts';
import { findByIcons, findNamedChoices } from './find-icon-fields.ts';
import {
  captionsByEdge,
  type FieldShape,
  fieldSize,
  isOption,
  maxIcon,
  readShape,
} from './read-field-shape.ts';
import { addClearButton, evenControl } from './even-controls.ts';
import { findMarks, findRowChecks, findSwitches, findToggles } from './find-drawn-toggles.ts';
import { findSwatches } from './find-swatches.ts';
import { markFieldBars } from './mark-field-bars.ts';
import { markSliders } from './mark-sliders.ts';

/** Marks the fields and toggles of all pages. */
export function markDrawnFields(drawn: LayoutTree, lexicon: Lexicon): LayoutTree {
  const layout = gatherBars(markFieldBars(markSliders(markShortcuts(drawn))), lexicon);
  const colours = new PageColours(layout);
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    // What tells more about a field comes later.
    const found = new Map<LayoutNode, FoundField>([
      ...findBesideButtons(page.root),
      ...findByIcons(page.root, colours, lexicon),
      ...findNamedChoices(page.root),
      ...findToggles(page.root),
      ...findRowChecks(page.root, lexicon),
      ...findSwitches(page.root),
      ...findMarks(page.root),
      ...findSwatches(page.root),
      ...findCaptioned(page.root, lexicon),
      ...findInBars(page.root, lexicon),
    ]);
    if (found.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const field = found.get(drawn);
      if (field === undefined) return wrapLabels(node, drawn, found);
      const label = field.label === null ? {} : { inferredLabel: field.label };
      const entry = field.entry === undefined ? {} : { inferredEntry: field.entry };
      const even = node.kind === 'box' ? evenControl(node, field.kind) : node;
      const marked = { ...even, inferredKind: field.kind, ...label, ...entry };
      return addClearButton(marked, drawn, field, lexicon);
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

/** Puts each field and the caption directly before it in a column into a box, which becomes their `label`. */
function wrapLabels(
  node: LayoutNode,
  drawn: LayoutNode,
  found: ReadonlyMap<LayoutNode, FoundField>,
): LayoutNode {
  if (node.kind !== 'box' || drawn.kind !== 'box' || flowOf(node) !== 'column') return node;
  const shown = visibleChildren(drawn);
  const isField = (child: LayoutNode | undefined) => {
    const caption = child === undefined ? undefined : found.get(child)?.caption;
    return caption !== undefined && caption === shown[shown.indexOf(child ?? caption) - 1];
  };
  // With nothing but texts beside them, the box around them is their label.
  if (shown.filter((child) => child.kind !== 'text').length < 2 && isField(shown[1])) return node;
  return shown.filter(isField).reduceRight((box: LayoutBox, field) => {
    const caption = found.get(field)?.caption ?? field;
    const range = [drawn.children.indexOf(caption), drawn.children.indexOf(field) + 1] as const;
    return wrapChildren(box, range, { name: 'label', kind: 'label' });
  }, node);
}

/** Marks the keyboard shortcuts in boxes that may be fields: a key in a small box beside the only other text. */
function markShortcuts(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box' || flowOf(node) !== 'row' || !isPainted(node)) return node;
    if (node.drawn.height > fieldSize.maxHeight || node.drawn.width < fieldSize.minWidth) return node;
    const keys = visibleChildren(node).filter(isShortcut);
    const [key, more] = keys;
    if (key === undefined || more !== undefined || textsIn(node).length !== 2) return node;
    return {
      ...node,
      children: node.children.map((child) =>
        child === key ? { ...child, inferredKind: 'key' as const } : child,
      ),
    };
  });
}

/** Whether a painted box contains only the name of a key, or of several that are pressed together. */
function isShortcut(node: LayoutNode): boolean {
  if (node.kind !== 'box' || !isPainted(node) || node.decided?.kind !== undefined || node.link !== null)
    return false;
  const [text, more] = textsIn(node);
  if (text === undefined || more !== undefined || node.drawn.width > maxShortcutWidth) return false;
  return /^(\/|([⌘⌥⇧⌃^]|(ctrl|cmd|alt|shift|strg)\b)\s*\+?\s*[\p{L}\p{N}/])$/iu.test(
    textOfLayer(text).trim(),
  );
}

/** px; the widest box of a shortcut. */
const maxShortcutWidth = 80;

/** Pairs of a caption and a box from which all of them are fields, whatever they say. */
const minPairs = 2;

function findCaptioned(root: LayoutBox, lexicon: Lexicon): FoundFields {
  const shapes = boxesIn(root).flatMap((box) => readShape(box) ?? []);
  if (shapes.length === 0) return [];
  const inside = new Set(shapes.map(({ text }) => text));
  const captions = captionsByEdge(textsIn(root).filter((text) => !inside.has(text)));
  const pairs = shapes.flatMap((shape) => {
    const caption = captions(shape.box);
    return caption === null ? [] : [{ shape, caption }];
  });
  const known = pairs.filter(({ caption }) => isFieldCaption(textOfLayer(caption), lexicon));
  return pairs.length >= minPairs || known.length > 0
    ? pairs.map(({ shape, caption }) => [
        shape.box,
        { kind: kindOf(shape), label: labelOf(caption), caption },
      ])
    : [];
}

function kindOf({ isMultiLine, opensList, text }: FieldShape): InferredKind {
  if (isMultiLine) return 'text-area';
  return opensList && isOption(textOfLayer(text)) ? 'choice' : 'field';
}

/** px by which the heights of a field and the button beside it may differ, and the least width of such a field. */
const besideButton = { difference: 8, minWidth: 140 };

/** A framed text beside a button of its height is a field. */
function findBesideButtons(root: LayoutBox): FoundFields {
  return [root, ...boxesIn(root)].flatMap((parent) => {
    if (flowOf(parent) !== 'row') return [];
    const shown = visibleChildren(parent);
    return shown.flatMap((child, index): FoundFields => {
      const button = [shown[index + 1], shown[index - 1]].find((beside) => beside && isButtonBox(beside));
      if (child.kind !== 'box' || button === undefined) return [];
      const difference = Math.abs(button.drawn.height - child.drawn.height);
      if (difference > besideButton.difference || child.drawn.width < besideButton.minWidth) return [];
      const shape = readShape(child);
      return shape === null || shape.isMultiLine || shape.opensList
        ? []
        : [[child, { kind: 'field', label: null }]];
    });
  });
}

/** px; sizes of a painted box around a field and its button, and the space around the button. */
const barSize = { minHeight: 40, maxHeight: 88, minWidth: 200, maxWidth: 900, minInset: 2, maxInset: 20 };

/** What is in a painted box beside a button. */
interface Bar {
  readonly content: readonly LayoutNode[];
  readonly text: LayoutText;
}

/** Reads a painted box of a hint and a button that is in it, with an icon at most; `null` where it is anything else. */
function readBar(box: LayoutBox, lexicon: Lexicon): Bar | null {
  const { drawn, decided, link, inferredKind } = box;
  if (decided?.kind !== undefined || link !== null || inferredKind !== undefined) return null;
  if (flowOf(box) !== 'row' || !isPlainlyPainted(box)) return null;
  if (drawn.height < barSize.minHeight || drawn.height > barSize.maxHeight) return null;
  if (drawn.width < barSize.minWidth || drawn.width > barSize.maxWidth) return null;
  const shown = visibleChildren(box);
  const button = [shown.at(-1), shown[0]].find((one) => one !== undefined && isButtonBox(one));
  if (button === undefined) return null;
  const inset = (drawn.height - button.drawn.height) / 2;
  if (inset < barSize.minInset || inset > barSize.maxInset || button.drawn.width > drawn.width / 2)
    return null;
  const content = shown.filter((one) => one !== button);
  // A field with a frame of its own is found by that.
  if (content.some((one) => one.kind === 'box' && isPainted(one))) return null;
  const leaves = content.flatMap((one) => leavesIn(one, maxLayers) ?? [one]);
  const [text, more] = leaves.filter((leaf) => leaf.kind === 'text');
  const icons = leaves.filter((leaf) => leaf !== text);
  if (text === undefined || more !== undefined || icons.length > 1 || text.blocks.length !== 1) return null;
  const areSmall = icons.every(
    (icon) => icon.kind !== 'image' && Math.max(icon.drawn.width, icon.drawn.height) <= maxIcon,
  );
  return areSmall && isFieldHint(textOfLayer(text), lexicon) ? { content, text } : null;
}

/** Whether words say what to type: an address as an example, or the topic of a field. */
function isFieldHint(words: string, lexicon: Lexicon): boolean {
  const isAddress = /^\S+@\S+\.\S+$/u.test(words.trim());
  return isAddress || (lexicon.fieldTopicIn(words) !== null && !lexicon.isAction(words));
}

/** Puts the icon and the hint beside the button of a painted box into a box of their own, where they have none. */
function gatherBars(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  return mapLayout(layout, (node) => {
    const bar = node.kind === 'box' ? readBar(node, lexicon) : null;
    const [first, more] = bar?.content ?? [];
    if (node.kind !== 'box' || bar === null || first === undefined) return node;
    if (first.kind === 'box' && more === undefined) {
      const field = { ...first, style: grow(first.style), children: growTexts(first.children) };
      return { ...node, children: node.children.map((child) => (child === first ? field : child)) };
    }
    const [start, end] = [node.children.indexOf(first), node.children.indexOf(bar.content.at(-1) ?? first)];
    const content = node.children.slice(start, end + 1);
    const gap = more === undefined ? 0 : (more.drawn.x ?? 0) - (first.drawn.x ?? 0) - first.drawn.width;
    const { inferredKind: _, ...field } = createBox(
      { name: 'field', kind: 'group' },
      { id: `${first.id}/field`, visible: true, drawn: unionOf(content) },
      growTexts(content),
    );
    const style = [
      { property: 'display', value: 'flex' },
      { property: 'align-items', value: 'center' },
      ...(gap > 0 ? [{ property: 'gap', value: px(Math.round(gap)) }] : []),
      ...grow([]),
    ];
    const children = [...node.children.slice(0, start), { ...field, style }, ...node.children.slice(end + 1)];
    return { ...node, children };
  });
}

/** A style with what lets a box take the space that a button leaves. */
function grow(style: Style): Style {
  const kept = style.filter(
    ({ property }) => !/^((min-|max-)?width|flex(-(grow|shrink|basis))?)$/.test(property),
  );
  return [...kept, { property: 'flex', value: '1 1 0' }, { property: 'min-width', value: '0' }];
}

/** The hint is where people type, so it is as wide as there is space. */
function growTexts(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  return nodes.map((node) => (node.kind === 'text' ? { ...node, style: grow(node.style) } : node));
}

/** What is beside the button in a painted box is a field, whose frame is the box around both. */
function findInBars(root: LayoutBox, lexicon: Lexicon): FoundFields {
  return [root, ...boxesIn(root)].flatMap((box): FoundFields => {
    const [content, more] = readBar(box, lexicon)?.content ?? [];
    return content?.kind === 'box' && more === undefined ? [[content, { kind: 'field', label: null }]] : [];
  });
}
