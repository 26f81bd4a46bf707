/**
 * Which pictures keep their size and which grow with the page. A set width, or a box of one around it, holds a picture;
 * whatever else can happen to it in a wide viewport, or where rows break into lines, counts as growing.
 */
import type { DrawnPicture } from '../laying.ts';
import type { Declaration, LayoutNode, LayoutPage, PictureUse, Style } from '../layout-tree.ts';
import type { LengthReader } from '../widths/read-length.ts';

/** px of the widest viewport that is common; on a wider one a picture that grows may blur. */
const widest = 1920;

/** The same pictures, with what each may grow by. */
export function findGrowth(
  pictures: readonly DrawnPicture[],
  pages: readonly LayoutPage[],
  read: LengthReader,
): readonly PictureUse[] {
  const growing = new Map<string, number>();
  for (const { root, width } of pages) {
    const growth = Math.max(1, widest / Math.max(width, 1));
    const look = (node: LayoutNode, isHeld: boolean): void => {
      if (!isHeld) growing.set(node.id, growth);
      if (node.kind !== 'box') return;
      const holds = isHeld && !rearranges(node.style);
      for (const child of node.children) look(child, keepsWidth(child, read) || holds);
    };
    look(root, false);
  }
  return pictures.map((picture) => ({ ...picture, growth: growing.get(picture.layer.id) ?? null }));
}

/** Whether a style says that its element is nowhere wider than drawn. */
function keepsWidth({ style, drawn }: LayoutNode, read: LengthReader): boolean {
  const most = style.filter(({ property }) => property === 'max-width');
  const isLimit = ({ value }: Declaration) => (read(value) ?? Infinity) < drawn.width + 1;
  if (most.some(({ below }) => below === undefined) && most.every(isLimit)) return true;
  const widths = style.filter(({ property }) => property === 'width');
  const grows = style.some(({ property, value }) => property === 'flex' && !/^(?:none|0 0 )/.test(value));
  return !grows && widths.length > 0 && widths.every(isLimit);
}

/** Whether what is in a box may get wider than drawn although the box does not: on a line or in a column of its own. */
function rearranges(style: Style): boolean {
  return style.some(
    ({ property, value, below }) =>
      (property === 'flex-wrap' && value === 'wrap') ||
      (property === 'grid-template-columns' && (below !== undefined || /auto-fi/.test(value))) ||
      (below !== undefined && /^(?:display|flex-direction)$/.test(property)),
  );
}
