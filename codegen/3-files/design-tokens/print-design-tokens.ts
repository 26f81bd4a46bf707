/**
 * The tokens of a project for other tools, as the Design Tokens Community Group has them: a file of what holds by
 * default, one for each further mode with what differs there, and a resolver that says how they go together.
 * https://www.designtokens.org/tr/2025.10/
 */
import type { DesignToken } from '#design/tree';
import type { CodeProject } from '../../2-components/code-component.ts';
import { toKebabCase } from '../../2-components/make-names.ts';
import { findUsedTokens } from '../css/print-tokens.ts';
import { styleToken } from './style-token.ts';
import { pathIn, putToken, type TokenGroup } from './token-group.ts';
import { writeValue } from './token-value.ts';

export interface TokenFile {
  readonly path: string;
  readonly text: string;
}

/** The files, to stand in this folder; none where the design has no tokens and styles. */
export function printDesignTokens(project: CodeProject, folder: string): readonly TokenFile[] {
  const tokens = withTargets(findUsedTokens(project).map(({ token }) => token));
  const base: TokenGroup = {};
  const defaults = tokens.map(({ values }) => values[0]);
  // An alias can only be told once all that it may name stands in its group.
  for (const isAliased of [false, true]) putAll(base, tokens, defaults, isAliased ? base : null);
  putStyles(base, project, tokens);
  if (Object.keys(base).length === 0) return [];
  const file = (name: string, content: object): TokenFile => ({
    path: `${folder}${name}.json`,
    text: writeJson(content),
  });
  const modes = modesOf(tokens);
  const groups = modes.map((mode) => {
    const group: TokenGroup = {};
    const values = tokens.map((token) => otherwise(token, mode));
    putAll(group, tokens, values, base);
    return file(`design.${nameOf(mode)}.tokens`, group);
  });
  const resolver = modes.length === 0 ? [] : [file('design.resolver', writeResolver(tokens, modes))];
  return [file('design.tokens', base), ...groups, ...resolver];
}

/** As prettier has it: a short list stands on one line. */
function writeJson(content: object): string {
  const text = JSON.stringify(content, null, 2);
  return `${text.replace(/\[\s+([^\][{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}

/** Tokens, and behind them those that they take their values from. */
function withTargets(tokens: readonly DesignToken[]): readonly DesignToken[] {
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

/** Puts a value of each token in a group; what takes it from another token names that, once `named` has them all. */
function putAll(
  group: TokenGroup,
  tokens: readonly DesignToken[],
  values: readonly (ModeValue | undefined)[],
  named: TokenGroup | null,
): void {
  for (const [index, token] of tokens.entries()) {
    const value = values[index];
    const written = value === undefined ? null : writeValue(value.value, token.unit);
    if (written === null) continue;
    const alias = token.unit === undefined && value?.alias?.kind === token.kind ? value.alias : null;
    putToken(group, pathIn(named ?? group, token.name), {
      ...written,
      ...(alias && named ? { $value: `{${pathIn(named, alias.name).join('.')}}` } : {}),
      ...(token.description === undefined ? {} : { $description: token.description }),
    });
  }
}

/** Shared styles of texts and shadows; a variable may be called alike, and stands then. */
function putStyles(group: TokenGroup, { namedStyles }: CodeProject, tokens: readonly DesignToken[]): void {
  const taken = new Set(tokens.map(({ name }) => name));
  for (const style of namedStyles) {
    const token = taken.has(style.name) ? null : styleToken(style);
    if (token !== null) putToken(group, pathIn(group, style.name), token);
  }
}

/** Modes in which something is otherwise, each called once. */
function modesOf(tokens: readonly DesignToken[]): readonly string[] {
  const named = new Map<string, string>();
  for (const token of tokens) {
    for (const { mode } of token.values.slice(1))
      if (otherwise(token, mode) !== undefined && !named.has(nameOf(mode))) named.set(nameOf(mode), mode);
  }
  return [...named.values()];
}

/** What a token is in a mode, where that is not what it is by default. */
function otherwise({ values }: DesignToken, mode: string): ModeValue | undefined {
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
          [nameOf(first), [] as readonly object[]] as const,
          ...modes.map((mode) => [nameOf(mode), [file(`design.${nameOf(mode)}.tokens`)]] as const),
        ]),
        default: nameOf(first),
      },
    },
    resolutionOrder: [{ $ref: '#/sets/design' }, { $ref: '#/modifiers/theme' }],
  };
}

/** As in the sheet of tokens: `[data-theme="dark"]`. */
function nameOf(mode: string): string {
  return toKebabCase(mode) ?? 'other';
}
