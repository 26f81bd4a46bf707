/** Reads the look of a file for what is drawn to fit in: colours of styles and variables, fonts, and what icons are like. */
import { collectFileStyle, type FileStyle, type LayerStyleFacts, maxIconSize } from '#design/file-style';
import { orNull } from './ask-figma.ts';
import { isFrame } from './nodes.ts';
import { isSeen, lightnessOf, toHexColour } from './read-surroundings.ts';

/** Layers that are looked at, those of the selected frame first. */
const maxLayers = 3000;
const maxVariables = 200;

export async function readFileStyle(): Promise<FileStyle> {
  const page = figma.currentPage;
  const [selected = null] = page.selection;
  const around = outermostFrame(selected);
  const named = [...(await readStyleColours()), ...(await readVariableColours())];
  const facts: LayerStyleFacts[] = [];
  const seen = new Set<string>();
  for (const root of [...(around === null ? [] : [around]), ...page.children]) {
    if (seen.has(root.id)) continue;
    seen.add(root.id);
    readFacts(root, null, facts);
  }
  return collectFileStyle(named, facts, findGround(selected));
}

function outermostFrame(node: SceneNode | null): SceneNode | null {
  let found: SceneNode | null = null;
  for (let at: BaseNode | null = node; at && at.type !== 'PAGE' && at.type !== 'DOCUMENT'; at = at.parent)
    if (isFrame(at)) found = at;
  return found;
}

async function readStyleColours(): Promise<string[]> {
  const styles = (await orNull(() => figma.getLocalPaintStylesAsync())) ?? [];
  return styles.flatMap(({ paints }) => coloursOf(paints));
}

/** Variables by their first mode; one that names another is left to that one. */
async function readVariableColours(): Promise<string[]> {
  const variables = (await orNull(() => figma.variables.getLocalVariablesAsync('COLOR'))) ?? [];
  return variables.slice(0, maxVariables).flatMap(({ valuesByMode }) => {
    const [value] = Object.values(valuesByMode);
    if (typeof value !== 'object' || !('r' in value)) return [];
    return 'a' in value && value.a < 0.5 ? [] : [toHexColour(value)];
  });
}

/** The nearest paint of the layer itself or behind it. */
function findGround(node: SceneNode | null): FileStyle['ground'] {
  for (let at: BaseNode | null = node; at && at.type !== 'PAGE'; at = at.parent) {
    if (!isFrame(at) || !('fills' in at) || at.fills === figma.mixed) continue;
    const paint = [...at.fills].reverse().find(isSeen);
    if (paint?.type === 'SOLID') return lightnessOf(paint.color) > 0.5 ? 'light' : 'dark';
  }
  return null;
}

const vectorTypes: ReadonlySet<string> = new Set([
  'VECTOR',
  'BOOLEAN_OPERATION',
  'ELLIPSE',
  'LINE',
  'RECTANGLE',
  'STAR',
  'POLYGON',
]);

function readFacts(layer: SceneNode, iconSize: number | null, facts: LayerStyleFacts[]): void {
  if (!layer.visible || facts.length >= maxLayers) return;
  facts.push({
    fills: 'fills' in layer && layer.fills !== figma.mixed ? coloursOf(layer.fills) : [],
    strokes: 'strokes' in layer ? coloursOf(layer.strokes) : [],
    strokeWeight: 'strokeWeight' in layer && typeof layer.strokeWeight === 'number' ? layer.strokeWeight : 0,
    text:
      layer.type === 'TEXT'
        ? {
            characters: layer.characters,
            fontFamily: layer.fontName === figma.mixed ? null : layer.fontName.family,
          }
        : null,
    iconSize: vectorTypes.has(layer.type) ? iconSize : null,
  });
  if (!('children' in layer)) return;
  const own = iconSize ?? (isIcon(layer) ? Math.round(Math.max(layer.width, layer.height)) : null);
  for (const child of layer.children) readFacts(child, own, facts);
}

/** A small layer of vectors alone. */
function isIcon(layer: SceneNode & ChildrenMixin): boolean {
  const size = Math.max(layer.width, layer.height);
  if (size < 8 || size > maxIconSize || layer.children.length === 0) return false;
  const types = layer.children.map(({ type }) => type);
  return (
    types.every((type) => vectorTypes.has(type) || type === 'GROUP') &&
    types.some((type) => type !== 'RECTANGLE' && type !== 'ELLIPSE')
  );
}

function coloursOf(paints: readonly Paint[]): string[] {
  return paints.flatMap((paint) =>
    paint.type === 'SOLID' && isSeen(paint) ? [toHexColour(paint.color)] : [],
  );
}
