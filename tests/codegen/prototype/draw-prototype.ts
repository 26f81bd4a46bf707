/** A small prototype of our own drawing, in Figma's REST JSON: pages, a dialog, and a button in five states. */

type Json = Readonly<Record<string, unknown>>;
type Colour = readonly [number, number, number];

const looks: Readonly<Record<string, { readonly ground: Colour; readonly words: Colour }>> = {
  Default: { ground: [0, 0, 1], words: [1, 1, 1] },
  Hover: { ground: [0, 0, 0.6], words: [1, 1, 1] },
  Focus: { ground: [0, 0, 1], words: [1, 1, 0.6] },
  Pressed: { ground: [0, 0, 0.2], words: [1, 1, 1] },
  Disabled: { ground: [0.8, 0.8, 0.8], words: [0.4, 0.4, 0.4] },
};

const setId = '2:0';

/** One interaction of a layer. */
export type Interaction = Json;

export function onClick(action: Json): Interaction {
  return { trigger: { type: 'ON_CLICK' }, actions: [action] };
}

export function goTo(destinationId: string, navigation = 'NAVIGATE'): Interaction {
  return onClick({ type: 'NODE', destinationId, navigation });
}

export function frame(id: string, name: string, children: readonly Json[], more: Json = {}): Json {
  return {
    id,
    name,
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 400, height: 600 },
    fills: paint([1, 1, 1]),
    layoutMode: 'VERTICAL',
    itemSpacing: 16,
    children,
    ...more,
  };
}

export function text(id: string, characters: string, more: Json = {}): Json {
  return {
    id,
    name: 'Text',
    type: 'TEXT',
    characters,
    absoluteBoundingBox: { x: 0, y: 0, width: 90, height: 24 },
    fills: paint([0, 0, 0]),
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24 },
    layoutSizingHorizontal: 'HUG',
    layoutSizingVertical: 'HUG',
    ...more,
  };
}

/** A use of the button; `more` overrides what its layers say. */
export function button(
  id: string,
  label: string,
  { state = 'Default', interaction, ground }: ButtonUse = {},
): Json {
  const more = {
    componentId: mainId(state),
    componentProperties: { State: { type: 'VARIANT', value: state } },
    ...(interaction ? { interactions: [interaction] } : {}),
    ...(ground ? { fills: paint(ground) } : {}),
  };
  return drawButton(id, 'Button', 'INSTANCE', state, label, more);
}

interface ButtonUse {
  readonly state?: string;
  readonly interaction?: Interaction;
  readonly ground?: Colour;
}

/** A file with these frames and the set of the button. `extra` is drawn into its `Hover` variant. */
export function drawPrototype(frames: readonly Json[], extra: readonly Json[] = []): Json {
  const states = Object.keys(looks);
  const mains = states.map((state) => {
    const main = drawButton(mainId(state), `State=${state}`, 'COMPONENT', state, 'Button', {});
    return state === 'Hover'
      ? { ...main, children: [...(main.children as readonly Json[]), ...extra] }
      : main;
  });
  const set = {
    id: setId,
    name: 'Button',
    type: 'COMPONENT_SET',
    absoluteBoundingBox: { x: 900, y: 0, width: 200, height: 300 },
    children: mains,
  };
  const page = { id: '0:1', name: 'Page', type: 'CANVAS', children: [...frames, set] };
  return {
    name: 'Prototype',
    document: { id: '0:0', name: 'Document', type: 'DOCUMENT', children: [page] },
    components: Object.fromEntries(
      states.map((state) => [
        mainId(state),
        { key: '', name: `State=${state}`, description: '', componentSetId: setId },
      ]),
    ),
    componentSets: { [setId]: { key: '', name: 'Button', description: '' } },
    styles: {},
  };
}

function mainId(state: string): string {
  return `2:${Object.keys(looks).indexOf(state) + 1}0`;
}

function drawButton(id: string, name: string, type: string, state: string, label: string, more: Json): Json {
  const look = looks[state] ?? { ground: [0, 0, 0], words: [0, 0, 0] };
  const main = mainId(state);
  const words = text(type === 'INSTANCE' ? `I${id};${main}1` : `${main}1`, label, {
    name: 'Label',
    fills: paint(look.words),
  });
  return {
    id,
    name,
    type,
    absoluteBoundingBox: { x: 0, y: 0, width: 122, height: 40 },
    fills: paint(look.ground),
    cornerRadius: 8,
    layoutMode: 'HORIZONTAL',
    primaryAxisAlignItems: 'CENTER',
    paddingLeft: 16,
    paddingRight: 16,
    paddingTop: 8,
    paddingBottom: 8,
    layoutSizingHorizontal: 'HUG',
    layoutSizingVertical: 'HUG',
    children: [words],
    ...more,
  };
}

function paint([r, g, b]: Colour): readonly Json[] {
  return [{ type: 'SOLID', blendMode: 'NORMAL', color: { r, g, b, a: 1 } }];
}
