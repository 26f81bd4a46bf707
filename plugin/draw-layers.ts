/**
 * Creates the layers of a chart, a diagram or an icon beside what is selected, as one step of undo. Layers that Figma
 * refuses are taken away whole.
 */
import type { Generation } from '#design/generation';
import type { NewFrame, NewLayer, NewStroke, NewText } from '#design/new-layer';
import type { SelectedDrawing } from '#design/file-style';
import { orNull } from './ask-figma.ts';
import { refuseInDevMode } from './apply-fix.ts';
import { besideOrCentre, findFreePosition } from './find-free-position.ts';
import { findShownImage, recordGeneration } from './generation-history.ts';
import { readLongEntry, writeLongEntry } from './long-entry.ts';
import { findLayers } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { beginStep, endStep } from './undo-steps.ts';

/** The fonts of a picture by weight; `null` where texts cannot be written. */
interface Fonts {
  readonly 400: FontName;
  readonly 600: FontName;
}

/** What is known while layers are created: fonts, and the ids of layers with a key. */
interface Drawing extends Fonts {
  readonly keys: Map<string, string>;
}

/** Figma's own font, which every computer has. */
const usualFamily = 'Inter';
/** The names of styles of a weight, the best first. */
const stylesByWeight = {
  400: ['Regular', 'Book', 'Roman', 'Normal', 'Medium'],
  600: ['Semi Bold', 'SemiBold', 'Semibold', 'DemiBold', 'Demi Bold', 'Bold', 'Medium', 'Regular'],
} as const;

/** Where a drawing keeps what it was made from, so that it can be changed. */
const sourceKey = 'drawing';
/** Where a layer of a drawing keeps its key, so that it is found when the drawing is changed. */
const layerKey = 'drawing-key';

export interface DrawingOrder {
  readonly frame: NewFrame;
  readonly fontFamily: string | null;
  /** What it was made from, as the panel writes it. */
  readonly source: string;
  /** The drawing whose place it takes; `null` for a new one. */
  readonly replaces: string | null;
  /** Layers of that drawing that stay, by the keys of the new ones. @default none */
  readonly keeps?: Readonly<Record<string, string>>;
}

