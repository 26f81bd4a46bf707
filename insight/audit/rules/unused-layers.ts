/** Layers that nobody sees: hidden ones that nothing shows, and boxes with nothing in them. */
import { fieldsOf } from '#design/read/fields';
import { chainOf, isBox, type Layer } from '../audit-frame.ts';
import type { Rule } from '../audit-rule.ts';

export const hiddenLayer: Rule = {
  id: 'hidden-layer',
  level: 'note',
  why: 'Nobody knows whether it is wanted, and it is exported with the rest.',
  find: ({ frame }) => {
    const hidden = frame.layers.filter(isForgotten);
    if (hidden.length === 0) return [];
    const name = hidden[0]?.node.name.slice(0, 40) ?? '';
    return [
      {
        layers: hidden,
        measure: `${String(hidden.length)} hidden`,
        message:
          hidden.length === 1
            ? `"${name}" is hidden, and no property of a component shows it.`
            : `${String(hidden.length)} layers are hidden, such as "${name}", and no property of a component shows them.`,
        howToFix: 'Delete what is not needed, or show the rest by a property.',
        confidence: 0.8,
      },
    ];
  },
};

/** Hidden itself, on the page itself, and no state that a prototype or the code would show. */
function isForgotten(layer: Layer): boolean {
  const { node, parent } = layer;
  if (node.visible || parent === null || !parent.shown || layer.instance !== null || layer.pictorial)
    return false;
  if (
    node.propertyReferences.visible !== undefined ||
    fieldsOf(layer.raw.boundVariables).visible !== undefined
  )
    return false;
  const isInComponent = [...chainOf(layer)].some(
    (one) => isBox(one) && ['component', 'component-set'].includes(one.node.role),
  );
  return !isInComponent && !stateName.test(node.name) && node.mask === null;
}

const stateName =
  /tool ?tip|menu|drop ?down|popup|popover|modal|dialog|overlay|error|success|warning|hover|focus|active|skip|screen.?reader|sr.?only|visually|selected|state|loading|spinner|skeleton|badge|notification|toast|snackbar|open|expanded|grid|guide|helper|hint/i;

export const emptyLayer: Rule = {
  id: 'empty-layer',
  level: 'note',
  why: 'It makes no difference on the page and has to be read by everybody who opens the file.',
  find: ({ frame }) => {
    const filled = new Set(
      frame.layers.flatMap(({ node, children }) => (children.length > 0 ? node.name : [])),
    );
    // One that has content elsewhere is a place that is empty just here.
    const empty = frame.layers.filter((layer) => isEmptyLayer(layer) && !filled.has(layer.node.name));
    if (empty.length === 0) return [];
    const name = empty[0]?.node.name.slice(0, 40) ?? '';
    return [
      {
        layers: empty,
        measure: `${String(empty.length)} empty`,
        message:
          empty.length === 1
            ? `"${name}" has nothing in it and paints nothing.`
            : `${String(empty.length)} layers have nothing in them and paint nothing, such as "${name}".`,
        howToFix: 'Delete them; set distances as gap and padding.',
        confidence: 0.85,
      },
    ];
  },
};

function isEmptyLayer(layer: Layer): boolean {
  const { node, parent } = layer;
  if (parent === null || !layer.shown || layer.instance !== null || layer.pictorial) return false;
  if (/spac(e|er|ing)|divider|separator|placeholder|slot|safe ?area/i.test(node.name)) return false;
  if (node.link !== null || node.mask !== null || node.propertyReferences.characters !== undefined)
    return false;
  if (node.kind === 'text') return node.characters.trim() === '';
  if (node.kind !== 'box' || node.role === 'instance' || node.role === 'section') return false;
  const paints = node.fills.length > 0 || node.stroke !== null || node.effects.length > 0;
  // What grows pushes others apart.
  const fills = node.placement.horizontal === 'fill' || node.placement.vertical === 'fill';
  return (
    node.children.length === 0 && !paints && !fills && node.role !== 'component' && node.exported === null
  );
}
