import type { BoxNode, DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { groupBy } from '../../group-by.ts';
import { isDefaultName, withoutSiblingNumber } from '../../naming/identifiers.ts';
import { driftTolerance } from '../tolerances.ts';

/**
 * Finds the boxes of one size with different pictures, as the cards of a list have. Their pictures are content also where
 * something lies on them, and a style cannot be given content. The names that Figma gives to layers, such as `image 12`, say
 * nothing. A badge may be drawn on a picture without a frame around both.
 */
export function findVaryingPictures({ frames }: DesignTree): ReadonlySet<string> {
  const pictures: Picture[] = [];
  for (const node of walkLayers(
    frames.map(({ root }) => root),
    ({ visible }) => visible,
  )) {
    if (node.kind !== 'box' || !node.visible) continue;
    const key = keyOfOnlyFill(node);
    if (key !== null) pictures.push({ id: node.id, key, name: nameOf(node), size: node.box });
  }
  const alike = [...groupBy(pictures, ({ name }) => name).values()]
    .flatMap((some) => splitBySize(some, 'width'))
    .flatMap((some) => splitBySize(some, 'height'));
  return new Set(
    alike.flatMap((some) => (new Set(some.map(({ key }) => key)).size > 1 ? some.map(({ id }) => id) : [])),
  );
}

interface Picture {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly size: Pick<BoxNode['box'], 'width' | 'height'>;
}

/** The name that the designer gave to a layer, without the number that tells it from others; empty where there is none. */
function nameOf({ name }: BoxNode): string {
  return isDefaultName(name) ? '' : withoutSiblingNumber(name);
}

/** Splits pictures into those of one length, apart from the drift of a hand. */
function splitBySize(
  pictures: readonly Picture[],
  side: 'width' | 'height',
): readonly (readonly Picture[])[] {
  const groups: Picture[][] = [];
  let last = Number.NaN;
  for (const picture of pictures.toSorted((one, other) => one.size[side] - other.size[side])) {
    const length = picture.size[side];
    if (length - last <= driftTolerance) groups.at(-1)?.push(picture);
    else groups.push([picture]);
    last = length;
  }
  return groups;
}

/** The key of the only fill of a box, where it is a plain picture. */
function keyOfOnlyFill({ fills }: BoxNode): string | null {
  const [paint, more] = fills;
  if (paint?.kind !== 'image' || more !== undefined) return null;
  return paint.mode === 'fill' && paint.rotation % 360 === 0 ? (paint.asset?.key ?? null) : null;
}
