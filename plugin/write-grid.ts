/**
 * Pictures of one action side by side in a section of their own, each with a label. The section is made with room for
 * all of them at a free position when the first arrives, and is found again by its plugin data, also by a panel that
 * was opened later. If it is deleted, the next picture creates a new one.
 */
import type { GridCell } from '#design/canvas-edit';
import { fillLine } from './fill-line.ts';
import { besideOrCentre, findFreePosition } from './find-free-position.ts';

/** Where a section keeps whose grid it is, and a cell what it is. */
export const gridKey = 'grid';
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
  const isLabelled = await canWrite(labelFont);
  const plan = planGrid(cell);
  const section = findSection(page, action) ?? createSection(page, target, cell, plan, action);
  const former = takeCell(section, cell.index);
  const x = margin + (cell.index % plan.columns) * (cell.width + margin);
  const y = margin + Math.floor(cell.index / plan.columns) * plan.rowHeight;
  const layer = figma.createRectangle();
  try {
    section.appendChild(layer);
    layer.x = x;
    layer.y = y;
    layer.setPluginData(gridKey, String(cell.index));
  } catch (error) {
    layer.remove();
    throw error;
  }
  for (const child of former) child.remove();
  if (isLabelled) writeLabel(section, cell, { x, y: y + cell.height + plan.letters / 2 }, plan.letters);
  return layer;
}

/** The cells that have layers, by section; a section of a batch may have hundreds, so it is not searched for each. */
const filledCells = new Map<string, Set<string>>();

/** What is in a cell that is filled now. */
function takeCell(section: SectionNode, index: number): readonly SceneNode[] {
  const cell = String(index);
  const filled = filledCells.get(section.id);
  if (filled?.has(cell) === false) {
    filled.add(cell);
    return [];
  }
  const byCell = section.children.map((child) => [child.getPluginData(gridKey), child] as const);
  filledCells.set(section.id, new Set([...byCell.map(([name]) => name), cell]));
  return byCell.flatMap(([name, child]) => (name === cell ? [child] : []));
}

/** A picture without its label is still useful. */
async function canWrite(font: FontName): Promise<boolean> {
  try {
    await figma.loadFontAsync(font);
    return true;
  } catch {
    return false;
  }
}

/** One line as wide as the cell, cut with an ellipsis; a label that Figma refuses is left out whole. */
function writeLabel(
  section: SectionNode,
  { index, label, width }: GridCell,
  { x, y }: { readonly x: number; readonly y: number },
  letters: number,
): void {
  let text: TextNode | null = null;
  try {
    text = figma.createText();
    section.appendChild(text);
    fillLine(text, label, labelFont, letters, { x, y, width });
    text.setPluginData(gridKey, String(index));
  } catch {
    text?.remove();
  }
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
  const found = page.children.find(
    (node) => node.type === 'SECTION' && node.getPluginData(gridKey) === action,
  );
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
  const position = findFreePosition(page, besideOrCentre(target, size));
  const section = figma.createSection();
  try {
    page.appendChild(section);
    section.name = cell.title;
    section.resizeWithoutConstraints(size.width, size.height);
    section.x = position.x;
    section.y = position.y;
    section.setPluginData(gridKey, action);
  } catch (error) {
    section.remove();
    throw error;
  }
  return section;
}
