import type { Declaration, LayoutNode, LayoutPage, LayoutTree } from '#codegen/layout/layout-tree';

/** A layout as a person writes it down: what is usual may be left out, and styles are objects. */
export interface WrittenLayout {
  readonly documentName?: string;
  readonly tokens?: LayoutTree['tokens'];
  readonly fonts?: LayoutTree['fonts'];
  readonly namedStyles?: LayoutTree['namedStyles'];
  readonly fallbacks?: LayoutTree['fallbacks'];
  readonly pages: readonly WrittenNode[];
}

type WrittenStyle = Readonly<Record<string, string>>;

interface WrittenNode {
  readonly kind?: LayoutNode['kind'];
  readonly id?: string;
  readonly name?: string;
  readonly style?: WrittenStyle;
  /** A text of one run. */
  readonly text?: string;
  readonly blocks?: readonly {
    readonly list?: 'none' | 'ordered' | 'unordered';
    readonly indent?: number;
    readonly style?: WrittenStyle;
    readonly runs: readonly {
      readonly text: string;
      readonly style?: WrittenStyle;
      readonly link?: LayoutNode['link'];
    }[];
  }[];
  readonly children?: readonly WrittenNode[];
  readonly [other: string]: unknown;
}

/** Fills in what a written layout leaves out. */
export function openLayout(written: WrittenLayout): LayoutTree {
  let count = 0;
  const open = (node: WrittenNode): LayoutNode => {
    const {
      style = {},
      text,
      blocks,
      children,
      kind = text !== undefined || blocks ? 'text' : 'box',
      ...rest
    } = node;
    count += 1;
    const id = node.id ?? `${count}:0`;
    const common = {
      ids: [id],
      name: '',
      visible: true,
      references: {},
      link: null,
      drawn: { width: 100, height: 40 },
      ...rest,
      id,
      kind,
      style: openStyle(style),
    };
    const extra = {
      box: { instance: null, componentId: null, children: (children ?? []).map(open), ...rest },
      text: { blocks: openBlocks(blocks ?? [{ runs: [{ text: text ?? '' }] }]) },
      image: { asset: null, ...rest },
      vector: { svg: '<svg viewBox="0 0 1 1"></svg>', staysInside: true, ...rest },
    };
    return { ...common, ...extra[kind] } as unknown as LayoutNode;
  };
  const pages = written.pages.map((page): LayoutPage => {
    const root = open(page);
    return { frameId: root.id, name: root.name, width: root.drawn.width, height: root.drawn.height, root };
  });
  return {
    documentName: written.documentName ?? 'Document',
    pages,
    tokens: written.tokens ?? [],
    fonts: written.fonts ?? [],
    namedStyles: written.namedStyles ?? [],
    fallbacks: written.fallbacks ?? [],
    vectorAssets: [],
    problems: [],
  };
}

function openBlocks(blocks: NonNullable<WrittenNode['blocks']>) {
  return blocks.map(({ list = 'none', indent = list === 'none' ? 0 : 1, style = {}, runs }) => ({
    list,
    indent,
    style: openStyle(style),
    runs: runs.map((run) => ({ text: run.text, style: openStyle(run.style ?? {}), link: run.link ?? null })),
  }));
}

function openStyle(style: WrittenStyle): readonly Declaration[] {
  return Object.entries(style).map(([property, value]) => ({ property, value }));
}
