/** What an export of Figma's shows better than what the file holds. */
import { findImageSize } from '#design/image-size';
import type { AssetRef } from '#design/snapshot';
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { cssNumber, px } from '../css-values.ts';
import { cleanSvg, type CleanSvg } from '../draw/clean-svg.ts';
import { splitSvg } from '../draw/split-svg.ts';
import type { ExportPart, Laid, Laying, Slot } from '../laying.ts';
import type { LayoutBox, LayoutImage, LayoutVector } from '../layout-tree.ts';
import { loadLater } from '../pictures/load-later.ts';
import { isLifted, nodeCommon, putWhere } from '../node-common.ts';
import { finish, put, type Sheet } from '../sheet.ts';
import { shownIds, straighten } from './upright.ts';
import { contains } from '../visual-bounds.ts';
import { decodeUtf8 } from '../utf8.ts';

/** Lays a node out as Figma's export of it. */
export function layOutExport(node: DesignNode, exported: AssetRef, slot: Slot, laying: Laying): Laid {
  const clean = cleanExport(node, exported, laying);
  if (clean !== null) {
    const area = findArea(node, clean, 1, laying);
    return layOutMarkup(
      node,
      { body: clean.body, corner: { x: -area.x, y: -area.y }, clips: false },
      slot,
      laying,
    );
  }
  const upright = straighten(node);
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying, true);
  return layOutPicture(node, upright, exported, sheet, laying);
}

function cleanExport(node: DesignNode, exported: AssetRef, laying: Laying): CleanSvg | null {
  const bytes = laying.assets.get(exported.key);
  if (exported.mime !== 'image/svg+xml' || bytes === undefined) return null;
  return cleanSvg(decodeUtf8(bytes), node.id);
}

/** Notes what each child shows of a frame's export, where it can be told; the frame is then laid out as any other. */
export function partExport(node: DesignNode, exported: AssetRef, laying: Laying): node is BoxNode {
  if (node.kind !== 'box' || node.rotation !== 0 || node.flip.x || node.flip.y) return false;
  const clean = cleanExport(node, exported, laying);
  if (clean === null) return false;
  const area = findArea(node, clean, 1, laying);
  const parts = splitSvg(node, clean.body, { x: -area.x, y: -area.y });
  for (const child of parts === null ? [] : node.children) {
    const corner = { x: child.box.x - area.x, y: child.box.y - area.y };
    const body = parts?.get(child.id);
    if (body !== undefined) laying.exportParts.set(child.id, { body, corner, clips: true });
  }
  return parts !== null;
}

/** Lays a node out as the part of an export that shows it. */
export function layOutMarkup(
  node: DesignNode,
  { body, corner, clips }: ExportPart,
  slot: Slot,
  laying: Laying,
): Laid {
  const upright = straighten(node);
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying, true);
  const { width, height } = upright.box;
  const viewBox = [corner.x, corner.y, Math.max(width, 0.01), Math.max(height, 0.01)]
    .map((value) => cssNumber(value))
    .join(' ');
  const vector: LayoutVector = {
    ...nodeCommon(upright),
    ids: shownIds(node),
    kind: 'vector',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" overflow="${clips ? 'hidden' : 'visible'}">${body}</svg>`,
    staysInside: clips || contains(node.absoluteBox, node.renderBox ?? laying.bounds(node), 0.5),
    style: finish(sheet),
  };
  return { node: vector, lifted: isLifted(sheet), from: upright };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What an export of this size covers, from the corner of the node's box: what the node paints, or just its box. Figma
 * gives an export whole pixels, and stretches what it shows to fill them.
 */
function findArea(node: DesignNode, size: Size, scale: number | null, laying: Laying): Rectangle {
  const { absoluteBox: box, renderBox } = node;
  const found = [renderBox, laying.bounds(node), box]
    .filter((area) => area !== null)
    .find(({ width, height }) => {
      const factor = scale ?? Math.max(0.5, Math.round((2 * size.width) / Math.max(width, 0.01)) / 2);
      return Math.abs(width * factor - size.width) < 1.01 && Math.abs(height * factor - size.height) < 1.01;
    });
  if (found !== undefined) return { ...found, x: found.x - box.x, y: found.y - box.y };
  if (scale === null) return { x: 0, y: 0, width: box.width, height: box.height };
  return { x: (box.width - size.width) / 2, y: (box.height - size.height) / 2, ...size };
}

/** A picture that reaches over its box stands in a box of the drawn size. */
function layOutPicture(
  node: DesignNode,
  upright: DesignNode,
  asset: AssetRef,
  sheet: Sheet,
  laying: Laying,
): Laid {
  const { absoluteBox: box } = node;
  const bytes = laying.assets.get(asset.key);
  const size = (bytes === undefined ? null : findImageSize(bytes)) ?? node.renderBox ?? box;
  const area = findArea(node, size, null, laying);
  laying.pictures.push({
    layer: { id: node.id, name: node.name },
    key: asset.key,
    scale: area.width / size.width,
  });
  const differences = [area.x, area.y, area.width - box.width, area.height - box.height];
  const common = { ...nodeCommon(upright), ids: shownIds(node) };
  const later = loadLater(node, laying);
  if (differences.every((difference) => Math.abs(difference) < 1)) {
    const image: LayoutImage = {
      ...common,
      ...later,
      kind: 'image',
      asset,
      keepsRatio: true,
      style: finish(sheet),
    };
    return { node: image, lifted: isLifted(sheet), from: upright };
  }
  if (!sheet.has('position')) put(sheet, 'position', 'relative');
  const inner: Sheet = new Map([
    ['position', 'absolute'],
    ['top', px(area.y)],
    ['left', px(area.x)],
    ['width', px(area.width)],
    ['height', px(area.height)],
  ]);
  const image: LayoutImage = {
    ...nodeCommon(upright),
    id: `${node.id}/picture`,
    ids: [],
    drawn: { width: area.width, height: area.height },
    ...later,
    kind: 'image',
    asset,
    keepsRatio: true,
    style: finish(inner),
  };
  const frame: LayoutBox = {
    ...common,
    kind: 'box',
    style: finish(sheet),
    instance: null,
    componentId: null,
    children: [image],
  };
  return { node: frame, lifted: true, from: upright };
}
