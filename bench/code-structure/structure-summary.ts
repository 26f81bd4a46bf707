/** The structure of a project as lines that a person reads: figures first, then what a reviewer would change. */
import type { NameKind } from './judge-names.ts';
import { sharedKinds, shareOfRefused, type ProjectStructure } from './judge-project.ts';
import type { PageFacts } from './read-page.ts';

/** Lines of each list that are told where not all are wanted. */
const most = 12;

export function summarize(structure: ProjectStructure, tellsAll = false): readonly string[] {
  const limit = tellsAll ? Infinity : most;
  return [...listFigures(structure), ...listFindings(structure, limit)];
}

function listFigures(structure: ProjectStructure): readonly string[] {
  const { size, scripts, styles, components, uses, indexed, variants, filledHeights } = structure;
  const drawings = scripts.components.length - components;
  const siblings = scripts.unmapped.reduce((sum, { count }) => sum + count, 0);
  const values = variants.reduce((sum, prop) => sum + prop.values.length, 0);
  const magicPer = styles.magic.length / Math.max(1, components);
  const lines: [string, string][] = [
    [
      'code',
      `${size.lines} lines, ${size.bytes} bytes in ${size.scripts} scripts and ${size.stylesheets} style sheets`,
    ],
    ['components', `${components} with ${uses} uses, and ${drawings} drawings`],
    [
      'lists',
      `${scripts.maps.length} arrays mapped; ${siblings} equal siblings in ${scripts.unmapped.length} runs not mapped`,
    ],
    [
      'props',
      `${countOf(structure, 'prop')}, indexed ${indexed.length}; ${variants.length} unions of ${values} strings`,
    ],
    ['behaviour', `${scripts.handlers} handlers, ${scripts.states} states`],
    ['layout', `${styles.grids} grids, ${styles.flexes} flex boxes, ${styles.declarations} declarations`],
    ['values', `${styles.distinctLengths} distinct lengths, ${styles.distinctColours} distinct colours`],
    [
      'magic values',
      `${styles.magic.length} (${magicPer.toFixed(2)} a component): ${tally(styles.magic.map(({ kind }) => kind))}; fine values on any scale ${styles.fineValues}, fine percentages ${styles.finePercentages}`,
    ],
    ['least heights', `${styles.leastHeights.length}, of them ${filledHeights} around content`],
    ['names', describeNames(structure)],
    ...describePage(structure),
  ];
  return lines.map(([title, text]) => `${title.padEnd(14)}${text}`);
}

function countOf({ names }: ProjectStructure, wanted: NameKind): number {
  return names.filter(({ kind }) => kind === wanted).length;
}

function describeNames(structure: ProjectStructure): string {
  const share = (kinds: readonly NameKind[]) => `${(shareOfRefused(structure, kinds) * 100).toFixed(1)}%`;
  const each = [...sharedKinds, 'variant' as const, 'asset' as const]
    .filter((kind) => countOf(structure, kind) > 0)
    .map((kind) => `${kind} ${share([kind])} of ${countOf(structure, kind)}`);
  return `${share(sharedKinds)} meaningless; ${each.join(', ')}`;
}

function describePage({ page, failure }: ProjectStructure): readonly [string, string][] {
  if (page === null) return [['page', `could not be rendered: ${failure ?? ''}`]];
  const nowhere = page.links.filter(({ leadsNowhere }) => leadsNowhere).length;
  const unlabelled = page.fields.filter(({ isLabelled }) => !isLabelled).length;
  return [
    ['links', `${page.links.length}, leading nowhere ${nowhere}`],
    ['buttons', String(page.buttons.length)],
    ['forms', `${page.forms.length} with ${page.fields.length} fields, without a label ${unlabelled}`],
    ['tables', String(page.tables.length)],
    ['lists shown', `${page.lists.length} mapped, ${page.listElements.length} list elements`],
    ['landmarks', tally(page.landmarks.map(({ role }) => role))],
    ['headings', describeHeadings(page)],
    ['depth', `${page.depth} at most, ${page.textDepth.toFixed(1)} around a text; ${page.elements} elements`],
  ];
}

function describeHeadings({ headings }: PageFacts): string {
  return headings.length === 0
    ? 'none'
    : headings.map(({ role, words }) => `${role} ${words.slice(0, 4).join(' ')}`).join(' | ');
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size === 0) return 'none';
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .map(([word, count]) => `${word} ${count}`)
    .join(', ');
}

function listFindings(
  { refused, scripts, styles, indexed }: ProjectStructure,
  limit: number,
): readonly string[] {
  const at = ({ path, line }: { readonly path: string; readonly line: number }) => `${path}:${line}`;
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [
      'Names that say nothing',
      refused.map((name) => `${at(name)} ${name.kind} ${name.name} ${name.rule.reason}`),
    ],
    ['Indexed props', indexed.map((prop) => `${at(prop)} ${prop.name}`)],
    [
      'Equal siblings that are not mapped',
      [...scripts.unmapped]
        .sort((a, b) => b.count - a.count)
        .map((run) => `${at(run)} ${run.count} × ${run.shape}`),
    ],
    [
      'Magic values',
      styles.magic.map((value) => `${at(value)} ${value.property}: ${value.value} (${value.kind})`),
    ],
    [
      'Least heights',
      styles.leastHeights.map((height) => `${at(height)} .${height.className} ${height.value}`),
    ],
  ];
  return groups.flatMap(([title, lines]) => {
    if (lines.length === 0) return [];
    const rest = lines.length - limit;
    return [
      '',
      title,
      ...lines.slice(0, limit).map((line) => `  ${line}`),
      ...(rest > 0 ? [`  and ${rest} more`] : []),
    ];
  });
}
