/**
 * Reads what style sheets declare: classes, grids and flex boxes, distinct values, and values that only repeat what a
 * drawing measures. Names that the sheets give to values (custom properties of the root) are the design's own and never
 * judged.
 */
import postcss, { type ChildNode, type Declaration, type Rule } from 'postcss';
import type { TextFile } from '#design/source-file';
import type { InlineDeclaration, NamedSource, Place } from './read-scripts.ts';

/**
 * - `rem-decimals`: rem with more than one decimal, off the design's own steps
 * - `px-fraction`: a fraction of a px
 * - `percentage-arithmetic`: `clamp()`, `calc()`, `min()` or `max()` around a percentage
 */
export type MagicKind = 'rem-decimals' | 'px-fraction' | 'percentage-arithmetic';

export interface MagicValue extends Place {
  readonly kind: MagicKind;
  readonly property: string;
  readonly value: string;
}

export interface LeastHeight extends Place {
  /** The class that it is declared for; empty where it is no class. */
  readonly className: string;
  readonly value: string;
}

export interface StyleFacts {
  readonly classes: readonly NamedSource[];
  readonly grids: number;
  readonly flexes: number;
  readonly declarations: number;
  readonly distinctLengths: number;
  readonly distinctColours: number;
  readonly magic: readonly MagicValue[];
  /** Of rem with three decimals or more and of fractions of px, whatever the steps of the design. */
  readonly fineValues: number;
  /** Percentages with two decimals or more, gradients apart. */
  readonly finePercentages: number;
  /** Those in lengths of the page; those of the viewport are a choice. */
  readonly leastHeights: readonly LeastHeight[];
}

/** Whether a length in px is one that a designer chose. */
export type IsOwnStep = (px: number) => boolean;

/** Steps that scales of designers have without being told: fours, and small twos. */
export function isCommonStep(px: number): boolean {
  const size = Math.abs(px);
  return size % 4 === 0 || (size < 16 && size % 2 === 0);
}

/** Reads all style sheets of a project and what its scripts declare in `style` and in classes with brackets. */
export function readStylesheets(
  sheets: readonly TextFile[],
  inline: readonly InlineDeclaration[],
  isOwnStep: IsOwnStep = isCommonStep,
): StyleFacts {
  const classes: NamedSource[] = [];
  const written: WrittenDeclaration[] = inline.map((one) => ({ ...one, className: '', isToken: false }));
  for (const { path, text } of sheets) {
    const seen = new Set<string>();
    const root = parseSheet(text, path);
    root?.walkRules((rule) => {
      if (isKeyframe(rule)) return;
      for (const name of classesOf(rule)) {
        if (!seen.has(name)) classes.push({ path, line: lineOf(rule), name });
        seen.add(name);
      }
    });
    root?.walkDecls((declaration) => {
      const read = readDeclaration(declaration, path);
      if (read) written.push(read);
    });
  }
  return { classes, ...measureDeclarations(written, isOwnStep) };
}

interface WrittenDeclaration extends Place {
  readonly property: string;
  readonly value: string;
  readonly className: string;
  /** A name that the root gives to a value. */
  readonly isToken: boolean;
}

function parseSheet(text: string, path: string): postcss.Root | null {
  try {
    return postcss.parse(text, { from: path });
  } catch {
    return null;
  }
}

function readDeclaration(declaration: Declaration, path: string): WrittenDeclaration | null {
  const { parent, prop, value } = declaration;
  if (parent?.type === 'atrule' && /^(font-face|property|counter-style)$/.test(parent.name)) return null;
  const rule = parent?.type === 'rule' ? parent : null;
  const classNames = rule ? classesOf(rule) : [];
  return {
    path,
    line: lineOf(declaration),
    property: prop,
    value,
    className: classNames.at(-1) ?? '',
    isToken: prop.startsWith('--') && classNames.length === 0,
  };
}

function isKeyframe({ parent }: Rule): boolean {
  return parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith('keyframes');
}

function classesOf(rule: Rule): readonly string[] {
  const plain = rule.selector.replace(/\[[^\]]*\]|"[^"]*"/g, '');
  return [...plain.matchAll(/\.((?:\\.|[\w-]|[^\x00-\x7f])+)/g)].map(([, name = '']) =>
    name.replace(/\\/g, ''),
  );
}

function lineOf(node: ChildNode): number {
  return node.source?.start?.line ?? 1;
}

