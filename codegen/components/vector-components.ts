/**
 * Decides where the markup of vectors goes: inline, into a component of its own, or into a file. It also adds
 * placeholders for instances whose shapes are missing.
 */
import type {
  LayoutBox,
  LayoutNode,
  LayoutTree,
  LayoutVector,
  Style,
  VectorAsset,
} from '../layout/layout-tree.ts';
import { shortHash } from '../layout/vectors/vector-asset-list.ts';
import { type NameScope, toKebabCase, toPascalCase } from '../naming/identifiers.ts';
import {
  type CodeAttribute,
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeVector,
  mapCodeNodes,
  nodesInValues,
  plainElement,
  textAttribute,
} from './code-component.ts';
import { type IconShape, recognizeIcon } from '../semantics/icon-shapes.ts';
import { renameSvgIds, VectorTable } from './vector-table.ts';
import { mapLayout, mapLayoutNode } from './walk-layout.ts';

/**
 * Replaces instances whose shapes are missing by placeholder vectors. Each main component becomes an icon
 * component with a plain shape, so the real shape is inserted in one file only. Layers without an id in the
 * design stay boxes, because their content is unknown.
 */
export function addPlaceholderVectors(layout: LayoutTree): LayoutTree {
  const { variants = [] } = layout;
  const drawn = mapLayout(layout, toPlaceholderVector);
  if (variants.length === 0) return drawn;
  return { ...drawn, variants: variants.map((one) => ({ ...one, root: addPlaceholdersInside(one.root) })) };
}

function addPlaceholdersInside(box: LayoutBox): LayoutBox {
  return { ...box, children: box.children.map((child) => mapLayoutNode(child, toPlaceholderVector)) };
}

function toPlaceholderVector(node: LayoutNode): LayoutNode {
  const { standsFor } = node.kind === 'box' ? node : {};
  if (!standsFor?.componentId || !/^[\d:;I]+$/.test(standsFor.componentId)) return node;
  const { id, ids, visible, references, link, decided, drawn } = node;
  const vector: LayoutVector = {
    ...{ id, ids, name: node.name, visible, references, link, drawn },
    ...(decided && { decided }),
    kind: 'vector',
    svg: placeholderSvg(standsFor.componentId),
    staysInside: true,
    componentName: standsFor.name,
    style: inKnownColour(node.style, standsFor.colour),
  };
  return vector;
}

/**
 * Pale, so that the real shape takes the right colour later. The id distinguishes the placeholder from others.
 */
function placeholderSvg(componentId: string): string {
  const shape = '<rect width="100%" height="100%" fill="currentColor" opacity=".25"/>';
  return `<svg data-placeholder="${componentId}">${shape}</svg>`;
}

/** Uses the known colour, else the text colour of the parent. */
function inKnownColour(style: Style, colour: string | null): Style {
  return style.flatMap((one) => {
    if (one.property !== 'background-color') return [one];
    return colour === null ? [] : [{ ...one, property: 'color', value: colour }];
  });
}

/**
 * Moves vectors into components where they repeat, where their markup is long, or where they are components in
 * the design. The new components follow the others.
 */
export function shareVectors(
  components: readonly CodeComponent[],
  names: NameScope,
): readonly CodeComponent[] {
  const table = new VectorTable();
  const uses = new Map<number, VectorUses>();
  const even = components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) => (node.kind === 'vector' ? withUnitWidth(node) : node)),
  }));
  for (const { root, name, role } of even)
    visitVectors(root, ({ svg, wordsBeside = null }) => {
      const vectorId = table.idOf(svg);
      const known = uses.get(vectorId) ?? { count: 0, words: new Set(), components: new Set() };
      uses.set(vectorId, {
        count: known.count + 1,
        words: wordsBeside === null ? known.words : new Set([...known.words, wordsBeside]),
        components: role === 'page' ? known.components : new Set([...known.components, name]),
      });
    });
  const vectorComponents = new Map<string, CodeComponent>();
  const share = (vector: CodeVector): CodeNode => {
    const { svg, label, componentName, isInData = false } = vector;
    const isComponent = isInData || (componentName !== undefined && !simpleMarkup.test(svg));
    const vectorId = table.idOf(svg);
    const used = uses.get(vectorId) ?? noUses;
    if (used.count < 2 && svg.length < minComponentMarkup && !isComponent) return vector;
    const key = `${label} ${vectorId}`;
    const vectorComponent = vectorComponents.get(key) ?? createVectorComponent(vector, used, names);
    vectorComponents.set(key, vectorComponent);
    const { styleName, style, variants, ids } = vector;
    return { kind: 'use', component: vectorComponent.name, props: [], styleName, style, variants, ids };
  };
  const changed = even.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) => (node.kind === 'vector' ? share(node) : node)),
  }));
  return [...changed, ...vectorComponents.values()];
}

