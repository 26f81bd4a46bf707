/**
 * Sketches become layers: every layer gets its id, every instance the layers of its main component with what it
 * overrides, every layer the modes of the variables above it. Boxes are not known yet.
 */
import type { BooleanProperty, Inside, Look, Run, Sketch, SwapProperty, TextProperty } from './sketch.ts';
import type { Modes } from './values.ts';

export interface Layer {
  readonly id: string;
  readonly type: Sketch['type'];
  readonly name: string;
  readonly look: Omit<Look, 'visible'>;
  readonly visible: boolean;
  readonly layout: Sketch['layout'];
  readonly sketch: Sketch;
  readonly runs: readonly Run[] | null;
  readonly modes: Modes;
  /** Fields of Figma's JSON that concern components. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly children: readonly Layer[];
}

export interface Page {
  readonly id: string;
  readonly name: string;
  readonly background: string;
  readonly arranged: boolean;
  readonly layers: readonly Layer[];
}

export interface SketchedPage {
  readonly name: string;
  readonly background: string;
  /** Top layers stand in lines, as many as fit, instead of where they say. */
  readonly arranged?: boolean;
  readonly children: readonly Sketch[];
}

type Properties = Readonly<Record<string, string | boolean | Sketch>>;
type Property = TextProperty | BooleanProperty | SwapProperty;

interface Scope {
  /** `null` outside instances, else what stands between `I` and the layer's own id. */
  readonly instance: string | null;
  /** Values of the properties of the instance that this layer is in. */
  readonly properties: Properties;
  /** Overrides by layer name, the outermost instance first. */
  readonly inside: readonly Readonly<Record<string, Inside>>[];
  readonly modes: Modes;
}

/** Numbers the layers of a drawing's pages. */
export function numberLayers(pages: readonly SketchedPage[]): readonly Page[] {
  const numberer = new Numberer(pages);
  return pages.map((page, index) => ({
    id: `0:${index + 1}`,
    name: page.name,
    background: page.background,
    arranged: page.arranged ?? false,
    layers: page.children.map((child) => numberer.layer(child, outside)),
  }));
}

const outside: Scope = { instance: null, properties: {}, inside: [], modes: {} };

class Numberer {
  readonly #ids = new Map<Sketch, string>();
  readonly #owners = new Map<Sketch, string>();

  constructor(pages: readonly SketchedPage[]) {
    pages.forEach((page, index) => {
      let count = 0;
      const number = (sketch: Sketch, owner: string | null) => {
        if (this.#ids.has(sketch)) throw new Error(`"${sketch.name}" is drawn twice; make it a component.`);
        count += 1;
        const id = `${index + 1}:${count}`;
        this.#ids.set(sketch, id);
        // A set's variants share the set's properties, so it is the set that owns them.
        const owns = sketch.type === 'COMPONENT_SET' || sketch.type === 'COMPONENT';
        const next = owner ?? (owns ? id : null);
        if (next) this.#owners.set(sketch, next);
        for (const child of sketch.children) number(child, next);
      };
      for (const sketch of page.children) number(sketch, null);
    });
  }

  layer(sketch: Sketch, scope: Scope): Layer {
    const own = this.#idOf(sketch);
    const id = scope.instance === null ? own : `I${scope.instance};${own}`;
    const override = mergeInside(sketch.name, scope.inside);
    const look = { ...sketch.look, ...override.look };
    const modes = withModes(scope.modes, look);
    const inner: Scope = { ...scope, modes };
    const { visible: shown, ...rest } = look;
    const made = {
      id,
      type: sketch.type,
      name: sketch.name,
      visible: this.#isVisible(shown, scope),
      layout: sketch.layout,
      sketch,
      runs: this.#runsOf(sketch, override, scope),
      modes,
    };
    const references = this.#references(sketch);
    if (sketch.use) return this.#instance({ ...made, look: rest }, references, override, inner);
    return {
      ...made,
      look: rest,
      facts: { ...references, ...this.#definitions(sketch) },
      children: sketch.children.map((child) => this.layer(child, inner)),
    };
  }

  #instance(
    made: Omit<Layer, 'facts' | 'children'>,
    references: object,
    override: Inside,
    scope: Scope,
  ): Layer {
    const { use } = made.sketch;
    if (!use) throw new Error(`"${made.name}" has no main component.`);
    const chosen = 'kind' in use.main ? scope.properties[use.main.name] : undefined;
    const main =
      override.main ?? (isSketch(chosen) ? chosen : 'kind' in use.main ? use.main.value : use.main);
    const properties = { ...use.properties, ...override.properties };
    const look = { ...main.look, at: undefined, ...defined(made.look) };
    const { visible: _visible, ...rest } = look;
    const inner: Scope = {
      instance: made.id.replace(/^I/, ''),
      properties,
      inside: [...scope.inside, use.inside],
      modes: scope.modes,
    };
    return {
      ...made,
      look: rest as Layer['look'],
      layout: main.layout,
      facts: {
        ...references,
        componentId: this.#idOf(main),
        componentProperties: this.#values(main, properties),
        overrides: this.#overridesOf(made, main, properties, use.inside),
      },
      children: main.children.map((child) => this.layer(child, inner)),
    };
  }

  #idOf(sketch: Sketch): string {
    const id = this.#ids.get(sketch);
    if (id === undefined) throw new Error(`The component "${sketch.name}" is on no page.`);
    return id;
  }

