/**
 * The tokens of a project for other tools, in the format of the Design Tokens Community Group: a file with the
 * defaults, one for each further mode with its differences, and a resolver that combines them.
 * https://www.designtokens.org/tr/2025.10/
 */
import type { Colour, DesignToken } from '#design/tree';
import type { CodeProject } from '../components/code-component.ts';
import { readPx, splitCssValues } from '../css/css-values.ts';
import { splitAtCommas } from '../css/print-css.ts';
import type { NamedStyle } from '../layout/layout-tree.ts';
import { toKebabCase } from '../naming/identifiers.ts';
import { findUsedTokens } from './stylesheets/token-stylesheet.ts';

export interface TokenFile {
  readonly path: string;
  readonly text: string;
}

/** The files in this folder; none if the design has no tokens and styles. */
export function printDesignTokens(project: CodeProject, folder: string): readonly TokenFile[] {
  const tokens = withAliasTargets(findUsedTokens(project).map(({ token }) => token));
  const base: TokenGroup = {};
  const defaults = tokens.map(({ values }) => values[0]);
  // Aliases come last, because an alias can only refer to a token that is in its group.
  for (const isAliased of [false, true]) addTokens(base, tokens, defaults, isAliased ? base : null);
  addStyleTokens(base, project, tokens);
  if (Object.keys(base).length === 0) return [];
  const file = (name: string, content: object): TokenFile => ({
    path: `${folder}${name}.json`,
    text: writeJson(content),
  });
  const modes = modesWithOverrides(tokens);
  const groups = modes.map((mode) => {
    const group: TokenGroup = {};
    const values = tokens.map((token) => modeOverride(token, mode));
    addTokens(group, tokens, values, base);
    return file(`design.${modeName(mode)}.tokens`, group);
  });
  const resolver = modes.length === 0 ? [] : [file('design.resolver', writeResolver(tokens, modes))];
  return [file('design.tokens', base), ...groups, ...resolver];
}

