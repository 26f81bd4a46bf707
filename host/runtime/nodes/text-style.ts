import type { TypeStyle } from '@figma/rest-api-spec';
import type { LayerPaint } from '../../document/layer.ts';
import type { NodeState } from '../session.ts';
import { toPaint, toRestPaint } from '../paints.ts';

/** REST's style of one run; it has more fields than its type. */
export type RunStyle = Readonly<Record<string, unknown>>;

export type RunField = Exclude<keyof StyledTextSegment, 'characters' | 'start' | 'end'>;

const weights: Readonly<Record<string, number>> = {
  thin: 100,
  hairline: 100,
  extralight: 200,
  ultralight: 200,
  light: 300,
  regular: 400,
  normal: 400,
  book: 400,
  medium: 500,
  semibold: 600,
  demibold: 600,
  bold: 700,
  extrabold: 800,
  ultrabold: 800,
  black: 900,
  heavy: 900,
};

const styleNames: Readonly<Record<number, string>> = {
  100: 'Thin',
  200: 'Extra Light',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'Semi Bold',
  700: 'Bold',
  800: 'Extra Bold',
  900: 'Black',
};

export function weightOfStyle(style: string): number {
  const plain = style.toLowerCase().replace(/italic|oblique|[\s-]/g, '');
  return weights[plain] ?? 400;
}

export function fontNameOf(style: RunStyle): FontName {
  const family = (style.fontFamily as string | undefined) ?? 'Inter';
  if (typeof style.fontStyle === 'string') return { family, style: style.fontStyle };
  const name = styleNames[(style.fontWeight as number | undefined) ?? 400] ?? 'Regular';
  const slanted = style.italic === true;
  return { family, style: slanted ? (name === 'Regular' ? 'Italic' : `${name} Italic`) : name };
}

export function fontFields({ family, style }: FontName): RunStyle {
  return {
    fontFamily: family,
    fontStyle: style,
    fontPostScriptName: `${family.replace(/\s/g, '')}-${style.replace(/\s/g, '')}`,
    fontWeight: weightOfStyle(style),
    italic: /italic|oblique/i.test(style) ? true : undefined,
  };
}

function lineHeightOf(style: RunStyle): LineHeight {
  if (style.lineHeightUnit === 'PIXELS') return { unit: 'PIXELS', value: style.lineHeightPx as number };
  if (style.lineHeightUnit === 'FONT_SIZE_%') {
    return { unit: 'PERCENT', value: (style.lineHeightPercentFontSize as number | undefined) ?? 100 };
  }
  return { unit: 'AUTO' };
}

/** `letterSpacing` is px in REST, also where it was set as a percentage. */
function letterSpacingOf(style: RunStyle): LetterSpacing {
  const unit = style.letterSpacingUnit === 'PERCENT' ? 'PERCENT' : 'PIXELS';
  const size = (style.fontSize as number | undefined) ?? 12;
  const px = (style.letterSpacing as number | undefined) ?? 0;
  return { unit, value: unit === 'PERCENT' ? (px / size) * 100 : px };
}

function hyperlinkOf(style: RunStyle): HyperlinkTarget | null {
  const link = style.hyperlink as { type: 'URL' | 'NODE'; url?: string; nodeID?: string } | undefined;
  if (!link) return null;
  return { type: link.type, value: (link.type === 'URL' ? link.url : link.nodeID) ?? '' };
}