function measureDeclarations(
  written: readonly WrittenDeclaration[],
  isOwnStep: IsOwnStep,
): Omit<StyleFacts, 'classes'> {
  const lengths = new Set<string>();
  const colours = new Set<string>();
  const magic: MagicValue[] = [];
  const leastHeights: LeastHeight[] = [];
  let [grids, flexes, fineValues, finePercentages] = [0, 0, 0, 0];
  for (const declaration of written) {
    const { path, line, property, value, className, isToken } = declaration;
    if (property === 'display' && /^(inline-)?grid$/.test(value)) grids += 1;
    if (property === 'display' && /^(inline-)?flex$/.test(value)) flexes += 1;
    const plain = value.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, '');
    const arithmetic = isToken ? [] : findPercentageArithmetic(plain);
    for (const call of arithmetic)
      magic.push({ path, line, kind: 'percentage-arithmetic', property, value: call });
    // Lengths in it are part of one magic value.
    const rest = arithmetic.reduce((text, call) => text.replace(call, ''), plain);
    for (const { text, number, unit } of isToken ? [] : findNumbers(rest)) {
      const kind = judgeNumber(number, unit, isOwnStep);
      if (kind !== null) magic.push({ path, line, kind, property, value: text });
    }
    for (const { text, number, unit } of findNumbers(plain)) {
      if (unit === 'px' || unit === 'rem') lengths.add(text);
      if (unit === '%' && decimalsOf(number) > 1 && !/gradient|color-mix/.test(plain)) finePercentages += 1;
      if (unit === 'px' ? decimalsOf(number) > 0 : unit === 'rem' && decimalsOf(number) > 2) fineValues += 1;
    }
    for (const [colour] of plain.matchAll(
      /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\([^)]*\)/gi,
    ))
      colours.add(colour.toLowerCase());
    if (/^(min-height|min-block-size|min-h)$/.test(property) && isMeasuredHeight(plain))
      leastHeights.push({ path, line, className, value });
  }
  return {
    grids,
    flexes,
    declarations: written.length,
    distinctLengths: lengths.size,
    distinctColours: colours.size,
    magic,
    fineValues,
    finePercentages,
    leastHeights,
  };
}

interface WrittenNumber {
  readonly text: string;
  /** As it is written. */
  readonly number: string;
  readonly unit: string;
}

function findNumbers(value: string): readonly WrittenNumber[] {
  return [...value.matchAll(/(?<![\w#.])-?(\d*\.?\d+)(px|rem|%)(?![\w])/g)].map(
    ([text, number = '', unit = '']) => ({ text, number, unit }),
  );
}

function decimalsOf(number: string): number {
  return (String(Number(number)).split('.')[1] ?? '').length;
}

function judgeNumber(number: string, unit: string, isOwnStep: IsOwnStep): MagicKind | null {
  const value = Number(number);
  if (unit === 'px' && decimalsOf(number) > 0 && !isOwnStep(value)) return 'px-fraction';
  if (unit === 'rem' && decimalsOf(number) > 1 && !isOwnStep(value * 16)) return 'rem-decimals';
  return null;
}

/** Functions of arithmetic with a percentage in them, outermost only. */
function findPercentageArithmetic(value: string): readonly string[] {
  const found: string[] = [];
  for (const { index, 0: name } of value.matchAll(/(?<![\w-])(?:clamp|calc|min|max)\(/g)) {
    const call = readCall(value, index, index + name.length);
    const isInside = found.some((outer) => outer.includes(call) && outer !== call);
    if (!isInside && /\d%/.test(call) && !isCommonIdiom(call)) found.push(call);
  }
  return found;
}

function readCall(value: string, start: number, open: number): string {
  let depth = 1;
  let end = open;
  for (; end < value.length && depth > 0; end += 1) {
    if (value[end] === '(') depth += 1;
    if (value[end] === ')') depth -= 1;
  }
  return value.slice(start, end);
}

/** `min(16rem, 100%)` of a track or picture, and `min(100% - 3rem, 75rem)` of a container: people write both. */
function isCommonIdiom(call: string): boolean {
  const [, inside = ''] = /^min\(([^()]*)\)$/.exec(call) ?? [];
  const parts = inside.split(',').map((part) => part.trim());
  return (
    parts.length === 2 &&
    parts.some((part) => /^100%( - \d+(\.\d)?(rem|px))?$/.test(part)) &&
    parts.some((part) => !part.includes('%'))
  );
}

/** A height that content may outgrow; of the viewport, the parent or nothing it is no measure. */
export function isMeasuredHeight(value: string): boolean {
  return /\d(px|rem|em)\b/.test(value) && !/\d(d|s|l)?v(h|b|w|i|min|max)\b|%/.test(value);
}