  #isVisible(shown: Look['visible'], scope: Scope): boolean {
    if (typeof shown !== 'object') return shown ?? true;
    const value = scope.properties[shown.name];
    return typeof value === 'boolean' ? value : shown.value;
  }

  #runsOf(sketch: Sketch, override: Inside, scope: Scope): readonly Run[] | null {
    if (!sketch.text) return null;
    if (override.text !== undefined) return [{ text: override.text }];
    const { runs } = sketch.text;
    if (!('kind' in runs)) return runs;
    const value = scope.properties[runs.name];
    return [{ text: typeof value === 'string' ? value : runs.value }];
  }

  /** Figma's key of a property: its name and a number that its owner gives it. */
  #key(property: Property, within: Sketch): string {
    return `${property.name}#${this.#owners.get(within) ?? this.#idOf(within)}`;
  }

  #references(sketch: Sketch): object {
    const found: Record<string, string> = {};
    for (const [field, property] of ownProperties(sketch)) found[field] = this.#key(property, sketch);
    return Object.keys(found).length > 0 ? { componentPropertyReferences: found } : {};
  }

  #definitions(sketch: Sketch): object {
    if (sketch.type !== 'COMPONENT' && sketch.type !== 'COMPONENT_SET') return {};
    if (sketch.variantOf !== undefined) return {};
    const definitions: Record<string, object> = {};
    if (sketch.type === 'COMPONENT_SET') Object.assign(definitions, variantDefinitions(sketch));
    for (const { property, at } of this.#propertiesIn(sketch)) {
      definitions[this.#key(property, at)] ??= {
        type: propertyType(property),
        defaultValue: property.kind === 'swap-property' ? this.#idOf(property.value) : property.value,
      };
    }
    return { componentPropertyDefinitions: definitions };
  }

  #values(main: Sketch, chosen: Properties): object {
    const values: Record<string, object> = {};
    if (main.variantOf !== undefined)
      for (const [axis, value] of variantValues(main.name)) values[axis] = { type: 'VARIANT', value };
    for (const { property, at } of this.#propertiesIn(main)) {
      const value = chosen[property.name] ?? property.value;
      const plain = isSketch(value) ? this.#idOf(value) : value;
      values[this.#key(property, at)] = { type: propertyType(property), value: plain };
    }
    for (const name of Object.keys(chosen))
      if (!Object.keys(values).some((key) => key.startsWith(`${name}#`)))
        throw new Error(`"${main.name}" has no property ${name}.`);
    return values;
  }

  #propertiesIn(sketch: Sketch): { property: Property; at: Sketch }[] {
    const own = ownProperties(sketch).map(([, property]) => ({ property, at: sketch }));
    return [...own, ...sketch.children.flatMap((child) => this.#propertiesIn(child))];
  }

  #overridesOf(
    made: Omit<Layer, 'facts' | 'children'>,
    main: Sketch,
    properties: Properties,
    inside: Readonly<Record<string, Inside>>,
  ): object[] {
    const under = made.id.replace(/^I/, '');
    const found: object[] = [];
    const visit = (sketch: Sketch) => {
      const fields = [
        ...ownProperties(sketch).flatMap(([field, { name }]) => (name in properties ? [field] : [])),
        ...overriddenFields(inside[sketch.name]),
      ];
      if (fields.length > 0)
        found.push({ id: `I${under};${this.#idOf(sketch)}`, overriddenFields: [...new Set(fields)] });
      sketch.children.forEach(visit);
    };
    main.children.forEach(visit);
    const own = overriddenFields({ look: made.sketch.look });
    if (own.length > 0) found.unshift({ id: made.id, overriddenFields: own });
    return found;
  }
}

