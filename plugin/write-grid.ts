/**
 * Pictures of one action side by side in a section of their own, each with a label. The section is made with room for
 * all of them when the first arrives, where nothing lies in the way, and is found again by its mark, also by a panel that
 * was opened later; who deletes it gets a new one with the next picture.
 */
import type { GridCell } from '#design/canvas-edit';
import { besideOrCentre, findFreePlace } from './find-free-place.ts';

/** Where a section keeps whose grid it is, and a cell what it is. */
const mark = 'grid';
/** px. */
const margin = 40;
const labelFont: FontName = { family: 'Inter', style: 'Regular' };

/** A layer for one cell; what stood there before is replaced. */
export async function writeCell(
  page: PageNode,
  target: SceneNode | null,
  cell: GridCell,
  action: string,
): Promise<RectangleNode> {
  await figma.loadFontAsync(labelFont);
  const plan = planGrid(cell);
  const section = findSection(page, action) ?? createSection(page, target, cell, plan, action);
  for (const child of section.children) {
    if (child.getPluginData(mark) === String(cell.index)) child.remove();
  }
  const x = margin + (cell.index % plan.columns) * (cell.width + margin);
  const y = margin + Math.floor(cell.index / plan.columns) * plan.rowHeight;
  const layer = figma.createRectangle();
  section.appendChild(layer);
  layer.x = x;
  layer.y = y;
  layer.setPluginData(mark, String(cell.index));
  const label = figma.createText();
  section.appendChild(label);
  label.fontName = labelFont;
  label.fontSize = plan.letters;
  label.characters = cell.label;
  label.textAutoResize = 'TRUNCATE';
  label.maxLines = 1;
  label.resize(cell.width, plan.letters * 1.5);
  label.x = x;
  label.y = y + cell.height + plan.letters / 2;
  label.setPluginData(mark, String(cell.index));
  return layer;
}

interface GridPlan {
  readonly columns: number;
  readonly rows: number;
  readonly rowHeight: number;
  /** px of the labels' letters: to be read when the whole grid is in view. */
  readonly letters: number;
}

/** About as wide as a screen. */
function planGrid({ count, width, height }: GridCell): GridPlan {
  const columns = Math.min(count, Math.max(1, Math.round(Math.sqrt((count * height * 1.6) / width))));
  const letters = Math.min(64, Math.max(12, Math.round(height / 24)));
  return { columns, rows: Math.ceil(count / columns), rowHeight: height + letters * 2 + margin, letters };
}

function findSection(page: PageNode, action: string): SectionNode | null {
  const found = page.children.find((node) => node.type === 'SECTION' && node.getPluginData(mark) === action);
  return found?.type === 'SECTION' ? found : null;
}

function createSection(
  page: PageNode,
  target: SceneNode | null,
  cell: GridCell,
  { columns, rows, rowHeight }: GridPlan,
  action: string,
): SectionNode {
  const size = { width: columns * (cell.width + margin) + margin, height: rows * rowHeight + margin };
  const place = findFreePlace(page, besideOrCentre(target, size));
  const section = figma.createSection();
  page.appendChild(section);
  section.name = cell.title;
  section.resizeWithoutConstraints(size.width, size.height);
  section.x = place.x;
  section.y = place.y;
  section.setPluginData(mark, action);
  return section;
}