/** Draws a filled line 100 units wide where its style sets its size, so that lines of all widths are one component. */
function withUnitWidth(vector: CodeVector): CodeVector {
  const [, width = '', height = '', paint = ''] = filledLine.exec(vector.svg) ?? [];
  const declares = (name: RegExp) => vector.style.some(({ property }) => name.test(property));
  if (width === '' || !declares(/^height$/) || !declares(/^(width|align-self)$/)) return vector;
  const line = vector.svg.slice(vector.svg.indexOf('viewBox')).replace(/<path.*/, '');
  const svg = `<svg preserveAspectRatio="none" xmlns="http://www.w3.org/2000/svg" ${line}`.replace(
    /viewBox="[^"]*"/,
    `viewBox="0 0 100 ${height}"`,
  );
  return { ...vector, svg: `${svg}<path d="M0 0L100 0L100 -${height}L0 -${height}Z"${paint}/></svg>` };
}

/** One rectangle over the whole width of the view box, above its top. */
const filledLine =
  /^<svg(?: preserveAspectRatio="none")? xmlns="[^"]*" viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*><path d="M0 0L\1 0L\1 -\2L0 -\2Z"([^>]*)\/><\/svg>$/;

/**
 * Length of the markup (characters) from which a vector becomes a component, because it would obscure the code
 * around it.
 */
const minComponentMarkup = 600;

/** One line or one rectangle, which is shorter inline than as a component. */
const simpleMarkup =
  /^<svg[^>]*><path (?:[^>]* )?d="M[-\d. ]+(L[-\d. ]+|([HV][-\d. ]+){1,4}Z?)"[^>]*><\/svg>$/;

/** The places that show one vector. */
interface VectorUses {
  readonly count: number;
  /** The words beside it at each place. */
  readonly words: ReadonlySet<string>;
  /** The components that contain it. */
  readonly components: ReadonlySet<string>;
}

const noUses: VectorUses = { count: 0, words: new Set(), components: new Set() };

function createVectorComponent(
  { svg, staysInside, layerName, componentName, label, ids }: CodeVector,
  uses: VectorUses,
  names: NameScope,
): CodeComponent {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  const own = (componentName && toKebabCase(componentName)) ?? layerName;
  const isLarge = Math.max(Number(width), Number(height)) > maxIcon;
  const candidates = vectorNames(own, recognizeIcon(svg), uses).map((one) =>
    isLarge ? drawingComponentName(one) : vectorComponentName(one),
  );
  const name = names.take(candidates.find((one) => !names.has(one)) ?? candidates[0] ?? 'Icon');
  const title = own ?? toKebabCase(name);
  // The ids contain the component name, so that the gradients of two vectors on a page never collide.
  const ownSvg = renameSvgIds(svg, (_id, index) => `${toKebabCase(name) ?? 'icon'}-${index + 1}`);
  return {
    name,
    role: 'component',
    nodeId: ids[0] ?? '',
    title: title ?? 'Icon',
    props: [],
    root: {
      kind: 'vector',
      svg: ownSvg,
      staysInside,
      layerName,
      styleName: null,
      style: [],
      variants: [],
      label,
      ids: [],
    },
    width: Number(width) || 0,
    height: Number(height) || 0,
  };
}

/**
 * Returns names for a vector, the best first: that of its layer or main component, what it shows, and what it is used
 * for.
 */