/** How each field of a segment is read from REST's style of its run. */
export const runReaders: {
  readonly [Field in RunField]?: (
    style: RunStyle,
    state: NodeState,
    line: number,
  ) => StyledTextSegment[Field];
} = {
  fontSize: (style) => (style.fontSize as number | undefined) ?? 12,
  fontName: fontNameOf,
  fontWeight: (style) => (style.fontWeight as number | undefined) ?? 400,
  fontStyle: (style) => (style.italic === true ? 'ITALIC' : 'REGULAR'),
  textDecoration: (style) => (style.textDecoration as TextDecoration | undefined) ?? 'NONE',
  textDecorationStyle: () => null,
  textDecorationOffset: () => null,
  textDecorationThickness: () => null,
  textDecorationColor: () => null,
  textDecorationSkipInk: () => null,
  textCase: (style) => (style.textCase as TextCase | undefined) ?? 'ORIGINAL',
  lineHeight: lineHeightOf,
  letterSpacing: letterSpacingOf,
  fills: (style, state) =>
    ((style.fills as LayerPaint[] | undefined) ?? state.layer.fills ?? []).map(toPaint),
  textStyleId: (style, state) =>
    (style.inheritTextStyleId as string | undefined) ?? state.layer.styles?.text ?? '',
  fillStyleId: (style, state) =>
    (style.inheritFillStyleId as string | undefined) ?? state.layer.styles?.fill ?? '',
  listOptions: (_style, state, line) => {
    const kind = state.layer.lineTypes?.[line];
    return { type: kind === 'ORDERED' || kind === 'UNORDERED' ? kind : 'NONE' };
  },
  listSpacing: (style) => (style.listSpacing as number | undefined) ?? 0,
  indentation: (_style, state, line) => state.layer.lineIndentations?.[line] ?? 0,
  paragraphIndent: (style) => (style.paragraphIndent as number | undefined) ?? 0,
  paragraphSpacing: (style) => (style.paragraphSpacing as number | undefined) ?? 0,
  hyperlink: hyperlinkOf,
  openTypeFeatures: (style) => {
    const flags = Object.entries((style.opentypeFlags as Record<string, number> | undefined) ?? {});
    return Object.fromEntries(
      flags.map(([flag, on]) => [flag, on === 1]),
    ) as StyledTextSegment['openTypeFeatures'];
  },
  boundVariables: (style) => (style.boundVariables as StyledTextSegment['boundVariables']) ?? {},
};

/** How each field that can be set is written into REST's style. */
export const runWriters: {
  readonly [Field in RunField]?: (value: StyledTextSegment[Field], style: RunStyle) => RunStyle;
} = {
  fontSize: (fontSize) => {
    if (!(fontSize >= 1)) throw new Error('in set_fontSize: a font size must be 1 or more.');
    return { fontSize };
  },
  fontName: fontFields,
  textCase: (textCase) => ({ textCase: textCase === 'ORIGINAL' ? undefined : textCase }),
  textDecoration: (textDecoration) => ({
    textDecoration: textDecoration === 'NONE' ? undefined : textDecoration,
  }),
  lineHeight: (lineHeight, style) => {
    const size = (style.fontSize as number | undefined) ?? 12;
    if (lineHeight.unit === 'AUTO') {
      return {
        lineHeightUnit: 'INTRINSIC_%',
        lineHeightPx: size * 1.21,
        lineHeightPercent: 100,
        lineHeightPercentFontSize: undefined,
      };
    }
    if (lineHeight.unit === 'PIXELS') return { lineHeightUnit: 'PIXELS', lineHeightPx: lineHeight.value };
    return {
      lineHeightUnit: 'FONT_SIZE_%',
      lineHeightPercentFontSize: lineHeight.value,
      lineHeightPx: (size * lineHeight.value) / 100,
    };
  },
  letterSpacing: ({ unit, value }, style) => {
    const size = (style.fontSize as number | undefined) ?? 12;
    return { letterSpacing: unit === 'PERCENT' ? (size * value) / 100 : value };
  },
  fills: (fills) => ({ fills: fills.map(toRestPaint) }),
  hyperlink: (link) => ({
    hyperlink: link ? { type: link.type, [link.type === 'URL' ? 'url' : 'nodeID']: link.value } : undefined,
  }),
  listSpacing: (listSpacing) => ({ listSpacing }),
  paragraphIndent: (paragraphIndent) => ({ paragraphIndent }),
  paragraphSpacing: (paragraphSpacing) => ({ paragraphSpacing }),
};

/** The style of one character. */
export function styleAt(state: NodeState, index: number): RunStyle {
  const { style, styleOverrideTable, characterStyleOverrides } = state.layer;
  const override = characterStyleOverrides?.[index] ?? 0;
  const extra = override === 0 ? undefined : styleOverrideTable?.[String(override)];
  return { ...(style as RunStyle | undefined), ...(extra as TypeStyle as RunStyle | undefined) };
}
