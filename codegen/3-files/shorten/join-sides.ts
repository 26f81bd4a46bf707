/** Sides that are said one by one in the design, said together as a person would: `border-inline`, `inset: 0 8px`. */
import type { Declaration, Style } from '../../1-layout/layout-tree.ts';

interface Sides {
  /** All of these have to be there. */
  readonly sides: readonly string[];
  /** What says them together; `null` where these values are better said apart. */
  readonly join: (values: readonly string[]) => Omit<Declaration, 'below' | 'state'> | null;
}

/** The first that fits is taken, so those of most sides come first. */
const together: readonly Sides[] = [
  {
    sides: ['top', 'right', 'bottom', 'left'],
    join: ([top = '0', right = '0', bottom = '0', left = '0']) => ({
      property: 'inset',
      value: shortest(top, right, bottom, left),
    }),
  },
  twins('border-right', 'border-left', 'border-inline'),
  twins('border-top', 'border-bottom', 'border-block'),
  twins('right', 'left', 'inset-inline'),
  twins('top', 'bottom', 'inset-block'),
  {
    sides: ['margin-top', 'margin-bottom'],
    join: ([top = '0', bottom = '0']) => ({
      property: 'margin-block',
      value: top === bottom ? top : `${top} ${bottom}`,
    }),
  },
];

/** The same style in fewer declarations. */
export function joinSides(style: Style): Style {
  return together.reduce(joinOne, style);
}

function joinOne(style: Style, { sides, join }: Sides): Style {
  const first = style.filter(({ property }) => property === sides[0]);
  return first.reduce((joined, { below, state }) => {
    const own = sides.map((side) =>
      joined.find((one) => one.property === side && one.below === below && one.state === state),
    );
    const found = own.filter((one) => one !== undefined);
    const [start] = found;
    const said = found.length < sides.length ? null : join(found.map(({ value }) => value));
    if (start === undefined || said === null) return joined;
    return joined.flatMap((one) => {
      if (one === start) return [{ ...one, ...said }];
      return found.includes(one) ? [] : [one];
    });
  }, style);
}

function twins(one: string, other: string, property: string): Sides {
  return {
    sides: [one, other],
    join: ([first = '', second]) => (first === second ? { property, value: first } : null),
  };
}

function shortest(top: string, right: string, bottom: string, left: string): string {
  if (left !== right) return [top, right, bottom, left].join(' ');
  if (bottom !== top) return [top, right, bottom].join(' ');
  return right === top ? top : `${top} ${right}`;
}
