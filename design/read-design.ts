/**
 * Figma's JSON in, our design tree out: defaults filled, old and new spellings made one, hidden paint dropped, names
 * put in the place of ids. What the JSON cannot show becomes a Problem; nothing in it makes this throw. Nothing is
 * decided here about pages.
 */
import { type Problem, problem } from './problem.ts';
import type { Snapshot } from './snapshot.ts';
import type { DesignComponent, DesignNode, DesignTree, DesignVariant } from './tree.ts';
import { findPageModes } from './read/find-page-modes.ts';
import { readFrame } from './read/read-node.ts';
import type { ReadContext } from './read/read-context.ts';
import { createTokenRegistry } from './read/token-registry.ts';

/** Reads a snapshot into a design tree. */
export function readDesign(snapshot: Snapshot): DesignTree {
  const problems: Problem[] = [];
  const context: ReadContext = {
    snapshot,
    problems,
    tokens: createTokenRegistry(snapshot.variables, problems),
    readSource: (id) => readSource(id, context),
  };
  for (const { id, name, instead } of snapshot.unread ?? [])
    problems.push(problem('layer-unread', { id, name }, { instead }));
  const frames = snapshot.frames.map((frame) => {
    const modes = findPageModes(frame.node, snapshot.variables);
    const root = readFrame(frame.node, modes, context);
    const named = context.tokens.nameModes(modes);
    return { root: { ...root, modes: { ...named, ...root.modes } }, page: frame.page };
  });
  const components = readComponents(
    snapshot,
    frames.map(({ root }) => root),
    problems,
  );
  const variants = readVariants(snapshot, context);
  return {
    documentName: snapshot.documentName,
    frames,
    tokens: context.tokens.usedTokens(),
    components,
    ...(variants.length === 0 ? {} : { variants }),
    problems,
  };
}

/** A pattern within the source of a pattern repeats nothing, or one that repeats itself would never end. */
function readSource(id: string, context: ReadContext): DesignNode | null {
  const sources = context.snapshot.sources ?? {};
  const node = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (node === undefined) return null;
  const modes = findPageModes(node, context.snapshot.variables);
  return readFrame(node, modes, { ...context, readSource: () => null });
}

/** What they cannot say exactly is told of their uses. */
function readVariants(snapshot: Snapshot, context: ReadContext): readonly DesignVariant[] {
  return (snapshot.variants ?? []).map(({ setId, node }) => {
    const modes = findPageModes(node, snapshot.variables);
    return { setId, root: readFrame(node, modes, { ...context, problems: [] }) };
  });
}

/** Main components of the instances that occur, and those that are drawn in the frames themselves. */
function readComponents(
  snapshot: Snapshot,
  roots: readonly DesignNode[],
  problems: Problem[],
): Readonly<Record<string, DesignComponent>> {
  const found = new Map<string, DesignComponent>();
  const unknown = new Set<string>();
  const waiting: DesignNode[] = [...roots].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind !== 'box') continue;
    const id = node.instance?.componentId ?? (node.role === 'component' ? node.id : null);
    const component = id === null ? null : findComponent(snapshot, id);
    if (id !== null && component !== null) found.set(id, component);
    if (node.instance !== null && component === null && !unknown.has(node.instance.componentId)) {
      unknown.add(node.instance.componentId);
      problems.push(problem('component-unknown', node, { component: node.instance.componentId }));
    }
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return Object.fromEntries(found);
}

function findComponent(snapshot: Snapshot, id: string): DesignComponent | null {
  const component = Object.hasOwn(snapshot.components, id) ? snapshot.components[id] : undefined;
  if (component === undefined) return null;
  const setId = component.componentSetId;
  const set =
    setId !== null && Object.hasOwn(snapshot.componentSets, setId)
      ? snapshot.componentSets[setId]
      : undefined;
  return {
    id,
    name: component.name,
    description: component.description,
    set: setId === null || set === undefined ? null : { id: setId, name: set.name },
  };
}
