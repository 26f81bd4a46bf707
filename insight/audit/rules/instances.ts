/** Layers that were components once, and instances that look unlike all others of their component. */
import { fieldsOf, listOf, textOf } from '#design/read/fields';
import { type BoxLayer, isBox, type Layer } from '../audit-frame.ts';
import { groupBy, type Rule, type RuleFinding, subjectOf } from '../audit-rule.ts';

export const detachedInstance: Rule = {
  id: 'detached-instance',
  level: 'warning',
  why: 'It no longer follows its main component, so the next change of that leaves it behind.',
  find: ({ frame, input }) => {
    const shapes = new Map<string, string>();
    for (const layer of frame.layers) {
      const component = componentOf(layer, frame.tree.components);
      if (component === null || layer.children.length === 0) continue;
      for (const name of [layer.node.name, component.name, component.set?.name ?? component.name])
        shapes.set(`${name.toLowerCase()}|${structureOf(layer)}`, component.set?.name ?? component.name);
    }
    const found = frame.layers.flatMap((layer) => {
      if (!isBox(layer) || layer.node.role !== 'frame' || layer.instance !== null || layer.parent === null)
        return [];
      const byFile = input.detached?.has(layer.node.id) === true;
      const byShape = shapes.get(`${layer.node.name.toLowerCase()}|${structureOf(layer)}`);
      return byFile || (byShape !== undefined && layer.children.length > 0)
        ? [{ layer, component: byShape ?? layer.node.name, byFile }]
        : [];
    });
    return groupBy(found, ({ component }) => component).map((group): RuleFinding => {
      const layers = group.map(({ layer }) => layer);
      const component = group[0]?.component ?? '';
      return {
        layers,
        measure: `built like ${component}, not an instance of it`,
        message: `${subjectOf(layers, 'layer', 'layers')} ${layers.length === 1 ? 'is' : 'are'} detached from the component ${component}.`,
        howToFix: `Replace ${layers.length === 1 ? 'it' : 'them'} with an instance of ${component}.`,
        confidence: group.every(({ byFile }) => byFile) ? 0.95 : 0.85,
      };
    });
  },
};

function componentOf(layer: Layer, components: Parameters<Rule['find']>[0]['frame']['tree']['components']) {
  if (!isBox(layer)) return null;
  const id = layer.node.instance?.componentId ?? (layer.node.role === 'component' ? layer.node.id : null);
  return id === null ? null : (components[id] ?? null);
}

/** Kinds and names of the layers in it, two levels deep. */
function structureOf(layer: Layer, depth = 0): string {
  const inner = depth < 2 ? layer.children.map((child) => structureOf(child, depth + 1)).join(',') : '';
  return depth === 0
    ? inner
    : `${layer.node.kind}:${layer.node.kind === 'text' ? '' : layer.node.name}(${inner})`;
}

export const overriddenInstance: Rule = {
  id: 'overridden-instance',
  level: 'note',
  why: 'A look that only one instance has is a variant that the component lacks, or a change that was forgotten.',
  find: ({ frame }) => {
    const instances = frame.layers.filter(isTopInstance);
    const groups = groupBy(instances, ({ node }) => node.instance?.componentId ?? '');
    const odd = groups.flatMap((group) => {
      if (group.length < leastInstances) return [];
      const changed = group.map((layer) => ({ layer, fields: overriddenStyles(layer) }));
      const rare = changed.filter(({ fields }) => fields.length > 0);
      // What many instances change is how the component is used.
      return rare.length > Math.max(1, group.length * 0.2)
        ? []
        : rare.map((one) => ({ ...one, all: group.length }));
    });
    return odd.map(({ layer, fields, all }) => ({
      layers: [layer],
      measure: `${fields.map((field) => fieldNames.get(field) ?? field).join(', ')} changed, in 1 of ${String(all)} instances`,
      message: `${subjectOf([layer], 'instance', 'instances')} changes what ${String(all - 1)} others of its component leave as it is.`,
      howToFix: 'Reset the changes, or add a variant for them.',
      confidence: 0.8,
    }));
  },
};

const leastInstances = 4;

function isTopInstance(layer: Layer): layer is BoxLayer {
  return isBox(layer) && layer.shown && layer.node.instance !== null && layer.instance === null;
}

const fieldNames: ReadonlyMap<string, string> = new Map([
  ['fills', 'fill'],
  ['strokes', 'stroke'],
  ['strokeWeight', 'stroke weight'],
  ['effects', 'effects'],
  ['cornerRadius', 'corner radius'],
  ['fontSize', 'font size'],
  ['fontName', 'font'],
  ['fontFamily', 'font'],
  ['fontWeight', 'font weight'],
  ['itemSpacing', 'gap'],
  ['paddingLeft', 'padding'],
  ['paddingRight', 'padding'],
  ['paddingTop', 'padding'],
  ['paddingBottom', 'padding'],
]);

/**
 * The fields of style that an instance changes itself. Pictures, texts and swaps are what instances are for; what nested
 * instances change comes with them.
 */
function overriddenStyles(instance: Layer): readonly string[] {
  const inner = new Map<string, Layer>();
  const waiting: Layer[] = [instance];
  for (let layer = waiting.pop(); layer !== undefined; layer = waiting.pop()) {
    inner.set(layer.node.id, layer);
    waiting.push(...layer.children);
  }
  const names = listOf(instance.raw.overrides)
    .map(fieldsOf)
    .flatMap(({ id, overriddenFields }) => {
      const layer = inner.get(textOf(id, ''));
      if (layer?.shown !== true || layer.node.kind === 'shape' || holdsPicture(layer)) return [];
      return listOf(overriddenFields).flatMap((field) => (typeof field === 'string' ? field : []));
    });
  const styles = [...new Set(names)].filter((name) => fieldNames.has(name));
  return [...new Map(styles.map((name) => [fieldNames.get(name), name])).values()];
}

function holdsPicture({ node }: Layer): boolean {
  return node.kind !== 'text' && node.fills.some(({ kind }) => kind === 'image');
}