/** What was drawn: the id of the frame, and those of layers with a key. */
export interface DrawnLayers {
  readonly nodeId: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** Draws a frame with all its layers. */
export async function drawLayers({
  frame,
  fontFamily,
  source,
  replaces,
  keeps = {},
}: DrawingOrder): Promise<DrawnLayers> {
  refuseInDevMode();
  const keys = new Map<string, string>();
  const [former = null] = replaces === null ? [] : await findLayers([replaces]);
  if (replaces !== null && former === null)
    throw new PlainError('The chart or diagram is no longer in the file. Place it as a new one.');
  const fonts = { 400: await loadFont(fontFamily, 400), 600: await loadFont(fontFamily, 600), keys };
  const inFormer = former === null ? new Map<string, SceneNode>() : findKeyed(former);
  const nodeId = placeAsOneStep(() => {
    const node = createLayer(frame, fonts);
    try {
      writeLongEntry(node, sourceKey, source);
      // Last, because former layers that were moved into a drawing would be removed with it.
      for (const [key, made] of findKeyed(node)) {
        const kept = inFormer.get(keeps[key] ?? '');
        if (kept !== undefined) keys.set(key, replaceByFormer(made, kept, key).id);
      }
      return node;
    } catch (error) {
      node.remove();
      throw error;
    }
  }, former);
  return { nodeId, keys: Object.fromEntries(keys) };
}

/** The drawing that is selected, or that the selected layer is in, with what it was made from. */
export function readDrawing(selected: SceneNode | null): SelectedDrawing | null {
  for (let at: BaseNode | null = selected; at && at.type !== 'PAGE'; at = at.parent) {
    const source = 'visible' in at ? readLongEntry(at, sourceKey) : '';
    if (source === '' || !('visible' in at)) continue;
    const filled = [...findKeyed(at)].flatMap(([key, layer]) =>
      findShownImage(layer) === null ? [] : [key],
    );
    return { nodeId: at.id, source, filled };
  }
  return null;
}

/** The layers of a drawing that have a key. */
function findKeyed(drawing: SceneNode): Map<string, SceneNode> {
  const found = 'children' in drawing ? drawing.findAll((node) => node.getPluginData(layerKey) !== '') : [];
  return new Map(found.map((node) => [node.getPluginData(layerKey), node]));
}

/** The former layer, with its picture and all that is known of it, in the place of the new one. */
function replaceByFormer(made: SceneNode, former: SceneNode, key: string): SceneNode {
  const { parent } = made;
  if (parent === null || !('resize' in former) || !('width' in made)) return made;
  const { x, y, width, height } = made;
  parent.insertChild(parent.children.indexOf(made), former);
  former.resize(width, height);
  former.x = x;
  former.y = y;
  former.setPluginData(layerKey, key);
  made.remove();
  return former;
}

/** Creates an icon or an illustration from SVG, with the record of how it came to be; answers its id. */
export function drawSvg(svg: string, generation: Generation): string {
  refuseInDevMode();
  return placeAsOneStep(() => {
    const node = figma.createNodeFromSvg(svg);
    try {
      node.name = generation.alt;
      recordGeneration(node, generation);
      return node;
    } catch (error) {
      node.remove();
      throw error;
    }
  });
}

/** Puts what `create` makes where the former layer is, or where nothing else is, selects it and shows it. */
function placeAsOneStep(create: () => SceneNode, former: SceneNode | null = null): string {
  const page = figma.currentPage;
  beginStep(undefined);
  let made: SceneNode | null = null;
  try {
    made = create();
    const parent = former?.parent ?? null;
    if (former !== null && parent !== null) {
      parent.insertChild(parent.children.indexOf(former), made);
      made.x = former.x;
      made.y = former.y;
    } else moveToFreePosition(made, page);
    page.selection = [made];
    figma.viewport.scrollAndZoomIntoView([made]);
    former?.remove();
    return made.id;
  } catch (error) {
    made?.remove();
    throw error;
  } finally {
    endStep(undefined);
  }
}

function moveToFreePosition(made: SceneNode, page: PageNode): void {
  const target = page.selection[0] ?? null;
  page.appendChild(made);
  const { width, height } = made;
  const position = findFreePosition(page, besideOrCentre(target, { width, height }));
  made.x = position.x;
  made.y = position.y;
}

async function loadFont(family: string | null, weight: 400 | 600): Promise<FontName> {
  for (const name of family === null ? [usualFamily] : [family, usualFamily]) {
    for (const style of stylesByWeight[weight]) {
      const font = { family: name, style };
      const isLoaded = await orNull(async () => {
        await figma.loadFontAsync(font);
        return true;
      });
      if (isLoaded === true) return font;
    }
  }
  const font = { family: usualFamily, style: 'Regular' };
  await figma.loadFontAsync(font);
  return font;
}

function createLayer(layer: NewLayer, fonts: Drawing): SceneNode {
  const node = createNode(layer);
  try {
    if (layer.kind === 'text' && node.type === 'TEXT') writeText(node, layer, fonts);
    else if (layer.kind !== 'text' && 'fills' in node && node.type !== 'TEXT') drawShape(node, layer, fonts);
    node.name = layer.name;
    if (layer.kind === 'rectangle' && layer.key !== undefined) {
      node.setPluginData(layerKey, layer.key);
      fonts.keys.set(layer.key, node.id);
    }
    return node;
  } catch (error) {
    node.remove();
    throw error;
  }
}

type ShapeNode = FrameNode | RectangleNode | EllipseNode | VectorNode;

function createNode({ kind }: NewLayer): ShapeNode | TextNode {
  switch (kind) {
    case 'frame':
      return figma.createFrame();
    case 'rectangle':
      return figma.createRectangle();
    case 'ellipse':
      return figma.createEllipse();
    case 'vector':
      return figma.createVector();
    case 'text':
      return figma.createText();
  }
}

function drawShape(node: ShapeNode, layer: Exclude<NewLayer, NewText>, fonts: Drawing): void {
  if (layer.kind === 'frame' && node.type === 'FRAME') layOut(node, layer);
  place(node, layer);
  if (layer.kind === 'vector' && node.type === 'VECTOR') {
    const windingRule = layer.fill === undefined ? 'NONE' : 'NONZERO';
    node.vectorPaths = [{ windingRule, data: layer.path }];
    // Figma moves a layer to where its path begins.
    node.x = layer.x;
    node.y = layer.y;
    if (layer.roundCaps === true) {
      node.strokeCap = 'ROUND';
      node.strokeJoin = 'ROUND';
    }
  }
  if (layer.kind === 'ellipse' && node.type === 'ELLIPSE' && layer.arc) {
    const { start, end, inner } = layer.arc;
    node.arcData = { startingAngle: start, endingAngle: end, innerRadius: inner };
  }
  if ((layer.kind === 'frame' || layer.kind === 'rectangle') && 'cornerRadius' in node)
    node.cornerRadius = layer.radius ?? 0;
  paint(node, layer);
  if (layer.kind !== 'frame' || node.type !== 'FRAME') return;
  node.clipsContent = false;
  for (const child of layer.children) {
    const made = createLayer(child, fonts);
    try {
      node.appendChild(made);
    } catch (error) {
      made.remove();
      throw error;
    }
  }
}

function layOut(node: FrameNode, { autoLayout }: NewFrame): void {
  if (!autoLayout) return;
  const { direction, gap, paddingX, paddingY } = autoLayout;
  node.layoutMode = direction;
  node.primaryAxisSizingMode = 'FIXED';
  node.counterAxisSizingMode = 'FIXED';
  node.primaryAxisAlignItems = 'CENTER';
  node.counterAxisAlignItems = 'CENTER';
  node.itemSpacing = gap;
  node.paddingLeft = paddingX;
  node.paddingRight = paddingX;
  node.paddingTop = paddingY;
  node.paddingBottom = paddingY;
}

function place(node: SceneNode & LayoutMixin, { x, y, width, height }: NewLayer): void {
  node.resize(Math.max(0.01, width), Math.max(0.01, height));
  node.x = x;
  node.y = y;
}

function paint(
  node: SceneNode & GeometryMixin,
  { kind, fill, fillOpacity = 1, stroke }: Exclude<NewLayer, NewText>,
): void {
  node.fills = fill === undefined ? [] : [{ ...solid(fill), opacity: fillOpacity }];
  node.strokes = stroke === undefined ? [] : [solid(stroke.colour)];
  if (stroke === undefined) return;
  node.strokeAlign = kind === 'frame' || kind === 'rectangle' ? 'INSIDE' : 'CENTER';
  setStroke(node, stroke);
}

function setStroke(node: SceneNode & GeometryMixin, { width, dashes = [] }: NewStroke): void {
  node.strokeWeight = width;
  node.dashPattern = dashes;
}

function solid(colour: string): SolidPaint {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  return { type: 'SOLID', color: { r, g, b } };
}

/** A line whose left end, middle or right end stays where it was planned, whatever the font makes of its width. */
function writeText(node: TextNode, layer: NewText, fonts: Fonts): void {
  node.fontName = fonts[layer.weight];
  node.fontSize = layer.size;
  node.characters = layer.characters;
  node.fills = [solid(layer.colour)];
  node.textAlignHorizontal = layer.align;
  const spare = layer.width - node.width;
  const across = layer.align === 'LEFT' ? 0 : layer.align === 'CENTER' ? spare / 2 : spare;
  const down = (layer.height - node.height) / 2;
  const angle = ((layer.rotation ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  node.relativeTransform = [
    [cos, sin, layer.x + across * cos + down * sin],
    [-sin, cos, layer.y - across * sin + down * cos],
  ];
}
