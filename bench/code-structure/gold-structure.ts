/**
 * The structure of a page without a word of it: counts, the tree of its roles, and the names that an expert gave. For
 * documents whose texts stay outside this repository, `bench/gold-structure/` has one such file for each page; this
 * module reads them, makes the same of our code, and compares the two.
 */
import type { ProjectStructure } from './judge-project.ts';
import { matchTrees, type Match } from './match-pages.ts';
import type { RoleNode } from './read-page.ts';

export interface PageStructure {
  readonly lines: number;
  readonly bytes: number;
  readonly components: number;
  readonly uses: number;
  /** Mapped arrays that the page shows. */
  readonly lists: number;
  readonly grids: number;
  readonly flexes: number;
  readonly depth: number;
  /** Each name once, sorted. */
  readonly names: Readonly<Record<'component' | 'prop' | 'data' | 'class', readonly string[]>>;
  readonly tree: RoleNode;
}

export interface GoldStructure extends PageStructure {
  readonly document: string;
  /** The ids of its frames, the widest first. */
  readonly frames: readonly string[];
}

const counts = ['lines', 'bytes', 'components', 'uses', 'lists', 'grids', 'flexes', 'depth'] as const;
const nameKinds = ['component', 'prop', 'data', 'class'] as const;

/** Every role that a tree may have. */
export const roles: readonly string[] = [
  ...['page', 'header', 'nav', 'main', 'footer', 'aside', 'section', 'search'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'list', 'item', 'table', 'form', 'field', 'link', 'button'],
];

/** The structure of a project whose page could be rendered. */
export function structureOf({
  size,
  styles,
  components,
  uses,
  names,
  page,
  failure,
}: ProjectStructure): PageStructure {
  if (page === null) throw new Error(`The page could not be rendered: ${failure ?? ''}`);
  const namesOf = (wanted: (typeof nameKinds)[number]) =>
    [...new Set(names.filter(({ kind }) => kind === wanted).map(({ name }) => name))].sort();
  return {
    lines: size.lines,
    bytes: size.bytes,
    components,
    uses,
    lists: page.lists.length,
    grids: styles.grids,
    flexes: styles.flexes,
    depth: page.depth,
    names: {
      component: namesOf('component'),
      prop: namesOf('prop'),
      data: namesOf('data'),
      class: namesOf('class'),
    },
    tree: page.tree,
  };
}

/**
 * Reads one file.
 * @throws Error that says where it is not of the format, or has more than names and roles.
 */
export function readGoldStructure(value: unknown, path: string): GoldStructure {
  const refuse = (what: string): never => {
    throw new Error(`${path}: ${what}`);
  };
  const object = isObject(value) ? value : refuse('It is no object.');
  const known = new Set<string>(['document', 'frames', 'names', 'tree', ...counts]);
  for (const key of Object.keys(object)) if (!known.has(key)) refuse(`"${key}" is no field of the format.`);
  for (const key of counts)
    if (!(typeof object[key] === 'number' && object[key] >= 0)) refuse(`"${key}" is no count.`);
  if (typeof object.document !== 'string') refuse('"document" is no name.');
  if (!isListOf(object.frames, /^[\w:;-]+$/) || object.frames.length === 0) refuse('"frames" has no ids.');
  const names = isObject(object.names) ? object.names : refuse('"names" is no object.');
  for (const kind of nameKinds)
    if (!isListOf(names[kind], /^[A-Za-z_$][\w$-]*$/))
      refuse(`"names.${kind}" has something that is no name.`);
  checkTree(object.tree, 'tree', refuse);
  return object as unknown as GoldStructure; // Checked above, field by field.
}

function checkTree(value: unknown, place: string, refuse: (what: string) => never): void {
  const node = isObject(value) ? value : refuse(`"${place}" is no node.`);
  for (const key of Object.keys(node))
    if (!['role', 'times', 'children'].includes(key)) refuse(`"${place}.${key}" is no field of a node.`);
  if (!roles.includes(String(node.role))) refuse(`"${place}.role" is "${String(node.role)}".`);
  if (node.times !== undefined && !(Number.isInteger(node.times) && Number(node.times) > 0))
    refuse(`"${place}.times" is no count.`);
  const { children = [] } = node;
  if (!Array.isArray(children)) refuse(`"${place}.children" is no list.`);
  (children as readonly unknown[]).forEach((child, index) =>
    checkTree(child, `${place}.children.${index}`, refuse),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, pattern: RegExp): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && pattern.test(one));
}

export interface StructureMatch {
  /** Ours against gold. */
  readonly lines: number;
  /** By role: how many both have, by count alone. */
  readonly roles: ReadonlyMap<string, Match>;
  /** Roles with the roles around them. */
  readonly tree: Match;
  readonly lists: Match;
}

/** Compares our structure of a page with gold, by counts and by the tree. */
export function compareStructures(ours: PageStructure, gold: PageStructure): StructureMatch {
  const [own, other] = [countRoles(ours.tree), countRoles(gold.tree)];
  const found = [...new Set([...own.keys(), ...other.keys()])].sort();
  return {
    lines: ours.lines / Math.max(1, gold.lines),
    roles: new Map(found.map((role) => [role, matchCounts(own.get(role) ?? 0, other.get(role) ?? 0)])),
    tree: matchTrees(ours.tree, gold.tree),
    lists: matchCounts(ours.lists, gold.lists),
  };
}

function matchCounts(ours: number, gold: number): Match {
  return { matched: Math.min(ours, gold), ours, gold, missing: [], spare: [] };
}

/** How often each role is on the page; items of a list count as often as they are in it. */
export function countRoles(root: RoleNode): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (node: RoleNode, times: number): void => {
    const count = times * (node.times ?? 1);
    if (node.role !== 'item' && node.role !== 'page')
      found.set(node.role, (found.get(node.role) ?? 0) + count);
    for (const child of node.children ?? []) visit(child, count);
  };
  visit(root, 1);
  return found;
}
