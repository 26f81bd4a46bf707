import { describe, expect, it } from 'vitest';
import { type CodeNode, type CodeProject, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('independent differences between cards', () => {
  it('are a prop each, and not a variant for each combination', () => {
    const looks = [
      { fill: '#ffffff', status: 'Open', colour: '#1d8f4e', faded: false },
      { fill: '#ffffff', status: 'Closed', colour: '#c0392b', faded: false },
      { fill: '#eef4ff', status: 'Open', colour: '#1d8f4e', faded: false },
      { fill: '#eef4ff', status: 'Closed', colour: '#c0392b', faded: true },
      { fill: '#ffffff', status: 'Open', colour: '#1d8f4e', faded: true },
      { fill: '#ffffff', status: 'Waiting', colour: '#b8860b', faded: false },
    ];
    const project = find(
      looks.map(({ fill, status, colour, faded }, index) =>
        card(index, {
          root: { 'background-color': fill },
          badge: { 'background-color': colour },
          picture: faded ? { opacity: '0.5' } : {},
          status,
        }),
      ),
    );
    expect(propsOf(project)).toEqual([
      'status: open | closed | waiting',
      'text: text',
      'title: text',
      'isHighlighted: boolean',
      'isPictureMuted: boolean',
    ]);
    expect(looksOf(project)[3]).toEqual({ status: 'closed', isHighlighted: true, isPictureMuted: true });
    expect(looksOf(project)[0]).toEqual({});
  });

  it('are no looks of a status that one card alone has', () => {
    const colours = { Open: '#1d8f4e', Closed: '#c0392b', Waiting: '#b8860b', Late: '#2f6fdd' } as const;
    const statuses = ['Open', 'Closed', 'Open', 'Waiting', 'Late', 'Open'] as const;
    const project = find(
      statuses.map((status, index) =>
        card(index, {
          root: { 'background-color': status === 'Waiting' ? '#eef4ff' : '#ffffff' },
          badge: { 'background-color': colours[status] },
          picture: status === 'Late' ? { opacity: '0.5' } : {},
          status,
        }),
      ),
    );
    expect(propsOf(project)).toEqual([
      'status: open | closed | waiting | late',
      'text: text',
      'title: text',
      'isHighlighted: boolean',
      'isPictureMuted: boolean',
    ]);
    expect(looksOf(project)[3]).toEqual({ status: 'waiting', isHighlighted: true });
    expect(looksOf(project)[4]).toEqual({ status: 'late', isPictureMuted: true });
  });

  it('are looks of a status where two cards of it have them, or the badge itself', () => {
    const statuses = ['Open', 'Closed', 'Open', 'Closed', 'Late', 'Open'] as const;
    const project = find(
      statuses.map((status, index) =>
        card(index, {
          root: { 'background-color': status === 'Closed' ? '#eef4ff' : '#ffffff' },
          badge: {
            'background-color': { Open: '#1d8f4e', Closed: '#c0392b', Late: '#2f6fdd' }[status],
            ...(status === 'Late' ? { 'box-shadow': '0 0 2px #000000' } : {}),
          },
          status,
        }),
      ),
    );
    expect(propsOf(project)).toEqual(['status: open | closed | late', 'text: text', 'title: text']);
  });

  it('are one with an icon that only the box has that looks otherwise', () => {
    const square = (index: number, isOn: boolean): Written => ({
      ...{ id: `${index}:7`, name: 'Frame 3', drawn: { width: 20, height: 20 } },
      style: { display: 'flex', 'background-color': isOn ? '#1d8f4e' : '#ffffff' },
      children: isOn ? [{ id: `${index}:8`, name: 'Vector 1', kind: 'vector' }] : [],
    });
    const cards = [false, true, false, false].map((isOn, index): Written => {
      const drawn = card(index, {});
      return { ...drawn, children: [square(index, isOn), ...(drawn.children ?? [])] };
    });
    const project = find(cards);
    expect(propsOf(project).filter((prop) => prop.endsWith('boolean'))).toHaveLength(1);
    const [when] = nodesOf(componentOf(project)).filter(({ kind }) => kind === 'when');
    expect(when).toMatchObject({ prop: componentOf(project).props.at(-1)?.name });
  });

  it('are a state where the words that say it are a prop called status', () => {
    const colours = ['Open', 'Closed', 'Open', 'Closed', 'Late'].map((status, index): Written => {
      const colour = { Open: '#1d8f4e', Closed: '#c0392b', Late: '#2f6fdd' }[status] ?? '';
      const look = { root: { color: colour }, badge: { 'background-color': colour }, status };
      const drawn = card(index, look);
      const named = (node: Written): Written => ({
        ...node,
        ...(node.text === status ? { name: 'Status' } : {}),
        ...(node.children === undefined ? {} : { children: node.children.map(named) }),
      });
      return named(drawn);
    });
    expect(propsOf(find(colours))).toEqual(['state: open | closed | late', 'status: text', 'title: text']);
  });

  it('do not follow from the picture that each card has as its ground, which is named by its title', () => {
    const titles = ['Bud vase', 'Pond side plate', 'Tidal bowl', 'Goose jug'];
    const cards = titles.map((title, index): Written => {
      const { children = [], ...drawn } = card(index, {
        root: { background: `url(asset:picture-${index}) center / cover no-repeat` },
        badge: { 'background-color': index === 2 ? '#c0392b' : '#777777' },
      });
      return {
        ...drawn,
        children: children.map((one) => (one.name === 'Title' ? { ...one, text: title } : one)),
      };
    });
    expect(propsOf(find(cards))).toEqual([
      'photo: bud-vase | pond-side | tidal-bowl | goose-jug',
      'title: text',
      'isBadgeHighlighted: boolean',
    ]);
  });

  it('are named after the colour in the place of one that has a name', () => {
    const grounds = ['var(--ground)', '#ffd9cf', 'var(--ground)', '#d5e8fb'];
    const project = find(
      grounds.map((ground, index) => card(index, { badge: { 'background-color': ground } })),
    );
    expect(propsOf(project)).toEqual(['badgeVariant: default | red | blue', 'title: text']);
  });

  it('are a highlight where the letters get white on a stronger fill, and not muted', () => {
    const project = find(
      [false, true, false, false].map((isCurrent, index) =>
        card(index, {
          root: { 'background-color': '#ffffff', color: isCurrent ? '#ffffff' : '#6d2e8b' },
          badge: isCurrent
            ? { 'background-color': '#6d2e8b', 'font-weight': '700' }
            : { 'background-color': '#ffffff' },
        }),
      ),
    );
    expect(propsOf(project).join()).not.toMatch(/muted/i);
  });

  it('take layout that differs together with them along', () => {
    const looks = [false, true, false].map((isLarge, index) =>
      card(index, {
        root: isLarge
          ? { 'background-color': '#102040', padding: '40px 20px' }
          : { 'background-color': '#f4f4f4', padding: '20px' },
      }),
    );
    const project = find(looks);
    expect(propsOf(project)).toEqual(['title: text', 'isHighlighted: boolean']);
    const [root] = nodesOf(componentOf(project));
    const variants = root?.kind === 'element' ? root.variants : [];
    expect(variants.map(({ member, style }) => [member, style.length])).toEqual([
      ['false', 2],
      ['true', 2],
    ]);
  });

  it('are named after the colour or the token that each has', () => {
    const tones = ['#2f6fdd', '#2f6fdd', '#c0392b', '#1d8f4e'].map((colour, index) =>
      card(index, { badge: { 'background-color': colour } }),
    );
    expect(propsOf(find(tones))).toEqual(['badgeTone: blue | red | green', 'title: text']);
    const levels = ['good', 'good', 'bad', 'idle'].map((level, index) =>
      card(index, { badge: { 'background-color': `var(--level-${level})` } }),
    );
    expect(propsOf(find(levels))).toEqual(['level: good | bad | idle', 'title: text']);
  });

  it('have a boolean for a line under all but the last', () => {
    const lines = [0, 1, 2, 3].map((index) =>
      card(index, { root: index < 3 ? { 'border-bottom': '1px solid #dddddd' } : {} }),
    );
    const project = find(lines);
    expect(propsOf(project)).toEqual(['title: text', 'hasDivider: boolean']);
    expect(looksOf(project)).toEqual([{}, {}, {}, { hasDivider: false }]);
  });

  it('follow from a prop of a nested component that varies in the same way', () => {
    const states = ['on', 'off', 'on', 'failed'];
    const colours: Record<string, string> = { on: '#1d8f4e', off: '#777777', failed: '#c0392b' };
    const cards = states.map((state, index): Written => {
      const drawn = card(index, { root: { 'background-color': colours[state] ?? '' } });
      const chip: Written = {
        id: `${index}:9`,
        name: 'Chip',
        style: { display: 'flex', color: colours[state] ?? '' },
        instance: {
          componentId: `7:${states.indexOf(state)}`,
          componentName: `State=${state}`,
          setName: 'Chip',
          properties: { State: { kind: 'variant', value: state } },
        },
        children: [{ id: `I${index}:9;7:9`, name: 'Word', text: `Chip ${index}` }],
      };
      return { ...drawn, children: [...(drawn.children ?? []), chip] };
    });
    expect(propsOf(find(cards))).toEqual(['chipState: on | off | failed', 'title: text', 'chipWord: text']);
  });
});

interface Look {
  readonly root?: Record<string, string>;
  readonly badge?: Record<string, string>;
  readonly picture?: Record<string, string>;
  readonly status?: string;
}

function card(index: number, { root = {}, badge = {}, picture = {}, status = 'New' }: Look): Written {
  return {
    id: `${index}:1`,
    name: 'Offer',
    style: { display: 'flex', 'flex-direction': 'column', ...root },
    children: [
      {
        id: `${index}:2`,
        name: 'Picture',
        kind: 'image',
        asset: { key: 'p', mime: 'image/png' },
        style: picture,
      },
      {
        id: `${index}:3`,
        name: 'Badge',
        style: { display: 'flex', padding: '4px', ...badge },
        children: [{ id: `${index}:4`, name: status, text: status }],
      },
      { id: `${index}:5`, name: 'Title', text: `Offer ${index}`, style: { 'font-size': '20px' } },
    ],
  };
}

function find(children: readonly Written[]): CodeProject {
  const list: Written = { id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children };
  return findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Home', children: [list] }] }),
    defaultCodeOptions,
  );
}

function componentOf({ components }: CodeProject) {
  const found = components.findLast(({ role }) => role === 'component');
  if (!found) throw new Error('There is no component');
  return found;
}

function propsOf(project: CodeProject): readonly string[] {
  return componentOf(project).props.map(
    ({ name, type }) => `${name}: ${type.kind === 'union' ? type.members.join(' | ') : type.kind}`,
  );
}

/** What the uses pass beside texts. */
function looksOf({ components }: CodeProject) {
  const rows = components[0]
    ? nodesOf(components[0]).flatMap((node) => (node.kind === 'each' ? node.rows : []))
    : [];
  return rows.map((row: Extract<CodeNode, { kind: 'use' }>) =>
    Object.fromEntries(
      row.props.flatMap(({ name, value }): (readonly [string, string | boolean])[] => {
        if (value.kind === 'member') return [[name, value.member]];
        return value.kind === 'boolean' ? [[name, value.on]] : [];
      }),
    ),
  );
}