function vectorNames(
  layerName: string | null,
  shape: IconShape | null,
  { words, components }: VectorUses,
): readonly string[] {
  const own = layerName !== null && vectorComponentName(layerName) !== 'Icon' ? layerName : shape;
  const [firstWords] = words;
  const [component] = [...components].map((one) => shortName(one));
  const usesOfAll = [words.size === 1 ? firstWords : null, components.size === 1 ? component : null];
  const known = [...usesOfAll, firstWords, component].filter((one) => typeof one === 'string');
  if (own === null) return [...known, ...known.slice(1).map((one) => `${one}-${known[0]}`)];
  return [own, ...known.map((one) => `${one}-${own}`)];
}

/** Returns the first words of a section's name, which is a part of its title. */
function shortName(component: string): string | null {
  const words = (toKebabCase(component) ?? '').split('-').filter((word) => word !== 'section');
  return words.slice(0, maxComponentWords).join('-') || null;
}

const maxComponentWords = 2;

/** `icon-bell` becomes `BellIcon`, `logo-svg` becomes `LogoIcon`; a line is a `Divider`. */
function vectorComponentName(name: string): string {
  const words = name.split('-').filter((word) => !isIconWord.test(word));
  return `${toPascalCase(words.join(' ')) ?? ''}${words.at(-1) === 'divider' ? '' : 'Icon'}`;
}

/** px of the longer side of an icon. */
const maxIcon = 200;

/** `chart-drawing` becomes `ChartDrawing`. */
function drawingComponentName(name: string): string {
  return vectorComponentName(name).replace(/(Drawing)?Icon$/, 'Drawing');
}

/** What designers of several languages call icons, in Latin letters, and what says as little. */
const isIconWord = /^(icons?|ic|ico|icones?|iconos?|icona|ikon|ikona|ikone|ikonka|ikoon|svg|vector|\d+)$/;

function visitVectors(node: CodeNode, visit: (vector: CodeVector) => void): void {
  if (node.kind === 'vector') visit(node);
  if ('children' in node) for (const child of node.children) visitVectors(child, visit);
  for (const inside of nodesInValues(node)) visitVectors(inside, visit);
}

/** The components without long vectors, and the vectors as files. */
export interface ExtractedVectors {
  readonly components: readonly CodeComponent[];
  readonly vectorAssets: readonly VectorAsset[];
}

/**
 * Moves long vectors into files that an `<img>` shows. Only vectors that look the same there are moved: nothing
 * is drawn outside the view box, and no colour comes from the page.
 */
export function extractLongVectors(components: readonly CodeComponent[]): ExtractedVectors {
  const vectorAssets = new Map<string, VectorAsset>();
  const extract = (node: CodeNode): CodeNode => {
    const svg = node.kind === 'vector' ? standaloneSvgOf(node) : null;
    if (node.kind !== 'vector' || svg === null) return node;
    const asset = { key: `drawing-${shortHash(svg)}`, mime: 'image/svg+xml' } as const;
    vectorAssets.set(asset.key, { asset, svg });
    return imageElementOf(node, asset);
  };
  const changed = components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, extract),
  }));
  return { components: changed, vectorAssets: [...vectorAssets.values()] };
}

/** Length of the markup (characters) from which a vector becomes an image file. */
const minFileMarkup = 2000;

/** Returns the markup as a document of its own; `null` where it depends on the page. */
function standaloneSvgOf({ svg, style, variants, staysInside }: CodeVector): string | null {
  if (svg.length < minFileMarkup || !staysInside || variants.length > 0 || svg.includes('var(')) return null;
  if (!svg.includes('currentColor')) return svg;
  const colour = style.find(({ property }) => property === 'color')?.value;
  return colour !== undefined && colour.startsWith('#') ? svg.replaceAll('currentColor', colour) : null;
}

function imageElementOf(
  { styleName, style, ids, label }: CodeVector,
  asset: VectorAsset['asset'],
): CodeElement {
  const source: CodeAttribute = { name: 'src', value: { kind: 'asset', asset } };
  return {
    ...plainElement('img', [], [source, textAttribute('alt', label ?? '')]),
    styleName,
    style: style.filter(({ property }) => property !== 'color'),
    ids,
  };
}
