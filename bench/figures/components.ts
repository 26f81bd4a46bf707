/**
 * S2 of the goals: components against Figma's own instances, where the file knows the main component. Types: every use
 * of one component (a set is one) is a use of one code component. Props: every difference between its uses is carried
 * by a prop, and there is no other prop. All React pages of a document are run; what is written out, split, missing or
 * spare is a line of components.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { BoxNode, DesignNode } from '#design/tree';
import { measureCases, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { findDifferences } from '../find-differences.ts';
import { indexLayers } from '../layer-index.ts';
import { matchComponents, type PartUse } from '../match-components.ts';
import type { BenchDocument } from '../open-documents.ts';
import { partOf, type Components } from '../part-of.ts';
import { f1Of, scoreProps, type PropScore } from '../score-props.ts';
import { openTracedPages, settleIds, type Rendered } from '../trace-uses.ts';

const options = { ...defaultCodeOptions, nodeIds: true };

export const componentsFigure: Figure = {
  id: 'components',
  async compute(bench) {
    const lines: string[] = [];
    const types: Case[] = [];
    const props: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Comparing the components of ${document.name}`);
      const { uses, components } = await readUses(bench, document);
      // A main component on a page is drawn there, and its looks count; it need not be a use of itself.
      const instances = uses.filter(({ node }) => node.instance !== null);
      if (instances.length === 0) continue;
      const { matches, f1 } = matchComponents(instances);
      types.push({ name: document.name, value: f1 });
      lines.push(...tellTypes(document.name, instances, matches, components));
      const scores = scoreParts(document.name, uses, matches, components, lines);
      if (scores.some((score) => score.differences + score.props > 0))
        props.push({ name: document.name, value: f1Of(scores) });
    }
    await writeFile(join(bench.folder, 'components.txt'), `${lines.join('\n')}\n`);
    const share = { unit: 'share', better: 'higher' } as const;
    return [
      measureCases({ ...share, id: 'components-types', title: 'S2 component types, F1', goal: 0.98 }, types),
      measureCases({ ...share, id: 'components-props', title: 'S2 component props, F1', goal: 0.95 }, props),
    ];
  },
};

interface InstanceUse extends PartUse<Rendered> {
  readonly node: BoxNode;
  readonly frame: string;
}

/** Every instance and main component that shows and that the file knows, with the uses that stand for it. */
async function readUses(
  bench: Bench,
  document: BenchDocument,
): Promise<{ readonly uses: readonly InstanceUse[]; readonly components: Components }> {
  const result = await bench.compile(document, document.frames, options);
  const pages = await openTracedPages(result);
  const { frames, components } = readDesign(document.takeSnapshot(document.frames));
  const uses = frames.flatMap(({ root }): InstanceUse[] => {
    const page = result.pages.find(({ frameId }) => frameId === root.id);
    const frame = document.frames.find(({ id }) => id === root.id);
    if (!page || !frame) return [];
    const code = new Map<string, { component: string; use: Rendered }[]>();
    for (const [use, ids] of settleIds(pages.trace(page), indexLayers(root).isInside)) {
      const { component } = use;
      if (component !== null)
        for (const id of ids) code.set(id, [...(code.get(id) ?? []), { component, use }]);
    }
    return usesIn(root, components).map(({ node, part }) => ({
      node,
      part,
      frame: nameOf(document, frame),
      code: code.get(node.id) ?? [],
    }));
  });
  return { uses, components };
}

function usesIn(
  root: DesignNode,
  components: Components,
): readonly { readonly node: BoxNode; readonly part: string }[] {
  const found: { node: BoxNode; part: string }[] = [];
  const visit = (node: DesignNode): void => {
    if (!node.visible || node.kind !== 'box') return;
    const main = node.instance?.componentId ?? node.id;
    const part = main in components ? partOf(node, components) : null;
    if ((node !== root || node.role === 'component') && part !== null) found.push({ node, part });
    node.children.forEach(visit);
  };
  visit(root);
  return found;
}

function tellTypes(
  name: string,
  uses: readonly InstanceUse[],
  matches: ReadonlyMap<string, string>,
  components: Components,
): readonly string[] {
  return uses.flatMap(({ node, part, code, frame }) => {
    const wanted = matches.get(part);
    if (code.some(({ component }) => component === wanted)) return [];
    const said = code.length === 0 ? 'written out' : code.map(({ component }) => component).join(' ');
    return `${name}\ttype\t${titleOf(node, components)}\t${wanted ?? 'none'}\t${said}\t${frame}\t${node.id}`;
  });
}

function titleOf({ instance, name }: BoxNode, components: Components): string {
  const main = components[instance?.componentId ?? ''];
  return main?.set?.name ?? main?.name ?? name;
}

/** The props of each component with two uses or more. */
function scoreParts(
  name: string,
  uses: readonly InstanceUse[],
  matches: ReadonlyMap<string, string>,
  components: Components,
  lines: string[],
): readonly PropScore[] {
  return [...matches].flatMap(([part, component]) => {
    const members = uses.flatMap(({ node, part: own, code }) => {
      const use = own === part ? code.find((one) => one.component === component)?.use : undefined;
      return use ? [{ node, use }] : [];
    });
    if (members.length < 2) return [];
    const nodes = members.map(({ node }) => node);
    const differences = findDifferences(nodes, components);
    const score = scoreProps(
      differences,
      members.map(({ use }) => use.props),
    );
    const first = nodes[0]?.id ?? '';
    for (const { kind, place, values } of score.missing)
      lines.push(
        `${name}\tno prop\t${component}\t${kind}\t${place}\t${[...new Set(values)].slice(0, 4).join(' | ')}\t${first}`,
      );
    for (const spare of score.spare) lines.push(`${name}\tspare\t${component}\t${spare}\t${first}`);
    return [score];
  });
}
