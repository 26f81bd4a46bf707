/** The examples are what Figma's REST API would answer: nothing points nowhere, and every box makes sense. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findImageFormat } from '#design/image-header';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Node {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly visible?: boolean;
  readonly children?: readonly Node[];
  readonly absoluteBoundingBox?: Box;
  readonly clipsContent?: boolean;
  readonly layoutMode?: string;
  readonly layoutPositioning?: string;
  readonly layoutWrap?: string;
  readonly itemSpacing?: number;
  readonly characters?: string;
  readonly characterStyleOverrides?: readonly number[];
  readonly styleOverrideTable?: object;
  readonly lineTypes?: readonly string[];
  readonly componentId?: string;
  readonly overrides?: readonly { readonly id: string }[];
  readonly interactions?: readonly { readonly actions: readonly { readonly destinationId?: string }[] }[];
}

const folder = join(import.meta.dirname, '../../examples');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'figma.json')));

test('there are these examples, small enough to clone', () => {
  expect(names).toEqual([
    'company-page',
    'components',
    'dashboard',
    'festival',
    'german-page',
    'imported-page',
    'landing',
    'persian-page',
    'phone-app',
    'rare-facts',
    'registration-form',
    'shop-list',
    'twin-page',
  ]);
  for (const name of names) expect(statSync(join(folder, name, 'figma.json')).size).toBeLessThan(600_000);
});

describe.each(names)('%s', (name) => {
  const file = JSON.parse(readFileSync(join(folder, name, 'figma.json'), 'utf8')) as {
    document: Node;
    components: Record<string, { componentSetId?: string }>;
    componentSets: object;
    styles: object;
  };
  const nodes = withDescendants(file.document);
  const ids = nodes.map((node) => node.id);

  test('names every node once', () => {
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test('spells the ids inside an instance from the instance and its main component', () => {
    const wrong = nodes
      .filter((node) => node.type === 'INSTANCE')
      .flatMap((instance) =>
        (instance.children ?? []).filter(({ id }) => !id.startsWith(`I${instance.id.replace(/^I/, '')};`)),
      );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('points every instance, override and link at something that is there', () => {
    const known = new Set(ids);
    const pointers = nodes.flatMap((node) => [
      ...(node.overrides ?? []).map(({ id }) => id),
      ...(node.interactions ?? []).flatMap(({ actions }) =>
        actions.flatMap((action) => action.destinationId ?? []),
      ),
    ]);
    expect(pointers.filter((id) => !known.has(id))).toEqual([]);
    const mains = nodes.flatMap(({ componentId }) => componentId ?? []);
    expect(mains.filter((id) => !(id in file.components))).toEqual([]);
    const sets = Object.values(file.components).flatMap(({ componentSetId }) => componentSetId ?? []);
    expect(sets.filter((id) => !(id in file.componentSets))).toEqual([]);
  });

  test('has a picture for every image fill, and no other', () => {
    const wanted = new Set(find(file.document, 'imageRef'));
    const images = join(folder, name, 'images');
    const there = existsSync(images) ? readdirSync(images) : [];
    expect(new Set(there)).toEqual(wanted);
    for (const image of there)
      expect(findImageFormat(readFileSync(join(images, image)))).toMatch(/^image\/(png|jpeg)$/);
  });

  test('binds no variable that is not in the collections', () => {
    const path = join(folder, name, 'variables.json');
    const variables = existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as { meta: { variables: Record<string, object> } }).meta
          .variables
      : {};
    const bound = [...aliases(file.document), ...aliases(Object.values(variables))];
    expect(bound.filter((id) => !(id in variables))).toEqual([]);
  });

  test('gives every visible node a box with a size', () => {
    const flat = nodes
      .slice(1)
      .filter(({ type, visible }) => type !== 'CANVAS' && visible !== false)
      .filter(
        ({ absoluteBoundingBox: box }) =>
          !box || !Object.values(box).every(Number.isFinite) || box.width <= 0,
      );
    expect(flat.map(({ id }) => id)).toEqual([]);
  });

  test('keeps what flows inside its parent, unless it is meant to hang out', () => {
    const out = nodes.flatMap((parent) =>
      parent.layoutMode === undefined || parent.clipsContent
        ? []
        : (parent.children ?? []).filter((child) => hangsOut(child, parent)),
    );
    expect(out.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  });

  test('gives the style of every character of a text, and the type of every line', () => {
    for (const { characters, characterStyleOverrides = [], styleOverrideTable = {}, lineTypes } of nodes) {
      if (characters === undefined) continue;
      expect(characterStyleOverrides.length).toBeLessThanOrEqual(characters.length);
      expect(lineTypes).toHaveLength(characters.split('\n').length);
      const used = new Set(characterStyleOverrides.filter((style) => style > 0).map(String));
      expect(Object.keys(styleOverrideTable)).toEqual([...used]);
    }
  });
});

function withDescendants(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(withDescendants)];
}

function hangsOut(child: Node, parent: Node): boolean {
  const [inner, outer] = [child.absoluteBoundingBox, parent.absoluteBoundingBox];
  if (child.visible === false || child.layoutPositioning === 'ABSOLUTE' || !inner || !outer) return false;
  return (
    inner.x < outer.x - 0.5 ||
    inner.y < outer.y - 0.5 ||
    inner.x + inner.width > outer.x + outer.width + 0.5 ||
    inner.y + inner.height > outer.y + outer.height + 0.5
  );
}

function find(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : find(inner, key),
  );
}

function aliases(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'VARIABLE_ALIAS' && 'id' in value) return [String(value.id)];
  return Object.values(value).flatMap(aliases);
}
