/**
 * Puts one fault into a copy of a real frame: a layer chosen by a seed is made wrong in the way that people make it
 * wrong. What is planted is known, so it can be counted how much of it the audit finds.
 */
import type { AuditRule } from '#design/finding';
import type { RestNode, Snapshot } from '#design/snapshot';
import type { AuditInput, ImageFile } from '#insight/audit/audit-input';
import type { Random } from '../../tests/random-designs/random.ts';

/** A fault in an input; any of the layers may be named by the finding. */
export interface PlantedFault {
  readonly input: AuditInput;
  readonly nodeIds: readonly string[];
}

export interface FaultKind {
  readonly id: string;
  readonly rule: AuditRule;
  /** `null` where the frame has no place for it. */
  readonly plant: (input: AuditInput, random: Random) => PlantedFault | null;
}

/** Figma's JSON while it is changed; which fields a layer has depends on its type. */
type Json = Record<string, unknown>;

interface Place {
  readonly node: Json;
  readonly parent: Json;
  /** The node and what is around it, from the frame down. */
  readonly chain: readonly Json[];
}

const kinds: readonly FaultKind[] = [
  onNode('contrast of a small text', 'contrast', isContrastText(0, 23), ({ node, chain }) =>
    setFill(node, isOnDark(chain) ? 0.36 : 0.72),
  ),
  onNode('contrast of a large text', 'contrast', isContrastText(24, 90), ({ node, chain }) =>
    setFill(node, isOnDark(chain) ? 0.3 : 0.78),
  ),
  onNode('opacity of a text', 'contrast', isContrastText(0, 23), ({ node }) => {
    node.opacity = 0.35;
  }),
  onNode(
    'text of 8 px',
    'text-size',
    (place) => isLooseText(place) && lettersOf(place.node) >= 4,
    ({ node }) => {
      resizeText(node, 8);
    },
  ),
  onNode(
    'paragraph of 10 px',
    'text-size',
    (place) => isLooseText(place) && lettersOf(place.node) >= 70,
    ({ node }) => {
      resizeText(node, 10);
    },
  ),
  inRoot('two targets of 18 px', 'target-size', (box, id) => [
    makeTarget(`${id}1`, box.x + 8, box.y + 8, 18),
    makeTarget(`${id}2`, box.x + 30, box.y + 8, 18),
  ]),
  onNode(
    'gap off the grid',
    'spacing',
    (place) => hasFlow(place, 'itemSpacing'),
    ({ node }) => {
      node.itemSpacing = numberOf(node.itemSpacing) + 1;
      recordOverride(node, 'itemSpacing');
    },
  ),
  onNode(
    'padding off the grid',
    'spacing',
    (place) => hasFlow(place, 'paddingLeft'),
    ({ node }) => {
      node.paddingLeft = numberOf(node.paddingLeft) - 1;
      recordOverride(node, 'paddingLeft');
    },
  ),
  onNode('edge 1 px off', 'alignment', isInColumn, ({ node }) => move(node, 1, 0)),
  onNode('top 2 px off', 'alignment', isInRow, ({ node }) => move(node, 0, 2)),
  onNode(
    'colour one step off',
    'similar-colours',
    (place) => isLooseText(place) && countSameFill(place) >= 5,
    ({ node }) => {
      const { r, g, b } = colourOf(node) ?? { r: 0, g: 0, b: 0 };
      const shift = (part: number) => (part > 0.5 ? part - 0.008 : part + 0.008);
      node.fills = [solid(shift(r), shift(g), shift(b))];
      delete node.styles;
    },
  ),
  onNode('size half a px off', 'similar-text-styles', hasCommonStyle, ({ node }) => {
    node.style = { ...jsonOf(node.style), fontSize: numberOf(jsonOf(node.style).fontSize) - 0.5 };
    delete node.styles;
  }),
  onNode('line height 1 px off', 'similar-text-styles', hasCommonStyle, ({ node }) => {
    const style = jsonOf(node.style);
    node.style = { ...style, lineHeightPx: numberOf(style.lineHeightPx) + 1, lineHeightUnit: 'PIXELS' };
    delete node.styles;
  }),
  onNode('colour without its variable', 'raw-value', hasBoundFill, ({ node }) => {
    node.fills = listOf(node.fills).map((paint) => without(jsonOf(paint), 'boundVariables'));
    unbind(node, 'fills');
    recordOverride(node, 'fills');
  }),
  onNode(
    'gap without its variable',
    'raw-value',
    ({ node, chain }) =>
      isFree(chain) &&
      'itemSpacing' in jsonOf(node.boundVariables) &&
      listOf(node.children).length > 1 &&
      numberOf(node.itemSpacing) > 0,
    ({ node }) => {
      unbind(node, 'itemSpacing');
      recordOverride(node, 'itemSpacing');
    },
  ),
  onNode('detached instance', 'detached-instance', isRepeatedInstance, ({ node }) => {
    node.type = 'FRAME';
    delete node.componentId;
    delete node.componentProperties;
  }),
  onNode('instance with a fill of its own', 'overridden-instance', isPlainRepeatedInstance, ({ node }) => {
    node.fills = [solid(0.85, 0.2, 0.4)];
    recordOverride(node, 'fills');
  }),
  onNode(
    'name of a frame',
    'layer-name',
    ({ node, chain }) => isFree(chain) && chain.length > 1 && holdsText(node) && node.type === 'FRAME',
    ({ node }) => {
      node.name = 'Frame 4711';
    },
  ),
  onNode('name of a picture', 'alternative-text', isFreePicture, ({ node, parent }) => {
    node.name = 'image 12';
    if (listOf(parent.children).length === 1) parent.name = 'Frame 8';
  }),
  onNode('text behind an edge', 'text-clipped', isInBox, ({ node, parent, chain }) => {
    parent.clipsContent = true;
    delete parent.overflowDirection;
    const [around, box] = [boxOf(parent), boxOf(node)];
    if (chain.length > 2) move(node, around.x + around.width - box.x - box.width * 0.55, 0);
  }),
  onNode('text out of its box', 'text-clipped', isAboveText, ({ node, parent }) => {
    const style = jsonOf(node.style);
    node.style = { ...style, textAutoResize: 'NONE' };
    const box = boxOf(node);
    node.absoluteRenderBounds = { ...box };
    node.absoluteBoundingBox = { ...box, height: numberOf(style.lineHeightPx) };
    node.size = { x: box.width, y: numberOf(style.lineHeightPx) };
    const lost = box.height - numberOf(style.lineHeightPx);
    for (const other of listOf(parent.children).map(jsonOf))
      if (boxOf(other).y >= box.y + box.height - 2) move(other, 0, -lost);
  }),
  inRoot('button without room', 'text-growth', (box, id) => [makeTightButton(id, box.x + 12, box.y + 12)]),
  inRoot('order of a form', 'focus-order', (box, id) => [makeForm(id, box.x + 16, box.y + 16)]),
  {
    id: 'state of a control',
    rule: 'missing-state',
    plant: (input) => {
      const names = [...new Set((input.snapshot.variants ?? []).map(({ setId }) => setId))];
      const setId = names.find((id) =>
        (input.snapshot.variants ?? []).some((one) => one.setId === id && /focus/i.test(one.node.name)),
      );
      if (setId === undefined) return null;
      const variants = (input.snapshot.variants ?? []).filter(
        (one) => one.setId !== setId || !/focus/i.test(one.node.name),
      );
      const ids = allPlaces(input.snapshot).flatMap(({ node }) => {
        const component = input.snapshot.components[textOf(node.componentId)];
        return component?.componentSetId === setId ? [textOf(node.id)] : [];
      });
      const left = variants.filter((one) => one.setId === setId).map(({ node }) => node.name);
      return {
        input: {
          ...input,
          snapshot: { ...input.snapshot, variants },
          variantNames: new Map([[setId, left]]),
        },
        nodeIds: ids,
      };
    },
  },
  inRoot('hidden layer', 'hidden-layer', (box, id) => [
    { ...makeFrame(id, 'Old hero', box.x, box.y, 200, 80), visible: false, fills: [solid(0.9, 0.9, 0.9)] },
  ]),
  inRoot('empty layer', 'empty-layer', (box, id) => [makeFrame(id, 'Promo', box.x, box.y, 120, 40)]),
  {
    id: 'huge picture',
    rule: 'picture-size',
    plant: (input, random) => {
      const places = allPlaces(input.snapshot).filter(
        ({ node, chain }) =>
          refOf(node) !== null && isShown(chain) && isLoose(chain) && boxOf(node).width <= 500,
      );
      const place = pickOne(places, random);
      const ref = place === null ? null : refOf(place.node);
      if (place === null || ref === null) return null;
      const widest = Math.max(
        ...places
          .filter(({ node }) => refOf(node) === ref)
          .map(({ node }) => Math.max(boxOf(node).width, boxOf(node).height)),
      );
      const side = Math.max(3000, Math.ceil(widest * 8));
      const file: ImageFile = { width: side, height: side, bytes: 9_000_000 };
      const imageFiles = new Map([...(input.imageFiles ?? []), [ref, file]]);
      return { input: { ...input, imageFiles }, nodeIds: [textOf(place.node.id)] };
    },
  },
  {
    id: 'missing font',
    rule: 'missing-font',
    plant: (input, random) => {
      const planted = change(input, random, isLooseText, ({ node }) => {
        node.style = { ...jsonOf(node.style), fontFamily: 'Absent Grotesk' };
      });
      return planted === null
        ? null
        : { ...planted, input: { ...planted.input, missingFonts: new Set(['Absent Grotesk']) } };
    },
  },
];