function ownProperties(sketch: Sketch): readonly (readonly [string, Property])[] {
  const found: (readonly [string, Property])[] = [];
  const { visible } = sketch.look;
  if (typeof visible === 'object') found.push(['visible', visible]);
  if (sketch.text && 'kind' in sketch.text.runs) found.push(['characters', sketch.text.runs]);
  if (sketch.use && 'kind' in sketch.use.main) found.push(['mainComponent', sketch.use.main]);
  return found;
}

const fieldNames: Readonly<Record<string, string>> = {
  fill: 'fills',
  stroke: 'strokes',
  width: 'size',
  height: 'size',
  text: 'characters',
  effects: 'effects',
  opacity: 'opacity',
  visible: 'visible',
  radius: 'cornerRadius',
};

function overriddenFields(inside: Inside | undefined): string[] {
  if (!inside) return [];
  const changed = [...Object.keys(inside.look ?? {}), ...(inside.text === undefined ? [] : ['text'])];
  return [...new Set(changed.flatMap((key) => fieldNames[key] ?? []))];
}

/** The innermost instance speaks first, so that those around it can overrule it. */
function mergeInside(name: string, levels: readonly Readonly<Record<string, Inside>>[]): Inside {
  return levels.reduceRight<Inside>((merged, level) => {
    const here = level[name];
    if (!here) return merged;
    return {
      ...merged,
      ...here,
      look: { ...merged.look, ...here.look },
      properties: { ...merged.properties, ...here.properties },
    };
  }, {});
}

function withModes(modes: Modes, look: Look): Modes {
  if (!look.modes) return modes;
  const chosen = look.modes.map(([collection, name]): [string, number] => {
    const index = collection.modes.findIndex((mode) => mode.name === name);
    if (index < 0) throw new Error(`${collection.name} has no mode ${name}.`);
    return [collection.id, index];
  });
  return { ...modes, ...Object.fromEntries(chosen) };
}

function variantValues(name: string): (readonly [string, string])[] {
  return name.split(', ').map((pair) => {
    const [axis = '', value = ''] = pair.split('=');
    return [axis, value] as const;
  });
}

function variantDefinitions(set: Sketch): Record<string, object> {
  const options = new Map<string, string[]>();
  for (const child of set.children)
    for (const [axis, value] of variantValues(child.name))
      options.set(axis, [...new Set([...(options.get(axis) ?? []), value])]);
  return Object.fromEntries(
    [...options].map(([axis, values]) => [
      axis,
      { type: 'VARIANT', defaultValue: values[0], variantOptions: values },
    ]),
  );
}

function propertyType({ kind }: Property): string {
  const types = { 'text-property': 'TEXT', 'boolean-property': 'BOOLEAN', 'swap-property': 'INSTANCE_SWAP' };
  return types[kind];
}

function isSketch(value: unknown): value is Sketch {
  return typeof value === 'object' && value !== null && 'layout' in value;
}

function defined(look: Look): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}
