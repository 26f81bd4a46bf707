/**
 * A board of layers on the canvas: small pictures with labels, in groups with headings, in one section. Pictures are drawn
 * before the document changes, so that the whole sheet is one step of undo.
 */
import type { ContactSheet } from '#design/messages';
import { orNull } from './ask-figma.ts';
import { refuseInDevMode } from './apply-fix.ts';
import { fillLine, type LinePlace } from './fill-line.ts';
import { besideOrCentre, findFreePosition } from './find-free-position.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { beginStep, endStep } from './undo-steps.ts';

/** px. */
const cell = { width: 240, height: 180 };
const gap = 24;
const margin = 48;
const headingSize = 32;
const labelSize = 14;
/** Height of a label with the space above it. */
const labelHeight = 30;
const headingHeight = 56;
const mostColumns = 6;
const grey: RGB = { r: 0.66, g: 0.66, b: 0.66 };
/** Device pixels per px of a picture. */
const density = 2;

interface DrawnItem {
  readonly label: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

interface DrawnGroup {
  readonly name: string;
  readonly items: readonly DrawnItem[];
}

/** Places a sheet where nothing else is and shows it. Layers that are gone or show nothing are skipped. */
export async function placeContactSheet({
  title,
  groups,
}: ContactSheet): Promise<{ readonly changed: number; readonly skipped: number }> {
  refuseInDevMode();
  const fonts = { heading: await loadFont('Semi Bold'), label: await loadFont('Regular') };
  const drawn: DrawnGroup[] = [];
  let wanted = 0;
  for (const { name, items } of groups) {
    const pictures: DrawnItem[] = [];
    for (const { nodeId, label } of items) {
      wanted += 1;
      const picture = await drawItem(nodeId, label);
      if (picture !== null) pictures.push(picture);
    }
    if (pictures.length > 0) drawn.push({ name, items: pictures });
  }
  const changed = drawn.reduce((sum, { items }) => sum + items.length, 0);
  if (changed === 0)
    throw new PlainError('None of these layers can be drawn, so there is no sheet to place.');
  beginStep(undefined);
  let section: SectionNode | null = null;
  try {
    section = createSheet(title, drawn, fonts);
    figma.currentPage.selection = [section];
    figma.viewport.scrollAndZoomIntoView([section]);
  } catch (error) {
    section?.remove();
    throw error;
  } finally {
    endStep(undefined);
  }
  return { changed, skipped: wanted - changed };
}

interface Fonts {
  readonly heading: FontName | null;
  readonly label: FontName | null;
}

/** A sheet without letters is still useful. */
async function loadFont(style: string): Promise<FontName | null> {
  const font = { family: 'Inter', style };
  return orNull(() => figma.loadFontAsync(font).then(() => font));
}

async function drawItem(nodeId: string, label: string): Promise<DrawnItem | null> {
  const node = await findNode(nodeId);
  if (node === null || !('exportAsync' in node) || !('width' in node)) return null;
  const fit = Math.min(1, cell.width / Math.max(1, node.width), cell.height / Math.max(1, node.height));
  const constraint = { type: 'SCALE' as const, value: fit * density };
  const bytes = await orNull(() => node.exportAsync({ format: 'PNG', constraint }));
  if (!bytes) return null;
  return {
    label,
    hash: figma.createImage(bytes).hash,
    width: Math.max(1, Math.round(node.width * fit)),
    height: Math.max(1, Math.round(node.height * fit)),
  };
}

function createSheet(title: string, groups: readonly DrawnGroup[], fonts: Fonts): SectionNode {
  const columns = Math.min(mostColumns, Math.max(...groups.map(({ items }) => items.length)));
  const rowHeight = cell.height + labelHeight + gap;
  const rowsOf = ({ items }: DrawnGroup) => Math.ceil(items.length / columns);
  const size = {
    width: margin * 2 + columns * cell.width + (columns - 1) * gap,
    height: groups.reduce(
      (sum, group) => sum + headingHeight + rowsOf(group) * rowHeight + gap,
      margin * 2 - gap * 2,
    ),
  };
  const position = findFreePosition(figma.currentPage, besideOrCentre(null, size));
  const section = figma.createSection();
  try {
    section.name = title;
    section.resizeWithoutConstraints(size.width, size.height);
    section.x = position.x;
    section.y = position.y;
    let top = margin;
    for (const group of groups) {
      const heading = { x: margin, y: top, width: size.width - margin * 2 };
      writeLine(
        section,
        `${group.name} (${String(group.items.length)})`,
        heading,
        fonts.heading,
        headingSize,
      );
      top += headingHeight;
      group.items.forEach((item, index) => {
        const x = margin + (index % columns) * (cell.width + gap);
        const y = top + Math.floor(index / columns) * rowHeight;
        placePicture(section, item, { x, y });
        const below = { x, y: y + cell.height + 8, width: cell.width };
        writeLine(section, item.label, below, fonts.label, labelSize);
      });
      top += rowsOf(group) * rowHeight + gap;
    }
    return section;
  } catch (error) {
    section.remove();
    throw error;
  }
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** In the middle of a grey cell, on which light layers are seen as well as dark ones. */
function placePicture(
  section: SectionNode,
  { label, hash, width, height }: DrawnItem,
  { x, y }: Corner,
): void {
  const backdrop = figma.createRectangle();
  section.appendChild(backdrop);
  backdrop.name = 'Background';
  backdrop.resize(cell.width, cell.height);
  backdrop.x = x;
  backdrop.y = y;
  backdrop.fills = [{ type: 'SOLID', color: grey }];
  const picture = figma.createRectangle();
  section.appendChild(picture);
  picture.name = label;
  picture.resize(width, height);
  picture.x = x + (cell.width - width) / 2;
  picture.y = y + (cell.height - height) / 2;
  picture.fills = [{ type: 'IMAGE', imageHash: hash, scaleMode: 'FILL' }];
}

/** One line, cut with an ellipsis. */
function writeLine(
  section: SectionNode,
  characters: string,
  place: LinePlace,
  font: FontName | null,
  size: number,
): void {
  if (font === null || characters === '') return;
  const text = figma.createText();
  section.appendChild(text);
  fillLine(text, characters, font, size, place);
}
