/**
 * Blurs that grow along a line. A CSS blur has one radius, so some elements without paint lie above each other, each of
 * which blurs a little more and begins further along the line.
 */
import type { BoxNode, Point, ProgressiveBlurEffect } from '#design/tree';
import { cssNumber, percent, px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import type { LayoutContext } from '../layout-context.ts';
import type { LayoutBox } from '../layout-tree.ts';
import { commonNodeFields } from '../positioning/declare-placement.ts';

/** Few enough to be cheap, and no step between them is seen. */
const stepCount = 5;

/** The elements that blur what is behind a box, and what the box itself paints. */
export interface BlurElements {
  readonly below: readonly LayoutBox[];
  readonly above: readonly LayoutBox[];
}

/** Lays out the progressive blurs of a box as elements in it. */
export function layOutProgressiveBlurs(
  declarations: DeclarationMap,
  node: BoxNode,
  context: LayoutContext,
): BlurElements {
  const layOut = (kind: ProgressiveBlurEffect['kind']): readonly LayoutBox[] =>
    node.effects.flatMap((effect, index) => (effect.kind === kind ? layOutSteps(node, effect, index) : []));
  const below = layOut('progressive-background-blur');
  const above = layOut('progressive-layer-blur');
  if (below.length + above.length === 0) return { below, above };
  context.report('effect-approximated', node, { detail: 'its blur changes in steps' });
  if (!declarations.has('position')) setDeclaration(declarations, 'position', 'relative');
  if (below.length > 0) setDeclaration(declarations, 'isolation', 'isolate');
  return { below, above };
}

function layOutSteps(node: BoxNode, effect: ProgressiveBlurEffect, index: number): readonly LayoutBox[] {
  const steps: LayoutBox[] = [];
  let former = 0;
  for (let step = 0; step <= stepCount; step += 1) {
    const along = growsFrom(effect) ? step / stepCount : 1 - step / stepCount;
    const radius = effect.startRadius + (effect.endRadius - effect.startRadius) * along;
    // Blurs above each other add up as squares.
    const own = Math.sqrt(Math.max(0, radius ** 2 - former ** 2));
    former = Math.max(former, radius);
    if (own < 0.1) continue;
    const style: DeclarationMap = new Map([
      ['position', 'absolute'],
      ['inset', '0'],
    ]);
    setDeclaration(style, 'pointer-events', 'none');
    if (effect.kind === 'progressive-background-blur') setDeclaration(style, 'z-index', '-1');
    if (node.contour === 'ellipse' || node.radii.some((corner) => corner > 0))
      setDeclaration(style, 'border-radius', 'inherit');
    setDeclaration(style, 'backdrop-filter', `blur(${px(own / 2)})`);
    if (step > 0) setDeclaration(style, 'mask', maskFrom(node, effect, step));
    steps.push({
      ...commonNodeFields(node),
      id: `${node.id}/blur-${index + 1}-${step}`,
      ids: [],
      references: {},
      link: null,
      kind: 'box',
      instance: null,
      componentId: null,
      children: [],
      style: toStyle(style),
    });
  }
  return steps;
}

function growsFrom({ startRadius, endRadius }: ProgressiveBlurEffect): boolean {
  return endRadius >= startRadius;
}

/** A gradient that begins where the step before ends, from the point with the smaller radius on. */
function maskFrom({ box }: BoxNode, effect: ProgressiveBlurEffect, step: number): string {
  const [from, to] = growsFrom(effect) ? [effect.start, effect.end] : [effect.end, effect.start];
  const line = gradientLine(from, to, box.width, box.height);
  const stop = (share: number): string => percent(line.start + (line.end - line.start) * share);
  return `linear-gradient(${cssNumber(line.angle)}deg, transparent ${stop((step - 1) / stepCount)}, #000000 ${stop(step / stepCount)})`;
}

interface GradientLine {
  /** Degrees as CSS counts them. */
  readonly angle: number;
  /** Where two points lie on the line of the gradient, as shares of its length. */
  readonly start: number;
  readonly end: number;
}

function gradientLine(from: Point, to: Point, width: number, height: number): GradientLine {
  const [dx, dy] = [(to.x - from.x) * width, (to.y - from.y) * height];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [dx / length, dy / length];
  const whole = Math.abs(width * x) + Math.abs(height * y) || 1;
  const along = (point: Point): number =>
    ((point.x - 0.5) * width * x + (point.y - 0.5) * height * y) / whole + 0.5;
  return { angle: (Math.atan2(x, -y) * 180) / Math.PI, start: along(from), end: along(to) };
}
