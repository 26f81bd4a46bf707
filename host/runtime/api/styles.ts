import type { LayerPaint } from '../../document/layer.ts';
import { frozenCopy } from '../member.ts';
import { runReaders, type RunStyle } from '../nodes/text-style.ts';
import { toPaint } from '../paints.ts';
import type { Session } from '../session.ts';

type RawStyle = ReturnType<Session['call']> & {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly description: string;
  readonly type: string;
  readonly exampleId: string | null;
};

const types: Readonly<Record<string, StyleType>> = {
  FILL: 'PAINT',
  TEXT: 'TEXT',
  EFFECT: 'EFFECT',
  GRID: 'GRID',
};

/** REST has a style's name but not its value, which is read from a layer that uses the style. */
function styleOf(session: Session, raw: RawStyle): BaseStyle {
  const example = raw.exampleId === null ? null : session.find(raw.exampleId);
  const common = {
    id: raw.id,
    key: raw.key,
    name: raw.name,
    description: raw.description,
    remote: false,
    type: types[raw.type] ?? 'PAINT',
    getPublishStatusAsync: async () => 'UNPUBLISHED',
  };
  if (raw.type === 'TEXT')
    return frozenCopy({ ...common, ...textFields(session, raw) }) as unknown as BaseStyle;
  if (raw.type === 'EFFECT')
    return frozenCopy({ ...common, effects: example?.layer.effects ?? [] }) as unknown as BaseStyle;
  if (raw.type === 'GRID')
    return frozenCopy({ ...common, layoutGrids: example?.layer.layoutGrids ?? [] }) as unknown as BaseStyle;
  const stroked = example?.layer.styles?.stroke === raw.id;
  const paints = (stroked ? example.layer.strokes : example?.layer.fills) ?? [];
  return frozenCopy({
    ...common,
    paints: paints.map((paint: LayerPaint) => toPaint(paint)),
  }) as unknown as BaseStyle;
}

function textFields(session: Session, raw: RawStyle): object {
  const example = raw.exampleId === null ? null : session.find(raw.exampleId);
  if (!example) return {};
  const style = (example.layer.style ?? {}) as RunStyle;
  const fields = [
    'fontSize',
    'fontName',
    'textCase',
    'textDecoration',
    'letterSpacing',
    'lineHeight',
    'paragraphIndent',
    'paragraphSpacing',
  ] as const;
  return Object.fromEntries(fields.map((field) => [field, runReaders[field]?.(style, example, 0)]));
}

export function stylesApi(session: Session): Partial<PluginAPI> {
  const all = (): readonly RawStyle[] => session.call('read-styles');
  const local =
    <Kind extends BaseStyle>(type: string) =>
    async (): Promise<Kind[]> =>
      all()
        .filter((raw) => raw.type === type)
        .map((raw) => styleOf(session, raw) as Kind);
  const refuse = (name: string) => (): never => {
    throw new Error(
      `in ${name}: Cannot call with documentAccess: dynamic-page. Use figma.${name}Async instead.`,
    );
  };
  return {
    getStyleByIdAsync: async (id) => {
      const raw = all().find((style) => style.id === id);
      return raw ? styleOf(session, raw) : null;
    },
    getStyleById: refuse('getStyleById'),
    getLocalPaintStylesAsync: local<PaintStyle>('FILL'),
    getLocalTextStylesAsync: local<TextStyle>('TEXT'),
    getLocalEffectStylesAsync: local<EffectStyle>('EFFECT'),
    getLocalGridStylesAsync: local<GridStyle>('GRID'),
    getLocalPaintStyles: refuse('getLocalPaintStyles'),
    getLocalTextStyles: refuse('getLocalTextStyles'),
    getLocalEffectStyles: refuse('getLocalEffectStyles'),
    getLocalGridStyles: refuse('getLocalGridStyles'),
  };
}
