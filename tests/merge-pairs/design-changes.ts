/** What a designer does to a frame between two generations: one change to a copy of the snapshot. */
import type { Snapshot } from '#design/snapshot';
import type { Random } from '../random-designs/random.ts';

export interface DesignChange {
  readonly kind: DesignKind;
  readonly snapshot: Snapshot;
  /** What the new generation says and the last one did not; `null` where it only says less or in another order. */
  readonly says: string | null;
}

/** `word` is `text` within one word and its letters, so that the layer's box still fits, as Figma would say it again. */
export type DesignKind = (typeof designKinds)[number] | 'word';
export const designKinds = ['text', 'colour', 'gap', 'order', 'added', 'removed', 'renamed'] as const;

/** A node as this file writes it: REST JSON has hundreds of types, and any of them may lack a field. */
type Layer = Record<string, unknown> & { children?: Layer[]; id: string; name: string; type: string };

/** `null` where the design has nothing to change in this way. */
export function changeDesign(
  snapshot: Snapshot,
  kind: DesignKind,
  random: Random,
  mark: string,
  near: string | null = null,
): DesignChange | null {
  const copy = structuredClone(snapshot);
  const roots = copy.frames.map(({ node }) => node as unknown as Layer);
  const says = changers[kind]({ copy, roots, random, mark, near });
  return says === false ? null : { kind, snapshot: copy, says };
}

interface Changing {
  readonly copy: Snapshot;
  readonly roots: readonly Layer[];
  readonly random: Random;
  readonly mark: string;
  /** Words of a text layer that is changed rather than any other. */
  readonly near: string | null;
}

/** What it then says, or false where there is nothing to change. */
type Changer = (changing: Changing) => string | null | false;

const changers: Readonly<Record<DesignKind, Changer>> = {
  text({ roots, random, mark, near }) {
    const layer = pick(random, close(layersIn(roots).filter(isPlainText), near));
    if (!layer) return false;
    // Figma calls a text layer by its text until a person renames it.
    if (layer.name === layer.characters) layer.name = `Words ${mark}`;
    layer.characters = `Words ${mark}`;
    return `Words ${mark}`;
  },
  word({ roots, random, near }) {
    const layer = pick(random, close(layersIn(roots).filter(isPlainText).filter(longestWord), near));
    const word = layer && longestWord(layer);
    if (!layer || !word) return false;
    const other = [...word].reverse().join('');
    const words = String(layer.characters).replace(word, other);
    if (layer.name === layer.characters) layer.name = words;
    layer.characters = words;
    return other;
  },
  colour({ roots, random, near }) {
    const layer = pick(random, close(layersIn(roots).filter(hasOwnFill), near));
    if (!layer) return false;
    const [red, green, blue] = [random.whole(1, 254), random.whole(1, 254), random.whole(1, 254)];
    layer.fills = [
      { type: 'SOLID', blendMode: 'NORMAL', color: { r: red / 255, g: green / 255, b: blue / 255, a: 1 } },
    ];
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  },
  gap({ roots, random }) {
    const layer = pick(
      random,
      layersIn(roots).filter(
        (one) => typeof one.itemSpacing === 'number' && one.boundVariables === undefined,
      ),
    );
    if (!layer) return false;
    layer.itemSpacing = Number(layer.itemSpacing) + 3;
    return null;
  },
  order({ roots, random }) {
    const layer = pick(
      random,
      layersIn(roots).filter((one) => isFlow(one) && (one.children?.length ?? 0) > 1),
    );
    if (!layer?.children) return false;
    const at = random.whole(0, layer.children.length - 2);
    const [first] = layer.children.splice(at, 1);
    if (first) layer.children.splice(at + 1, 0, first);
    return null;
  },
  added({ roots, random, mark, near }) {
    const layer = pick(
      random,
      close(
        layersIn(roots)
          .filter(isPlainText)
          .filter((one) => parentOf(roots, one)),
        near,
      ),
    );
    const parent = layer && parentOf(roots, layer);
    if (!layer || !parent?.children) return false;
    const added = {
      ...structuredClone(layer),
      id: `99:${random.whole(1, 9999)}`,
      characters: `Added ${mark}`,
      name: 'Added',
    };
    parent.children.splice(parent.children.indexOf(layer) + random.whole(0, 1), 0, added);
    return `Added ${mark}`;
  },
  removed({ roots, random, near }) {
    const layer = pick(
      random,
      close(
        layersIn(roots).filter(
          (one) => one.type !== 'INSTANCE' && (parentOf(roots, one)?.children?.length ?? 0) > 1,
        ),
        near,
      ),
    );
    const parent = layer && parentOf(roots, layer);
    if (!layer || !parent?.children) return false;
    parent.children.splice(parent.children.indexOf(layer), 1);
    return null;
  },
  renamed({ copy, random, mark }) {
    const known = { ...copy.components, ...copy.componentSets };
    const used = layersIn(copy.frames.map(({ node }) => node as unknown as Layer)).map(({ componentId }) =>
      String(componentId),
    );
    const id = pick(
      random,
      [...new Set(used)].filter((one) => one in known),
    );
    const component = id === null ? undefined : copy.components[id];
    if (!component) return false;
    const target =
      component.componentSetId === null ? component : copy.componentSets[component.componentSetId];
    if (!target) return false;
    Object.assign(target, { name: `Renamed ${mark}` });
    return null;
  },
};

function layersIn(roots: readonly Layer[]): readonly Layer[] {
  return roots.flatMap((root) => (root.children ?? []).flatMap((child) => [child, ...layersIn([child])]));
}

function parentOf(roots: readonly Layer[], layer: Layer): Layer | null {
  return [...roots, ...layersIn(roots)].find((one) => one.children?.includes(layer)) ?? null;
}

/** Not of an instance: its layers follow the component's. */
/** What reads otherwise from behind; `undefined` where a text has no such word. */
function longestWord({ characters }: Layer): string | undefined {
  return (String(characters).match(/[a-z]{3,}/gi) ?? [])
    .filter((word) => [...word].reverse().join('') !== word)
    .sort((one, other) => other.length - one.length)[0];
}

function isPlainText(layer: Layer): boolean {
  const overrides = layer.characterStyleOverrides;
  return (
    layer.type === 'TEXT' &&
    !layer.id.startsWith('I') &&
    layer.visible !== false &&
    (!Array.isArray(overrides) || overrides.length === 0)
  );
}

function hasOwnFill(layer: Layer): boolean {
  const [paint] = Array.isArray(layer.fills) ? (layer.fills as readonly Record<string, unknown>[]) : [];
  return (
    paint?.type === 'SOLID' &&
    paint.visible !== false &&
    paint.boundVariables === undefined &&
    !layer.id.startsWith('I') &&
    layer.type !== 'VECTOR' &&
    layer.styles === undefined
  );
}

function isFlow(layer: Layer): boolean {
  return (
    (layer.layoutMode === 'VERTICAL' || layer.layoutMode === 'HORIZONTAL') &&
    !layer.id.startsWith('I') &&
    layer.type !== 'INSTANCE'
  );
}

/** The layer with these words where there is one: then both sides change the same thing. */
function close(layers: readonly Layer[], near: string | null): readonly Layer[] {
  const same = layers.filter(
    ({ characters }) => near !== null && String(characters).replaceAll(/\s+/g, ' ').trim() === near,
  );
  return same.length > 0 ? same : layers;
}

function pick<Item>(random: Random, items: readonly Item[]): Item | null {
  return items[random.whole(0, Math.max(0, items.length - 1))] ?? null;
}
