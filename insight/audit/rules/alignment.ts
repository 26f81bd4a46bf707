/**
 * Layers placed by hand that miss a line by a px or two which others keep exactly. Auto layout aligns by itself, and what
 * is off by more is meant to be.
 */
import type { NumberField } from '#design/finding';
import { isArrangement, isBox, type Layer } from '../audit-frame.ts';
import { groupBy, type Rule, type RuleFinding, writeNumber } from '../audit-rule.ts';

export const alignment: Rule = {
  id: 'alignment',
  level: 'warning',
  why: 'Edges that almost line up look like mistakes, and developers cannot tell whether they are intended.',
  find: ({ frame, isCovered }) =>
    frame.layers.flatMap((parent) => {
      if (!isPlacedByHand(parent)) return [];
      const children = parent.children.filter(isMeasurable);
      const found = [...findDrift(children, parent, 'column'), ...findDrift(children, parent, 'row')];
      return found.filter(({ layers }) => !layers.every(isCovered));
    }),
};

function isPlacedByHand(parent: Layer): boolean {
  if (!isBox(parent) || parent.pictorial || parent.instance !== null || !parent.shown) return false;
  return parent.node.layout === null && !isArrangement(parent) && parent.children.length < 400;
}

/** Things of a page; drawn shapes stand where they look right. */
function isMeasurable({ node, shown, pictorial, box }: Layer): boolean {
  return (
    shown && !pictorial && node.kind !== 'shape' && node.rotation === 0 && box.width >= 8 && box.height >= 8
  );
}

/** Below or beside each other: a column shares left edges, a row shares top edges. */
function findDrift(
  children: readonly Layer[],
  parent: Layer,
  flow: 'column' | 'row',
): readonly RuleFinding[] {
  const edge = (layer: Layer) => (flow === 'column' ? layer.box.x : layer.box.y);
  const end = (layer: Layer) => edge(layer) + extent(layer);
  const extent = (layer: Layer) => (flow === 'column' ? layer.box.width : layer.box.height);
  const centre = (layer: Layer) => edge(layer) + extent(layer) / 2;
  const along = (layer: Layer) => (flow === 'column' ? layer.box.y : layer.box.x);
  const length = (layer: Layer) => (flow === 'column' ? layer.box.height : layer.box.width);
  const lines = groupBy(children, (layer) => String(Math.round(edge(layer) * 10) / 10)).filter(
    ({ length: count }) => count >= 3,
  );
  return children.flatMap((layer) => {
    const line = lines.find(([first]) => {
      const px = first === undefined ? 0 : Math.abs(edge(first) - edge(layer));
      return px >= 0.75 && px <= 2.5;
    });
    const mates =
      line?.filter((mate) => mate.node.kind === layer.node.kind && kindOf(mate) === kindOf(layer)) ?? [];
    const [first] = mates;
    if (first === undefined || mates.length < 3) return [];
    // Side by side with one of the line, it is in another column.
    const apart = mates.every(
      (mate) =>
        along(mate) >= along(layer) + length(layer) - 1 || along(mate) + length(mate) <= along(layer) + 1,
    );
    const companions = children.filter(
      (other) =>
        other !== layer &&
        (Math.abs(end(other) - end(layer)) < 0.2 ||
          Math.abs(centre(other) - centre(layer)) < 0.2 ||
          Math.abs(edge(other) - edge(layer)) < 0.2),
    );
    // One may share an edge by chance.
    const keepsAnother = companions.length >= 2;
    if (!apart || keepsAnother) return [];
    const px = edge(layer) - edge(first);
    const side = flow === 'column' ? 'left' : 'top';
    const fix = makeFix(layer, parent, flow === 'column' ? 'x' : 'y', px);
    return [
      {
        layers: [layer],
        measure: `${writeNumber(Math.abs(px))} px beside the ${side} edge of ${String(mates.length)} others`,
        message: `"${layer.node.name.slice(0, 40)}" is ${writeNumber(Math.abs(px))} px off the ${side} edge of ${String(mates.length)} layers.`,
        howToFix: `Move it by ${writeNumber(Math.abs(px))} px.`,
        confidence: 0.85,
        ...(fix === null ? {} : { fix }),
      },
    ];
  });
}

function kindOf({ node, box }: Layer): string {
  if (node.kind === 'text') return `text ${String(node.runs[0]?.style.size ?? 0)} ${node.paragraph.align}`;
  return node.kind === 'box' ? `box ${String(Math.round(box.width / 8))}` : '';
}

/** Layers of a group are placed by the frame around it, so only those of frames can be moved by their own numbers. */
function makeFix(layer: Layer, parent: Layer, field: Extract<NumberField, 'x' | 'y'>, px: number) {
  if (!isBox(parent) || parent.node.role === 'group' || parent.node.rotation !== 0) return null;
  const was = layer.node.box[field];
  const now = Math.round((was - px) * 1000) / 1000;
  return {
    title: `Move by ${writeNumber(Math.abs(px))} px`,
    edits: [{ kind: 'number' as const, nodeId: layer.node.id, field, was, now }],
  };
}