/** All kinds of faults. */
export const faultKinds = kinds;

function onNode(
  id: string,
  rule: AuditRule,
  accepts: (place: Place) => boolean,
  edit: (place: Place) => void,
): FaultKind {
  return {
    id,
    rule,
    plant: (input, random) =>
      rule === 'raw-value' && input.variables === null ? null : change(input, random, accepts, edit),
  };
}

/** Layers that are added to the frame, over everything, at a place where nothing is. */
function inRoot(id: string, rule: AuditRule, make: (box: Box, id: string) => readonly Json[]): FaultKind {
  return {
    id,
    rule,
    plant: (input, random) => {
      const snapshot = copy(input.snapshot);
      const root = jsonOf(snapshot.frames[0]?.node);
      const box = boxOf(root);
      if (!['FRAME', 'COMPONENT'].includes(textOf(root.type)) || box.width < 300 || box.height < 300)
        return null;
      const taken = allPlaces(snapshot)
        .filter(({ node, chain }) => chain.length > 1 && listOf(node.children).length === 0)
        .map(({ node }) => boxOf(node));
      const size = { width: 260, height: 230 };
      const spots = Array.from({ length: 60 }, () => ({
        x: box.x + random.share() * (box.width - size.width),
        y: box.y + random.share() * (box.height - size.height),
        ...size,
      }));
      const spot = spots.find((one) => taken.every((other) => !meets(one, other)));
      if (spot === undefined && rule !== 'hidden-layer' && rule !== 'empty-layer') return null;
      const added = make(spot ?? { ...box, ...size }, '9999:');
      const absolute = root.layoutMode === undefined ? {} : { layoutPositioning: 'ABSOLUTE' };
      root.children = [...listOf(root.children), ...added.map((node) => ({ ...node, ...absolute }))];
      const ids = added.flatMap((node) => [
        textOf(node.id),
        ...listOf(node.children).map((child) => textOf(jsonOf(child).id)),
      ]);
      return { input: { ...input, snapshot }, nodeIds: ids };
    },
  };
}

