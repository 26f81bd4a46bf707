/**
 * Records how large each picture is drawn and whether it grows with the viewport. The sizes of image files are chosen
 * from these records, not here.
 */
import { findImageSize, type ImageSize } from '#design/image-header';
import type { DesignNode, ImagePaint } from '#design/tree';
import type { LayoutContext, PictureAtDrawnSize } from '../layout-context.ts';
import type {
  Declaration,
  LayoutImage,
  LayoutNode,
  LayoutPage,
  PictureOccurrence,
  Style,
} from '../layout-tree.ts';
import type { LengthReader } from '../responsive/length-reader.ts';

/** Records the drawn size of a picture, so that its file need not be larger. */
export function recordPicture(
  paint: ImagePaint,
  { id, name, box }: DesignNode,
  context: LayoutContext,
): void {
  const bytes = context.assets.get(paint.asset?.key ?? '');
  if (paint.asset === null || bytes === undefined) return;
  const layer = { id, name };
  const size = findImageSize(bytes);
  if (size === null) context.report('picture-unreadable', layer, {});
  else context.pictures.push({ layer, key: paint.asset.key, scale: drawnScaleOf(paint, box, size) });
}

function drawnScaleOf({ mode, rotation, transform }: ImagePaint, box: ImageSize, size: ImageSize): number {
  // A tiled picture is drawn at the px of its file.
  if (mode === 'tile') return 1;
  if (mode === 'crop' && transform !== null) {
    const [[a, c], [b, d]] = transform;
    const across = Math.hypot(a * size.width, b * size.height);
    const down = Math.hypot(c * size.width, d * size.height);
    return Math.max(box.width / Math.max(across, 1), box.height / Math.max(down, 1));
  }
  const turned = Math.abs(Math.round(rotation / 90)) % 2 === 1;
  const across = (turned ? box.height : box.width) / size.width;
  const down = (turned ? box.width : box.height) / size.height;
  return mode === 'fit' ? Math.min(across, down) : Math.max(across, down);
}

/** px of the widest common viewport. On wider ones a growing picture may blur. */
const widestCommonViewport = 1920;

/**
 * Adds to each picture the factor by which it may grow. A set width of the picture or of a box around it prevents
 * growing. Anything else, such as a wide viewport or a row that wraps, counts as growing.
 */
export function findPictureGrowth(
  pictures: readonly PictureAtDrawnSize[],
  pages: readonly LayoutPage[],
  read: LengthReader,
): readonly PictureOccurrence[] {
  const growing = new Map<string, number>();
  for (const { root, width } of pages) {
    const growth = Math.max(1, widestCommonViewport / Math.max(width, 1));
    const visit = (node: LayoutNode, isLimited: boolean): void => {
      if (!isLimited) growing.set(node.id, growth);
      if (node.kind !== 'box') return;
      const limitsChildren = isLimited && !canReflow(node.style);
      for (const child of node.children) visit(child, hasLimitedWidth(child, read) || limitsChildren);
    };
    visit(root, false);
  }
  return pictures.map((picture) => ({ ...picture, growth: growing.get(picture.layer.id) ?? null }));
}

/**
 * Whether children may get wider than drawn although their box does not, because they move to a line or column of their
 * own.
 */
function canReflow(style: Style): boolean {
  return style.some(
    ({ property, value, below }) =>
      (property === 'flex-wrap' && value === 'wrap') ||
      (property === 'grid-template-columns' && (below !== undefined || /auto-fi/.test(value))) ||
      (below !== undefined && /^(?:display|flex-direction)$/.test(property)),
  );
}

/** Whether an element is nowhere wider than drawn. */
function hasLimitedWidth({ style, drawn }: LayoutNode, read: LengthReader): boolean {
  const maxWidths = style.filter(({ property }) => property === 'max-width');
  const isLimit = ({ value }: Declaration) => (read(value) ?? Infinity) < drawn.width + 1;
  if (maxWidths.some(({ below }) => below === undefined) && maxWidths.every(isLimit)) return true;
  const widths = style.filter(({ property }) => property === 'width');
  const grows = style.some(({ property, value }) => property === 'flex' && !/^(?:none|0 0 )/.test(value));
  return !grows && widths.length > 0 && widths.every(isLimit);
}

/** px that exceed any first screen. */
const firstScreenHeight = 1200;

/** Lets a picture below the first screen load lazily. */
export function lazyLoadingOf(
  node: DesignNode,
  { tree, pages }: LayoutContext,
): Pick<LayoutImage, 'loadsLater'> {
  const page = tree.frames.find(({ root }) => root.id === pages.get(node.id));
  if (page === undefined) return {};
  return node.absoluteBox.y - page.root.absoluteBox.y > firstScreenHeight ? { loadsLater: true } : {};
}
