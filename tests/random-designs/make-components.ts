/** Components with properties, alone and as variants of a set, and instances that change what they show. */
import { pickName, pickText } from './hostile-values.ts';
import { makeHolder, type Box, type NodeMaker } from './make-node.ts';
import { makePaints, type Json } from './make-paint.ts';

const propertyNames = [
  'Label#1:2',
  'class#3:4',
  '../x#5:6',
  'constructor#7:8',
  'key#9:9',
  'children#9:8',
  '#',
  '',
] as const;

/** A component with texts and layers that its properties drive. */
export function makeComponent(maker: NodeMaker, box: Box, name: string): Json {
  const { random } = maker;
  const drawn = makeHolder(maker, 'COMPONENT', box, 'NONE', random.whole(1, 6));
  const definitions: Json = {};
  const children = listOf(drawn.children).map((child) => {
    if (random.chance(0.4)) return child;
    const field = child.type === 'TEXT' ? random.pick(['characters', 'visible']) : 'visible';
    const property = random.pick(propertyNames);
    definitions[property] =
      field === 'characters'
        ? { type: 'TEXT', defaultValue: child.characters }
        : { type: 'BOOLEAN', defaultValue: true };
    return { ...child, componentPropertyReferences: { [field]: property } };
  });
  return { ...drawn, name, children, componentPropertyDefinitions: definitions };
}

/** A set whose variants differ in one axis or two, some of them named like no variant. */
export function makeComponentSet(maker: NodeMaker, box: Box): Json {
  const { random } = maker;
  const names = ['State=Default', 'State=Hover', 'State=Default, Size=Large', 'State=, =x', pickName(random)];
  const variants = names.slice(0, random.whole(1, names.length)).map((name, index) => {
    return makeComponent(maker, { x: box.x, y: box.y + index * 60, width: 120, height: 40 }, name);
  });
  return {
    ...makeHolder(maker, 'COMPONENT_SET', box, 'NONE', 0),
    children: variants,
    componentPropertyDefinitions: {
      State: { type: 'VARIANT', defaultValue: 'Default', variantOptions: ['Default', 'Hover'] },
    },
  };
}

/** An instance: the component's layers under ids of their own, some of them overridden. */
export function makeInstance(maker: NodeMaker, component: Json, box: Box): Json {
  const { random } = maker;
  const id = maker.nextId();
  const properties = Object.entries(fieldsOf(component.componentPropertyDefinitions)).map(
    ([name, definition]) => {
      const { type } = fieldsOf(definition);
      const value = type === 'TEXT' ? pickText(random) : random.chance(0.5);
      return [name, { type, value: random.chance(0.05) ? null : value }] as const;
    },
  );
  const copy = { ...component };
  delete copy.componentPropertyDefinitions;
  return {
    ...copy,
    id,
    name: pickName(random),
    type: 'INSTANCE',
    componentId: random.chance(0.05) ? '404:404' : component.id,
    componentProperties: Object.fromEntries(properties),
    absoluteBoundingBox: random.chance(0.3) ? box : component.absoluteBoundingBox,
    children: listOf(component.children).map((child) => overrideLayer(maker, child, id)),
  };
}

function overrideLayer(maker: NodeMaker, layer: Json, instanceId: string): Json {
  const { random, palette } = maker;
  const inner = String(layer.id).replace(/^I/, '');
  return {
    ...layer,
    id: instanceId.startsWith('I') ? `${instanceId};${inner}` : `I${instanceId};${inner}`,
    ...(layer.type === 'TEXT' && random.chance(0.5) ? { characters: pickText(random) } : {}),
    ...(random.chance(0.1) ? { fills: makePaints(random, palette) } : {}),
    ...(random.chance(0.1) ? { visible: random.chance(0.5) } : {}),
    ...(layer.type === 'INSTANCE' && random.chance(0.2) ? { componentId: '404:405' } : {}),
    ...(Array.isArray(layer.children)
      ? { children: listOf(layer.children).map((child) => overrideLayer(maker, child, instanceId)) }
      : {}),
  };
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []; // Our own layers, as they were made above.
}

function fieldsOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
