/** How much of what a person sees in a frame its written pages say, by counts that add up over frames. */
import type { CodeResult } from '#design/code-result';
import type { DesignNode } from '#design/tree';
import { indexLayers } from '../layer-index.ts';
import { openTracedPages, settleIds } from '../trace-uses.ts';
import type { GoldFrame, GoldGroup } from './gold-frame.ts';
import { readWrittenPage, type WrittenLayer } from './read-written-page.ts';

/** Facts that were wanted, that were found, and those that were both. */
export interface Tally {
  readonly wanted: number;
  readonly found: number;
  readonly right: number;
}

export type AssistScore = Readonly<Record<'kinds' | 'props' | 'grouping' | 'words', Tally>>;

/** Scores one frame; `html` and `react` are its outputs with node ids. */
export async function scoreFrame(
  { truth }: GoldFrame,
  root: DesignNode,
  html: CodeResult,
  react: CodeResult,
): Promise<AssistScore> {
  const written = readWrittenPage(html);
  const uses = await readUses(react, root);
  return {
    kinds: compareFacts(
      Object.entries(truth.kinds).flatMap(([tag, ids]) => ids.map((id) => `${tag} ${id}`)),
      foundKinds(written, new Set(Object.values(truth.kinds).flat())),
    ),
    grouping: compareFacts(
      truth.groups.flatMap(({ uses: ids }) => pairsOf(ids)),
      groupsOf(uses).flatMap(pairsOf),
    ),
    props: compareFacts(
      truth.groups.flatMap((group) => wantedProps(group, indexLayers(root).find)),
      uses.flatMap(foundProps),
    ),
    words: countWords(truth.words, written, uses),
  };
}

/** One for each element, by the layer that is spoken of where it stands for several. */
function foundKinds(written: readonly WrittenLayer[], spoken: ReadonlySet<string>): readonly string[] {
  return written
    .filter(({ tag }) => !meaningless.has(tag))
    .map(({ tag, ids }) => `${tag} ${ids.find((id) => spoken.has(id)) ?? ids[0] ?? ''}`);
}

/** What every page has, or nobody decides about. */
const meaningless: ReadonlySet<string> = new Set([
  ...['div', 'span', 'p', 'main', 'svg', 'img', 'br', 'option', 'picture', 'html', 'body'],
]);

interface TrueUse {
  readonly id: string;
  readonly component: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Uses of components that hold words or pictures, by the layer they stand for; icons are nobody's decision. */
async function readUses(result: CodeResult, root: DesignNode): Promise<readonly TrueUse[]> {
  const pages = await openTracedPages(result);
  const layers = indexLayers(root);
  return result.pages.flatMap((page) =>
    [...settleIds(pages.trace(page), layers.isInside)].flatMap(([{ component, props }, ids]): TrueUse[] => {
      const id = ids.find((one) => layers.find(one)?.kind === 'box');
      const node = id === undefined ? null : layers.find(id);
      if (component === null || id === undefined || !node || id === root.id) return [];
      return isWorthAName(node) ? [{ id, component, props }] : [];
    }),
  );
}

function isWorthAName(node: DesignNode): boolean {
  return node.kind === 'box' && node.role !== 'group' ? true : holdsText(node);
}

function holdsText(node: DesignNode): boolean {
  return node.visible && (node.kind === 'text' || (node.kind === 'box' && node.children.some(holdsText)));
}

/** The uses of each component that is used more than once: a part of a page that is a file of its own groups nothing. */
function groupsOf(uses: readonly TrueUse[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const { component, id } of uses) groups.set(component, [...(groups.get(component) ?? []), id]);
  return [...groups.values()].filter((ids) => ids.length > 1);
}

/** Every two uses of one component, and each with itself. */
function pairsOf(ids: readonly string[]): readonly string[] {
  const sorted = [...new Set(ids)].sort();
  return sorted.flatMap((one, index) => sorted.slice(index).map((other) => `${one} ${other}`));
}

function wantedProps({ uses, props }: GoldGroup, find: (id: string) => DesignNode | null): readonly string[] {
  return Object.entries(props).flatMap(([name, values]) =>
    values.flatMap((value, index) => {
      if (value === null) return [];
      const node = value.startsWith('=') ? null : find(value);
      const said = node?.kind === 'text' ? fold(node.characters) : value.slice(1);
      return [`${uses[index] ?? ''} ${name} ${said}`];
    }),
  );
}

/** What a use hands over and a person chose: neither React's own props nor those that only place it. */
function foundProps({ id, props }: TrueUse): readonly string[] {
  return Object.entries(props).flatMap(([name, value]) =>
    /^(data-|aria-)|^(className|style|children|key)$/.test(name) || typeof value === 'boolean'
      ? []
      : [`${id} ${name} ${typeof value === 'string' ? fold(value) : '*'}`],
  );
}

function countWords(
  truth: GoldFrame['truth']['words'],
  written: readonly WrittenLayer[],
  uses: readonly TrueUse[],
): Tally {
  const layers = new Map(written.flatMap((layer) => layer.ids.map((id) => [id, layer] as const)));
  const components = new Map(uses.map(({ id, component }) => [id, component]));
  const facts = Object.entries(truth).flatMap(([id, words]) =>
    Object.entries(words).map(([what, value]) => {
      const layer = layers.get(id);
      if (what === 'component') return components.get(id) === value;
      if (what === 'class') return layer?.classes.includes(value) === true;
      return layer?.attributes.get(what) === value;
    }),
  );
  return { wanted: facts.length, found: facts.length, right: facts.filter(Boolean).length };
}

/** A fact that is said twice counts twice. */
function compareFacts(wanted: readonly string[], found: readonly string[]): Tally {
  const left = new Map<string, number>();
  for (const fact of wanted) left.set(fact, (left.get(fact) ?? 0) + 1);
  let right = 0;
  for (const fact of found) {
    const count = left.get(fact) ?? 0;
    if (count === 0) continue;
    left.set(fact, count - 1);
    right += 1;
  }
  return { wanted: wanted.length, found: found.length, right };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
