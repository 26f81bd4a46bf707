/** Finds what the words beside a toggle, and the label around both, look like in its two states. */
import { propertyOf } from '../css/properties.ts';
import { isUnconditional, unconditionalValueOf } from '../css/style-queries.ts';
import { groupBy } from '../group-by.ts';
import type { Style } from '../layout/layout-tree.ts';
import { type CodeComponent, type CodeElement, type CodeNode, nodesIn, nodesOf } from './code-component.ts';
import { readToggle } from './form-controls.ts';

/** What the words of a row, and its own box, may change with the state of its toggle. */
const rowProperties = {
  words: new Set(['color', 'text-decoration', 'opacity', 'font-weight', 'font']),
  row: new Set(['background-color', 'border', 'box-shadow', 'outline', 'opacity', 'border-color']),
};

/** The looks of the labels around toggles: what all that are on have in common, and none of the others. */
export class RowStates {
  /** The declarations of each element in its two states. */
  readonly #changes = new Map<string, readonly RowChange[]>();
  /** The labels that have a state of their own. */
  readonly #labels = new Set<string>();

  constructor(components: readonly CodeComponent[]) {
    const rows = components.flatMap(nodesOf).flatMap((node) => readRow(node) ?? []);
    for (const group of groupBy(rows, ({ shape }) => shape).values()) this.#compare(group);
  }

  /** Returns a node with the declarations of its states. */
  apply(node: CodeNode): CodeNode {
    if (node.kind !== 'element' || node.ids.length === 0) return node;
    const changes = this.#changes.get(keyOf(node));
    const reacting = this.#labels.has(keyOf(node)) ? { ...node, reacts: true } : node;
    if (changes === undefined) return reacting;
    return { ...reacting, style: changes.reduce(withChange, reacting.style) };
  }

  #compare(rows: readonly Row[]): void {
    const paths = new Set(rows.flatMap(({ parts }) => [...parts.keys()]));
    for (const path of paths) {
      const properties = path === '' ? rowProperties.row : rowProperties.words;
      for (const property of properties) {
        const valuesOf = (isOn: boolean) =>
          new Set(
            rows.flatMap((row) => {
              const part = row.parts.get(path);
              return row.isOn !== isOn || part === undefined
                ? []
                : [unconditionalValueOf(part, property) ?? null];
            }),
          );
        const [[on, moreOn], [off, moreOff]] = [[...valuesOf(true)], [...valuesOf(false)]];
        if (on === undefined || off === undefined || on === off) continue;
        if (moreOn !== undefined || moreOff !== undefined) continue;
        this.#add(rows, path, { property, on, off });
      }
    }
  }

  #add(rows: readonly Row[], path: string, change: RowChange): void {
    for (const { label, parts } of rows) {
      const part = parts.get(path);
      if (part === undefined) continue;
      this.#labels.add(keyOf(label));
      const own = this.#changes.get(keyOf(part)) ?? [];
      this.#changes.set(keyOf(part), [...own, change]);
    }
  }
}

/** Elements are known by their layers, because they are replaced when something in them changes. */
function keyOf({ tag, ids }: CodeElement): string {
  return [tag, ...ids].join(' ');
}

/** A property with its values in both states; `null` where it is not declared. */
interface RowChange {
  readonly property: string;
  readonly on: string | null;
  readonly off: string | null;
}

function withChange(style: Style, { property, on, off }: RowChange): Style {
  const others = style.filter((one) => !(isUnconditional(one) && one.property === property));
  const initial = propertyOf(property).initial;
  return [
    ...others.filter(({ below }) => below === undefined),
    ...(off === null ? [] : [{ property, value: off }]),
    { property, value: on ?? initial, state: 'current' },
    ...others.filter(({ below }) => below !== undefined),
  ];
}

/** A label around one toggle whose state is drawn. */
interface Row {
  readonly label: CodeElement;
  readonly isOn: boolean;
  /** The kind of the toggle and the parts beside it. */
  readonly shape: string;
  /** The label itself, by an empty path, and the elements beside the toggle. */
  readonly parts: ReadonlyMap<string, CodeElement>;
}

function readRow(node: CodeNode): Row | null {
  if (node.kind !== 'element' || node.tag !== 'label') return null;
  const toggles = nodesIn(node).flatMap((one) => readToggle(one) ?? []);
  const [toggle, more] = toggles;
  if (toggle === undefined || more !== undefined || toggle.isCovered || toggle.isOn === null) return null;
  const parts = new Map<string, CodeElement>([['', node]]);
  const collect = (parent: CodeElement, path: string): void => {
    parent.children.forEach((child, index) => {
      if (child.kind !== 'element' || child === toggle.element || child.ids.length === 0) return;
      const own = `${path}/${index}`;
      parts.set(own, child);
      collect(child, own);
    });
  };
  collect(node, '');
  const tags = node.children.map((child) => (child.kind === 'element' ? child.tag : child.kind));
  const shape = [toggle.kind, toggle.width, ...tags].join(' ');
  return { label: node, isOn: toggle.isOn, shape, parts };
}
