/** Finds fields by the icons in them: a search with a magnifier, a time with a clock, a choice with a chevron and a name. */
import type { Lexicon } from '#design/lexicon/lexicon';
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import type { PageColours } from '../page-colours.ts';
import { boxesIn, type FoundFields, isPlainlyPainted, labelOf, maxLayers, nameOf } from './drawn-controls.ts';
import { captionsByEdge, isOption, readShape } from './read-field-shape.ts';

/** px; the least width of a field that only its icon shows. */
const minIconFieldWidth = { search: 120, time: 80 };

/** A light text behind a magnifier, and a time with a clock, are fields without any caption. */
export function findByIcons(root: LayoutBox, colours: PageColours, lexicon: Lexicon): FoundFields {
  const captions = captionsByEdge(textsIn(root));
  return [root, ...boxesIn(root)].flatMap((parent): FoundFields => {
    const shown = visibleChildren(parent);
    return shown.flatMap((box): FoundFields => {
      const shape = box.kind === 'box' ? readShape(box, isPlainlyPainted) : null;
      if (shape === null || shape.isMultiLine || shape.opensList) return [];
      const [icon, ending, more] = shape.icons;
      const clears = ending !== undefined && isCross(ending) && more === undefined;
      if (icon === undefined || (ending !== undefined && !clears)) return [];
      const sign = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
      const { width } = box.drawn;
      if (sign === 'clock' && isTime(textOfLayer(shape.text)) && width >= minIconFieldWidth.time)
        return [
          [
            box,
            {
              kind: 'field',
              label: nameOf(captions(shape.box) ?? findTextBefore(shape.box, root)),
              entry: 'time',
            },
          ],
        ];
      const asksToSearch = lexicon.fieldTopicIn(textOfLayer(shape.text)) === 'search';
      const isSearch = sign === 'search' || (asksToSearch && hasSearchName(icon));
      if (!isSearch || width < minIconFieldWidth.search || isAmongItems(box, shown)) return [];
      // What can be cleared has been typed in, so it says nothing about the field.
      if (clears)
        return [[box, { kind: 'field', label: lexicon.label('search'), entry: 'search', clears: ending }]];
      const isHint =
        asksToSearch || (!colours.isInk(shape.text) && !colours.isLightOnDark(shape.text, shape.box));
      return isHint ? [[box, { kind: 'field', label: null, entry: 'search' }]] : [];
    });
  });
}

function isCross(icon: LayoutNode): boolean {
  return icon.kind === 'vector' && recognizeIcon(icon.svg) === 'close';
}

/** Items from which a box among them is one of them too, and px by which their sizes differ. */
const itemLimits = { min: 2, drift: 2 };

/** Whether a box has siblings of its size with an icon before a short text, as the entries of a navigation have. */
function isAmongItems(box: LayoutNode, siblings: readonly LayoutNode[]): boolean {
  const items = siblings.filter((other) => {
    const isNear = (side: 'width' | 'height') =>
      Math.abs(other.drawn[side] - box.drawn[side]) <= itemLimits.drift;
    const leaves = other === box ? null : leavesIn(other, maxLayers);
    const [icon] = leaves ?? [];
    return icon?.kind === 'vector' && textsIn(other).length > 0 && isNear('width') && isNear('height');
  });
  return items.length >= itemLimits.min;
}

/**
 * A framed text before the icon of a list is a choice where something names it: the words before a colon, as in
 * `Sort by: Price`, or a short text directly before the frame.
 */
export function findNamedChoices(root: LayoutBox): FoundFields {
  return boxesIn(root).flatMap((box): FoundFields => {
    const shape = readShape(box);
    if (shape === null || shape.isMultiLine || !shape.opensList) return [];
    const words = textOfLayer(shape.text).trim();
    const [, label] = /^(\p{L}[^:：]{1,23})\s*[:：]\s*\S/u.exec(words) ?? [];
    if (label !== undefined) return [[box, { kind: 'choice', label: label.trim() }]];
    const before = isOption(words) ? findTextBefore(box, root) : null;
    return before !== null && isLabel(before) ? [[box, { kind: 'choice', label: labelOf(before) }]] : [];
  });
}

/** Letters of the words before a choice that name it. */
const maxLabel = 24;

function isLabel(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return /\p{L}{2}/u.test(words) && words.length <= maxLabel && !/[.!?\d]$/u.test(words);
}

function hasSearchName(icon: LayoutNode | undefined): boolean {
  const name = icon?.kind === 'vector' ? `${icon.componentName ?? ''} ${icon.name}` : '';
  return / (search|magnif\w*|loupe|lens) /.test(` ${wordsOf(name).join(' ')} `);
}

/** px between a field and the words before it on its line. */
const maxTextGap = 40;

/** Returns the text directly before a box on the same line. */
function findTextBefore({ drawn: { x, y, height } }: LayoutBox, root: LayoutBox): LayoutText | null {
  if (x === undefined || y === undefined) return null;
  const found = textsIn(root).find(({ drawn }) => {
    const middle = (drawn.y ?? Number.NaN) + drawn.height / 2;
    const gap = x - (drawn.x ?? Number.NaN) - drawn.width;
    return middle > y && middle < y + height && gap >= 0 && gap <= maxTextGap;
  });
  return found ?? null;
}

/** Whether a text is a time as an input takes it. */
function isTime(words: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(words.trim());
}
