/**
 * Creates the layers of a chart, a diagram or an icon beside what is selected, as one step of undo. Layers that Figma
 * refuses are taken away whole.
 */
import type { Generation } from '#design/generation';
import type { NewFrame, NewLayer, NewStroke, NewText } from '#design/new-layer';
import { orNull } from './ask-figma.ts';
import { refuseInDevMode } from './apply-fix.ts';
import { besideOrCentre, findFreePosition } from './find-free-position.ts';
import { recordGeneration } from './generation-history.ts';
import { beginStep, endStep } from './undo-steps.ts';

/** The fonts of a picture by weight; `null` where texts cannot be written. */
interface Fonts {
  readonly 400: FontName;
  readonly 600: FontName;
}

/** Figma's own font, which every computer has. */
const usualFamily = 'Inter';
/** The names of styles of a weight, the best first. */
const stylesByWeight = {
  400: ['Regular', 'Book', 'Roman', 'Normal', 'Medium'],
  600: ['Semi Bold', 'SemiBold', 'Semibold', 'DemiBold', 'Demi Bold', 'Bold', 'Medium', 'Regular'],
} as const;

/** Draws a frame with all its layers; answers its id. */
export async function drawLayers(frame: NewFrame, fontFamily: string | null): Promise<string> {
  refuseInDevMode();
  const fonts = { 400: await loadFont(fontFamily, 400), 600: await loadFont(fontFamily, 600) };
  return placeAsOneStep(() => createLayer(frame, fonts));
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

/** Puts what `create` makes on the page where nothing else is, selects it and shows it. */
function placeAsOneStep(create: () => SceneNode): string {
  const page = figma.currentPage;
  const target = page.selection[0] ?? null;
  beginStep(undefined);
  let made: SceneNode | null = null;
  try {
    made = create();
    page.appendChild(made);
    const { width, height } = made;
    const position = findFreePosition(page, besideOrCentre(target, { width, height }));
    made.x = position.x;
    made.y = position.y;
    page.selection = [made];
    figma.viewport.scrollAndZoomIntoView([made]);
    return made.id;
  } catch (error) {
    made?.remove();
    throw error;
  } finally {
    endStep(undefined);
  }
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

function createLayer(layer: NewLayer, fonts: Fonts): SceneNode {
  const node = createNode(layer, fonts);
  try {
    node.name = layer.name;
    return node;
  } catch (error) {
    node.remove();
    throw error;
  }
}

function createNode(layer: NewLayer, fonts: Fonts): SceneNode {
  switch (layer.kind) {
    case 'frame':
      return createFrame(layer, fonts);
    case 'rectangle': {
      const node = figma.createRectangle();
      place(node, layer);
      node.cornerRadius = layer.radius ?? 0;
      paint(node, layer);
      return node;
    }
    case 'ellipse': {
      const node = figma.createEllipse();
      place(node, layer);
      if (layer.arc) {
        const { start, end, inner } = layer.arc;
        node.arcData = { startingAngle: start, endingAngle: end, innerRadius: inner };
      }
      paint(node, layer);
      return node;
    }
    case 'vector': {
      const node = figma.createVector();
      node.resize(layer.width, layer.height);
      const windingRule = layer.fill === undefined ? 'NONE' : 'NONZERO';
      node.vectorPaths = [{ windingRule, data: layer.path }];
      // Figma moves a layer to where its path begins.
      node.x = layer.x;
      node.y = layer.y;
      if (layer.roundCaps === true) {
        node.strokeCap = 'ROUND';
        node.strokeJoin = 'ROUND';
      }
      paint(node, layer);
      return node;
    }
    case 'text':
      return createText(layer, fonts);
  }
}

function createFrame(layer: NewFrame, fonts: Fonts): FrameNode {
  const node = figma.createFrame();
  try {
    if (layer.autoLayout) {
      const { direction, gap, paddingX, paddingY } = layer.autoLayout;
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
    place(node, layer);
    node.cornerRadius = layer.radius ?? 0;
    node.clipsContent = false;
    paint(node, layer);
    for (const child of layer.children) node.appendChild(createLayer(child, fonts));
    // Children that are laid out may have moved; those of plain frames keep the position that they were made with.
    return node;
  } catch (error) {
    node.remove();
    throw error;
  }
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
function createText(layer: NewText, fonts: Fonts): TextNode {
  const node = figma.createText();
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
  return node;
}
