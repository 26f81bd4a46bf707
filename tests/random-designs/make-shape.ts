/** What only drawn layers have: path data, arcs, operations on shapes. */
import { pickExtreme, pickLength } from './hostile-values.ts';
import { makePaints, type Json, type Palette } from './make-paint.ts';
import type { Random } from './random.ts';

export const shapeTypes = [
  'VECTOR',
  'ELLIPSE',
  'LINE',
  'REGULAR_POLYGON',
  'STAR',
  'BOOLEAN_OPERATION',
] as const;

export function makeShape(random: Random, type: (typeof shapeTypes)[number], palette: Palette): Json {
  return {
    ...(type === 'ELLIPSE' && random.chance(0.5) ? { arcData: makeArc(random) } : {}),
    ...(type === 'BOOLEAN_OPERATION'
      ? { booleanOperation: random.pick(['UNION', 'SUBTRACT', 'EXCLUDE']) }
      : {}),
    ...(type === 'STAR' ? { pointCount: random.whole(0, 9), starInnerRadius: random.share() } : {}),
    ...(random.chance(0.7) ? makeGeometry(random, palette) : {}),
  };
}

function makeArc(random: Random): Json {
  const angle = () => (random.chance(0.05) ? pickExtreme(random) : random.share() * 7 - 3.5);
  return { startingAngle: angle(), endingAngle: angle(), innerRadius: random.share() * 1.2 };
}

function makeGeometry(random: Random, palette: Palette): Json {
  const geometry = () => ({
    path: makePath(random),
    windingRule: random.pick(['NONZERO', 'EVENODD', 'NONE']),
    ...(random.chance(0.2) ? { overrideID: random.whole(0, 2) } : {}),
  });
  return {
    fillGeometry: random.many(random.whole(0, 3), geometry),
    strokeGeometry: random.many(random.whole(0, 2), geometry),
    ...(random.chance(0.2)
      ? { fillOverrideTable: { 1: { fills: makePaints(random, palette) }, 2: null } }
      : {}),
  };
}

function makePath(random: Random): string {
  const point = () => `${pickLength(random, 90)} ${pickLength(random, 90)}`;
  const broken = [
    '',
    'M',
    'M0 0',
    'Z',
    'L1 1',
    'M0 0L',
    'M1e999 0L1 1Z',
    'M0 0"/><script>hacked=1</script>',
    'M0,0h10v-.5e1z',
  ];
  if (random.chance(0.15)) return broken[random.whole(0, broken.length - 1)] ?? '';
  const parts = random.many(random.whole(1, 5), () =>
    random.chance(0.5) ? `L${point()}` : `C${point()} ${point()} ${point()}`,
  );
  return `M${point()}${parts.join('')}${random.chance(0.8) ? 'Z' : ''}`;
}