function change(
  input: AuditInput,
  random: Random,
  accepts: (place: Place) => boolean,
  edit: (place: Place) => void,
): PlantedFault | null {
  const snapshot = copy(input.snapshot);
  const place = pickOne(
    allPlaces(snapshot).filter((one) => isShown(one.chain) && accepts(one)),
    random,
  );
  if (place === null) return null;
  edit(place);
  return { input: { ...input, snapshot }, nodeIds: [textOf(place.node.id)] };
}

function pickOne<Item>(items: readonly Item[], random: Random): Item | null {
  return items[random.whole(0, Math.max(0, items.length - 1))] ?? null;
}

/** The copy is plain JSON, so it may be changed. */
function copy(snapshot: Snapshot): Snapshot {
  return structuredClone(snapshot);
}

function allPlaces(snapshot: Snapshot): readonly Place[] {
  const places: Place[] = [];
  const walk = (node: Json, parent: Json, around: readonly Json[]) => {
    const chain = [...around, node];
    places.push({ node, parent, chain });
    for (const child of listOf(node.children)) walk(jsonOf(child), node, chain);
  };
  for (const { node } of snapshot.frames) walk(jsonOf(node satisfies RestNode), {}, []);
  return places;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(node: Json): Box {
  const { x, y, width, height } = jsonOf(node.absoluteBoundingBox);
  return { x: numberOf(x), y: numberOf(y), width: numberOf(width), height: numberOf(height) };
}

function meets(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function isShown(chain: readonly Json[]): boolean {
  return chain.every((node) => node.visible !== false && node.opacity !== 0);
}

/** Outside of instances and of pictures. */
function isLoose(chain: readonly Json[]): boolean {
  return chain.every(
    (node, index) =>
      (node.type !== 'INSTANCE' || index === chain.length - 1) &&
      (index === 0 ||
        !/logo|illustration|mock-?up|screenshot|device|watermark|status ?bar|disabled|inactive/i.test(
          textOf(node.name),
        )),
  );
}

function isFree(chain: readonly Json[]): boolean {
  return (
    isLoose(chain) && chain.every(({ type }, index) => type !== 'INSTANCE' || index === chain.length - 1)
  );
}

function isLooseText({ node, chain }: Place): boolean {
  const fills = listOf(node.fills)
    .map(jsonOf)
    .filter(({ visible }) => visible !== false);
  return (
    node.type === 'TEXT' &&
    chain.length > 1 &&
    isFree(chain) &&
    fills.length === 1 &&
    fills[0]?.type === 'SOLID' &&
    listOf(node.characterStyleOverrides).length === 0 &&
    /\p{L}{2}/u.test(textOf(node.characters)) &&
    !/decorat|ornament|background/i.test(textOf(node.name))
  );
}

function isContrastText(from: number, to: number) {
  return (place: Place): boolean => {
    const { fontSize, fontWeight } = jsonOf(place.node.style);
    const size = numberOf(fontSize);
    const isBoldLarge = size >= 18.6 && numberOf(fontWeight) >= 700;
    return (
      isLooseText(place) &&
      size >= from &&
      size <= to &&
      (from > 0 || !isBoldLarge) &&
      backdropOf(place.chain) !== null &&
      place.chain.every(({ opacity }) => opacity === undefined || opacity === 1)
    );
  };
}

/** The luminance of the nearest plain surface around; `null` where another layer may be in between. */
function backdropOf(chain: readonly Json[]): number | null {
  const text = chain.at(-1) ?? {};
  const box = boxOf(text);
  for (const around of chain.slice(0, -1).reverse()) {
    const siblings = listOf(around.children).map(jsonOf);
    const before = siblings.filter(
      (one) => !chain.includes(one) && one.visible !== false && meets(boxOf(one), box),
    );
    if (before.length > 0) return null;
    const fills = listOf(around.fills)
      .map(jsonOf)
      .filter(({ visible, opacity }) => visible !== false && opacity !== 0);
    if (fills.length === 0) continue;
    const [fill] = fills;
    const colour =
      fill?.type === 'SOLID' && fills.length === 1 && (fill.opacity ?? 1) === 1 ? jsonOf(fill.color) : null;
    if (colour === null || numberOf(colour.a ?? 1) < 1) return null;
    const luminance = 0.21 * numberOf(colour.r) + 0.72 * numberOf(colour.g) + 0.07 * numberOf(colour.b);
    // Between them no grey fails for certain.
    return luminance > 0.85 || luminance < 0.15 ? luminance : null;
  }
  return null;
}

function isOnDark(chain: readonly Json[]): boolean {
  return (backdropOf(chain) ?? 1) < 0.5;
}

function setFill(node: Json, grey: number): void {
  node.fills = [solid(grey, grey, grey)];
  delete node.styles;
}

function resizeText(node: Json, size: number): void {
  const style = jsonOf(node.style);
  node.style = { ...style, fontSize: size };
}

function hasFlow({ node, chain }: Place, field: 'itemSpacing' | 'paddingLeft'): boolean {
  const flowing = listOf(node.children)
    .map(jsonOf)
    .filter(({ visible, layoutPositioning }) => visible !== false && layoutPositioning !== 'ABSOLUTE');
  const value = numberOf(node[field]);
  const isBound = field in jsonOf(node.boundVariables);
  const centred = node.primaryAxisAlignItems === 'CENTER' || node.counterAxisAlignItems === 'CENTER';
  return (
    isFree(chain) &&
    ['HORIZONTAL', 'VERTICAL'].includes(textOf(node.layoutMode)) &&
    node.primaryAxisAlignItems !== 'SPACE_BETWEEN' &&
    flowing.length > 1 &&
    value >= 8 &&
    value % 4 === 0 &&
    !isBound &&
    (field === 'itemSpacing' || !centred)
  );
}

function isHandPlaced(parent: Json): boolean {
  return parent.type === 'FRAME' && (parent.layoutMode === undefined || parent.layoutMode === 'NONE');
}

function isLineOf(place: Place, along: 'x' | 'y'): boolean {
  const { node, parent, chain } = place;
  if (!isFree(chain) || !isHandPlaced(parent) || node.type !== 'TEXT') return false;
  const [across, size] = along === 'y' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const box = boxOf(node);
  const style = jsonOf(node.style);
  const others = listOf(parent.children)
    .map(jsonOf)
    .filter((one) => one !== node && one.visible !== false);
  const mates = others.filter((one) => {
    const other = boxOf(one);
    const theirs = jsonOf(one.style);
    return (
      one.type === 'TEXT' &&
      Math.abs(other[across] - box[across]) < 0.05 &&
      theirs.fontSize === style.fontSize &&
      theirs.textAlignHorizontal === style.textAlignHorizontal &&
      !meets({ ...other, [across]: box[across], [size]: 10 }, { ...box, [size]: 10 })
    );
  });
  return mates.length >= 3;
}

function isInColumn(place: Place): boolean {
  return isLineOf(place, 'y');
}

function isInRow(place: Place): boolean {
  return isLineOf(place, 'x');
}

function countSameFill({ node, chain }: Place): number {
  const own = JSON.stringify(colourOf(node));
  return allTexts(chain[0] ?? {}).filter((text) => JSON.stringify(colourOf(text)) === own).length;
}

function hasCommonStyle(place: Place): boolean {
  const { node, chain } = place;
  const style = jsonOf(node.style);
  const keyOf = (of: Json) =>
    JSON.stringify([
      of.fontFamily,
      of.fontWeight,
      of.fontSize,
      of.lineHeightPx,
      of.letterSpacing ?? 0,
      of.italic ?? false,
    ]);
  const same = allTexts(chain[0] ?? {}).filter((text) => keyOf(jsonOf(text.style)) === keyOf(style));
  return isLooseText(place) && same.length >= 6 && numberOf(style.fontSize) >= 12;
}

/** Texts outside instances. */
function allTexts(node: Json): readonly Json[] {
  if (node.visible === false) return [];
  if (node.type === 'TEXT') return [node];
  return node.type === 'INSTANCE' ? [] : listOf(node.children).flatMap((child) => allTexts(jsonOf(child)));
}

function hasBoundFill({ node, chain }: Place): boolean {
  const fills = listOf(node.fills).map(jsonOf);
  const isDrawn = ['VECTOR', 'BOOLEAN_OPERATION', 'ELLIPSE', 'LINE', 'STAR', 'REGULAR_POLYGON'].includes(
    textOf(node.type),
  );
  return (
    isFree(chain) &&
    !isDrawn &&
    listOf(node.characterStyleOverrides).length === 0 &&
    fills.length === 1 &&
    fills[0]?.visible !== false &&
    fills[0]?.type === 'SOLID' &&
    (fills[0].opacity ?? 1) === 1 &&
    'color' in jsonOf(fills[0].boundVariables) &&
    node.type !== 'INSTANCE'
  );
}

function instancesOf({ node, chain }: Place): readonly Json[] {
  const found: Json[] = [];
  const walk = (one: Json) => {
    if (one.visible === false) return;
    if (one.type === 'INSTANCE') {
      if (one.componentId === node.componentId) found.push(one);
      return;
    }
    listOf(one.children).forEach((child) => walk(jsonOf(child)));
  };
  walk(chain[0] ?? {});
  return found;
}

function isRepeatedInstance(place: Place): boolean {
  const { node, chain } = place;
  if (node.type !== 'INSTANCE' || !isFree(chain) || chain.length < 2) return false;
  const shape = (one: Json) => listOf(one.children).map((child) => [jsonOf(child).type, jsonOf(child).name]);
  const same = instancesOf(place).filter(
    (one) => one.name === node.name && JSON.stringify(shape(one)) === JSON.stringify(shape(node)),
  );
  return same.length >= 2 && listOf(node.children).length > 0;
}

function isPlainRepeatedInstance(place: Place): boolean {
  const all = place.node.type === 'INSTANCE' && isFree(place.chain) ? instancesOf(place) : [];
  const changed = all.filter(({ overrides }) =>
    listOf(overrides).some((one) =>
      listOf(jsonOf(one).overriddenFields).some((field) =>
        /fill|stroke|effect|padding|spacing|radius|font/i.test(textOf(field)),
      ),
    ),
  );
  return all.length >= 5 && changed.length === 0 && refOf(place.node) === null;
}

function holdsText(node: Json): boolean {
  return listOf(node.children)
    .map(jsonOf)
    .some((child) => child.type === 'TEXT' || holdsText(child));
}

function isFreePicture({ node, parent, chain }: Place): boolean {
  const box = boxOf(node);
  return (
    isFree(chain) &&
    chain.length > 1 &&
    refOf(node) !== null &&
    listOf(node.children).length === 0 &&
    Math.min(box.width, box.height) >= 40 &&
    chain.every(({ type }) => type !== 'COMPONENT') &&
    !allTexts(chain[0] ?? {}).some((text) => meets(boxOf(text), box)) &&
    listOf(parent.children).length < 60
  );
}

function refOf(node: Json): string | null {
  const paint = listOf(node.fills)
    .map(jsonOf)
    .find(({ type, visible }) => type === 'IMAGE' && visible !== false);
  return paint === undefined ? null : textOf(paint.imageRef);
}

function isInBox(place: Place): boolean {
  const { parent, chain, node } = place;
  const box = boxOf(node);
  return (
    isLooseText(place) &&
    chain.length > 2 &&
    parent.type === 'FRAME' &&
    box.width >= 60 &&
    jsonOf(node.style).textAutoResize === 'WIDTH_AND_HEIGHT' &&
    lettersOf(node) >= 6 &&
    chain.every((one) => textOf(one.overflowDirection) === '')
  );
}

function isAboveText(place: Place): boolean {
  const { node, parent } = place;
  const box = boxOf(node);
  const line = numberOf(jsonOf(node.style).lineHeightPx);
  if (
    !isLooseText(place) ||
    line <= 0 ||
    box.height < line * 2.5 ||
    jsonOf(node.style).textTruncation === 'ENDING'
  )
    return false;
  return listOf(parent.children)
    .map(jsonOf)
    .some((other) => {
      const theirs = boxOf(other);
      return (
        other.type === 'TEXT' &&
        other !== node &&
        other.visible !== false &&
        theirs.y >= box.y + box.height - 2 &&
        theirs.y < box.y + box.height + line &&
        theirs.x < box.x + box.width &&
        box.x < theirs.x + theirs.width
      );
    });
}

function move(node: Json, x: number, y: number): void {
  for (const field of ['absoluteBoundingBox', 'absoluteRenderBounds']) {
    const box = node[field];
    if (typeof box !== 'object' || box === null) continue;
    const { x: left, y: top, ...size } = jsonOf(box);
    node[field] = { ...size, x: numberOf(left) + x, y: numberOf(top) + y };
  }
  const transform = listOf(node.relativeTransform).map((row) => listOf(row).map(numberOf));
  if (transform.length === 2)
    node.relativeTransform = transform.map(([a = 0, b = 0, c = 0], row) => [a, b, c + (row === 0 ? x : y)]);
  for (const child of listOf(node.children))
    if (node.relativeTransform === undefined) move(jsonOf(child), x, y);
}

function lettersOf(node: Json): number {
  return textOf(node.characters).trim().length;
}

function colourOf(node: Json): { r: number; g: number; b: number } | null {
  const paint = listOf(node.fills)
    .map(jsonOf)
    .find(({ type, visible }) => type === 'SOLID' && visible !== false);
  if (paint === undefined) return null;
  const { r, g, b } = jsonOf(paint.color);
  return { r: numberOf(r), g: numberOf(g), b: numberOf(b) };
}

function solid(r: number, g: number, b: number): Json {
  return { type: 'SOLID', blendMode: 'NORMAL', color: { r, g, b, a: 1 } };
}

function makeFrame(id: string, name: string, x: number, y: number, width: number, height: number): Json {
  return {
    id,
    name,
    type: 'FRAME',
    absoluteBoundingBox: { x, y, width, height },
    constraints: { horizontal: 'LEFT', vertical: 'TOP' },
    children: [],
    fills: [],
  };
}

function makeText(id: string, characters: string, x: number, y: number, width: number, height = 20): Json {
  return {
    id,
    name: characters,
    type: 'TEXT',
    characters,
    absoluteBoundingBox: { x, y, width, height },
    fills: [solid(0.1, 0.1, 0.1)],
    style: {
      fontFamily: 'Inter',
      fontWeight: 400,
      fontSize: 14,
      lineHeightPx: 20,
      textAutoResize: 'WIDTH_AND_HEIGHT',
    },
  };
}

function makeTarget(id: string, x: number, y: number, side: number): Json {
  return { ...makeFrame(id, 'Icon button', x, y, side, side), fills: [solid(0.2, 0.2, 0.2)] };
}

function makeTightButton(id: string, x: number, y: number): Json {
  return {
    ...makeFrame(id, 'Subscribe button', x, y, 104, 40),
    layoutMode: 'HORIZONTAL',
    primaryAxisAlignItems: 'CENTER',
    counterAxisAlignItems: 'CENTER',
    layoutSizingHorizontal: 'FIXED',
    layoutSizingVertical: 'FIXED',
    paddingLeft: 12,
    paddingRight: 12,
    fills: [solid(0.95, 0.95, 0.95)],
    children: [makeText(`${id}1`, 'Subscribe', x + 20, y + 10, 64)],
  };
}

/** Four fields from top to bottom, of which the first is the last layer. */
function makeForm(id: string, x: number, y: number): Json {
  const fields = ['Name', 'Email', 'Phone', 'City'].map((label, index) => ({
    ...makeFrame(`${id}${String(index + 1)}`, `${label} input`, x, y + index * 48, 200, 40),
    fills: [solid(1, 1, 1)],
    children: [makeText(`${id}${String(index + 1)}0`, label, x + 12, y + index * 48 + 10, 60)],
  }));
  const [first, ...others] = fields;
  return { ...makeFrame(id, 'Contact form', x, y, 220, 200), children: [...others, first] };
}

function jsonOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function without(json: Json, field: string): Json {
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== field));
}

/** Figma keeps with an instance what differs from its main component. */
function recordOverride(node: Json, field: string): void {
  if (node.type === 'INSTANCE')
    node.overrides = [...listOf(node.overrides), { id: node.id, overriddenFields: [field] }];
}

function unbind(node: Json, field: string): void {
  const left = without(jsonOf(node.boundVariables), field);
  if (Object.keys(left).length === 0) delete node.boundVariables;
  else node.boundVariables = left;
}