/** Formats JSON like Prettier, with short lists on one line. */
function writeJson(content: object): string {
  const text = JSON.stringify(content, null, 2);
  return `${text.replace(/\[\s+([^\][{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}

/** The tokens, and after them those that they refer to. */
function withAliasTargets(tokens: readonly DesignToken[]): readonly DesignToken[] {
  const all = new Map(tokens.map((token) => [token.name, token]));
  const waiting = [...tokens];
  for (let token = waiting.pop(); token; token = waiting.pop()) {
    for (const { alias } of token.values) {
      if (alias === undefined || all.has(alias.name)) continue;
      all.set(alias.name, alias);
      waiting.push(alias);
    }
  }
  return [...all.values()];
}

type ModeValue = DesignToken['values'][number];

/** Adds a value of each token to a group. An alias refers to its token if `named` contains it. */
function addTokens(
  group: TokenGroup,
  tokens: readonly DesignToken[],
  values: readonly (ModeValue | undefined)[],
  named: TokenGroup | null,
): void {
  for (const [index, token] of tokens.entries()) {
    const value = values[index];
    const written = value === undefined ? null : toDtcgValue(value.value, token.unit);
    if (written === null) continue;
    const alias = token.unit === undefined && value?.alias?.kind === token.kind ? value.alias : null;
    addToken(group, tokenPath(named ?? group, token.name), {
      ...written,
      ...(alias && named ? { $value: `{${tokenPath(named, alias.name).join('.')}}` } : {}),
      ...(token.description === undefined ? {} : { $description: token.description }),
    });
  }
}

/** Adds the shared styles of texts and shadows. If a variable has the same name, the variable wins. */
function addStyleTokens(
  group: TokenGroup,
  { namedStyles }: CodeProject,
  tokens: readonly DesignToken[],
): void {
  const taken = new Set(tokens.map(({ name }) => name));
  for (const style of namedStyles) {
    const token = taken.has(style.name) ? null : styleToDtcgToken(style);
    if (token !== null) addToken(group, tokenPath(group, style.name), token);
  }
}

/** The modes in which some token differs from its default. */
function modesWithOverrides(tokens: readonly DesignToken[]): readonly string[] {
  const named = new Map<string, string>();
  for (const token of tokens) {
    for (const { mode } of token.values.slice(1))
      if (modeOverride(token, mode) !== undefined && !named.has(modeName(mode)))
        named.set(modeName(mode), mode);
  }
  return [...named.values()];
}

/** The value of a token in a mode if it differs from the default. */
function modeOverride({ values }: DesignToken, mode: string): ModeValue | undefined {
  const [first, ...others] = values;
  const own = others.find((value) => value.mode === mode);
  if (own === undefined || first === undefined) return undefined;
  const isSame =
    JSON.stringify(own.value) === JSON.stringify(first.value) && own.alias?.name === first.alias?.name;
  return isSame ? undefined : own;
}

/** https://www.designtokens.org/tr/2025.10/resolver/ */
function writeResolver(tokens: readonly DesignToken[], modes: readonly string[]): object {
  const first = tokens.find(({ values }) => values.length > 1)?.values[0]?.mode ?? 'default';
  const file = (name: string) => ({ $ref: `${name}.json` });
  return {
    version: '2025.10',
    sets: { design: { sources: [file('design.tokens')] } },
    modifiers: {
      theme: {
        contexts: Object.fromEntries([
          [modeName(first), [] as readonly object[]] as const,
          ...modes.map((mode) => [modeName(mode), [file(`design.${modeName(mode)}.tokens`)]] as const),
        ]),
        default: modeName(first),
      },
    },
    resolutionOrder: [{ $ref: '#/sets/design' }, { $ref: '#/modifiers/theme' }],
  };
}

/** The same name as in the style sheet of the tokens: `[data-theme="dark"]`. */
function modeName(mode: string): string {
  return toKebabCase(mode) ?? 'other';
}

/** Converts shared text and effect styles from declarations to the Design Tokens format. */

/** `null` if the format cannot express the style. */
function styleToDtcgToken({ style }: NamedStyle): DtcgToken | null {
  const declared = new Map(style.map(({ property, value }) => [property, value]));
  const shadow = declared.get('box-shadow');
  if (shadow !== undefined) return shadowToken(shadow);
  return typographyToken(declared);
}

/** https://www.designtokens.org/tr/2025.10/format/#typography */
function typographyToken(declared: ReadonlyMap<string, string>): DtcgToken | null {
  const size = readLength(declared.get('font-size'));
  const families = declared.get('font-family');
  if (size === null || families === undefined || families.includes('var(')) return null;
  const weight = Number(declared.get('font-weight') ?? 400);
  const spacing = readLength(declared.get('letter-spacing') ?? '0');
  const lineHeight = readLineHeight(declared.get('line-height'), size.value);
  if (lineHeight === null || spacing === null || Number.isNaN(weight)) return null;
  return {
    $type: 'typography',
    $value: {
      fontFamily: splitAtCommas(families).map((family) => family.replace(/^['"]|['"]$/g, '')),
      fontSize: size,
      fontWeight: weight,
      letterSpacing: spacing,
      lineHeight,
    },
  };
}

/** Line heights are multiples of the font size in this format. */
function readLineHeight(value: string | undefined, size: number): number | null {
  if (value === undefined) return null;
  const length = readLength(value);
  if (length !== null && value.endsWith('px')) return Math.round((length.value / size) * 1e4) / 1e4;
  return /^[\d.]+$/.test(value) ? Number(value) : null;
}

/** https://www.designtokens.org/tr/2025.10/format/#shadow */
function shadowToken(value: string): DtcgToken | null {
  const layers = splitAtCommas(value).map(readShadow);
  if (layers.some((layer) => layer === null)) return null;
  return { $type: 'shadow', $value: layers.length === 1 ? layers[0] : layers };
}

function readShadow(layer: string): object | null {
  const parts = splitCssValues(layer);
  const inset = parts.includes('inset');
  const lengths = parts.flatMap((part) => readLength(part) ?? []);
  const colours = parts.flatMap((part) => toDtcgColour(part) ?? []);
  const [offsetX, offsetY, blur = dimension(0), spread = dimension(0)] = lengths;
  const [color] = colours;
  const known = lengths.length + colours.length + (inset ? 1 : 0);
  if (!offsetX || !offsetY || color === undefined || known !== parts.length) return null;
  return { color, offsetX, offsetY, blur, spread, ...(inset ? { inset } : {}) };
}

function readLength(value: string | undefined): DimensionValue | null {
  const pixels = readPx(value);
  return pixels === null ? null : dimension(pixels);
}

/** A token in the Design Tokens format. https://www.designtokens.org/tr/2025.10/format/ */
interface DtcgToken {
  readonly $type: 'color' | 'dimension' | 'number' | 'fontFamily' | 'typography' | 'shadow';
  readonly $value: unknown;
  readonly $description?: string;
}

/** Tokens and groups of tokens by name. */
interface TokenGroup {
  [name: string]: DtcgToken | TokenGroup;
}

/** The name of a token for a group that is also a token. */
const rootTokenName = '$root';

/** The path of a token in nested groups: `Brand/500` is `500` in `Brand`. */
function pathSegments(name: string): readonly string[] {
  return name.split('/').map((segment) => segment.trim().replace(/[{}.]/g, '-').replace(/^\$+/, '') || '-');
}

/** The path of a token with this name in a group. If it is also a group, it is the root token of that group. */
function tokenPath(group: TokenGroup, name: string): readonly string[] {
  const segments = pathSegments(name);
  let entry: DtcgToken | TokenGroup | undefined = group;
  for (const segment of segments)
    entry = entry && !isToken(entry) && Object.hasOwn(entry, segment) ? entry[segment] : undefined;
  return entry === undefined || isToken(entry) ? segments : [...segments, rootTokenName];
}

/**
 * Adds a token to a group, and creates the groups around it. A token in their place becomes the root token of a
 * group.
 */
function addToken(group: TokenGroup, path: readonly string[], token: DtcgToken): void {
  const [last = '-', ...groups] = path.toReversed();
  let entry = group;
  for (const segment of groups.toReversed()) {
    const inner = Object.hasOwn(entry, segment) ? entry[segment] : undefined;
    const next: TokenGroup = inner === undefined ? {} : isToken(inner) ? { [rootTokenName]: inner } : inner;
    defineEntry(entry, segment, next);
    entry = next;
  }
  defineEntry(entry, last, token);
}

export function isToken(one: DtcgToken | TokenGroup): one is DtcgToken {
  return '$value' in one;
}

/** A layer may have the name `__proto__`. */
function defineEntry(group: TokenGroup, name: string, value: DtcgToken | TokenGroup): void {
  Object.defineProperty(group, name, { value, enumerable: true, writable: true, configurable: true });
}

interface DimensionValue {
  readonly value: number;
  readonly unit: 'px';
}

function dimension(value: number): DimensionValue {
  return { value: Math.round(value * 100) / 100, unit: 'px' };
}

/** A token in one of its modes; `null` if the format has no type for it. */
function toDtcgValue(
  value: DesignToken['values'][number]['value'],
  unit: DesignToken['unit'],
): Pick<DtcgToken, '$type' | '$value'> | null {
  if (typeof value === 'object') return { $type: 'color', $value: srgb(value) };
  if (typeof value === 'string') return { $type: 'fontFamily', $value: value };
  if (typeof value === 'boolean') return null;
  if (unit === 'percent') return { $type: 'number', $value: Math.round(value * 100) / 1e4 };
  return { $type: 'dimension', $value: dimension(value) };
}

/** https://www.designtokens.org/tr/2025.10/color/ */
function srgb({ r, g, b, a }: Colour): object {
  const hex = [r, g, b].map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return {
    colorSpace: 'srgb',
    components: [r, g, b].map(toFourDecimals),
    ...(a < 1 ? { alpha: toFourDecimals(a) } : {}),
    hex: `#${hex.join('')}`,
  };
}

/** A colour in the syntax of our own styles; `null` for anything else. */
function toDtcgColour(css: string): object | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(css)?.slice(1);
  const channels = hex?.map((channel) => Number.parseInt(channel, 16));
  const [, red, green, blue, alpha] = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(css) ?? [];
  const [r, g, b] = channels ?? [red, green, blue].map(Number);
  if (r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)) return null;
  return srgb({ r: r / 255, g: g / 255, b: b / 255, a: alpha === undefined ? 1 : Number(alpha) });
}

function toFourDecimals(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
