/**
 * What Dev Mode shows of generated code: first the element of the selected layer, the rules of its classes, the tokens
 * that these use and its box model, then the files: those of its component first, those that every project has last.
 */
import type { CodeSection } from '#design/messages';
import { childrenOf, sizeOf, walkNodes } from '#design/rest-node';
import type { RestNode, Snapshot } from '#design/snapshot';
import type { TextFile } from '#design/source-file';
import { syntaxOfPath } from '#design/targets';
import type { CodeWithoutAssets } from '../worker/protocol.ts';
import { textFilesOf } from './generated-code.ts';

/** @param layerId The selected layer; where it is the compiled frame, the files alone say it. */
export function layerSections(
  code: CodeWithoutAssets,
  layerId: string,
  { frames }: Pick<Snapshot, 'frames'>,
): readonly CodeSection[] {
  const files = textFilesOf(code);
  const isFrame = code.pages.some(({ frameId }) => frameId === layerId);
  const ownPaths = code.pages.map(({ path }) => withoutExtension(path));
  const place = isFrame ? null : findElement(files, layerId);
  // The component that the layer is in can be copied whole, from the first file on.
  const owner = place === null ? null : withoutExtension(place.file.path);
  const rankOf = ({ path }: TextFile) => {
    const base = withoutExtension(path);
    if (base === owner) return 0;
    if (ownPaths.includes(base)) return 1;
    return isShared(path) ? 3 : 2;
  };
  const ordered = [...files].sort((one, other) => rankOf(one) - rankOf(other));
  const box = describeBox(
    frames.map(({ node }) => node),
    layerId,
  );
  return [
    ...(place === null ? [] : sectionsOfLayer(place, files)),
    ...(isFrame || box === '' ? [] : [{ title: 'Box model', syntax: 'css' as const, text: box }]),
    ...ordered.map(sectionOfFile),
  ];
}

function sectionOfFile({ path, text }: TextFile): CodeSection {
  return { title: path, syntax: syntaxOfPath(path), text };
}

function withoutExtension(path: string): string {
  return path.replace(/(\.module)?\.\w+$/, '');
}

/** Whether every project has a file of this name. */
function isShared(path: string): boolean {
  return /(^|\/)(App\.tsx|base\.css|tokens\.css)$/.test(path);
}

function sectionsOfLayer(
  { file, line, text }: ElementPlace,
  files: readonly TextFile[],
): readonly CodeSection[] {
  const styles = rulesOfClasses(stylesheetsFor(file, files), classesIn(text));
  const tokens = tokensIn(styles, files);
  return [
    { title: `Selected layer (${nameOf(file.path)}, line ${line})`, syntax: syntaxOfPath(file.path), text },
    ...(styles === '' ? [] : [{ title: 'Styles', syntax: 'css' as const, text: styles }]),
    ...(tokens === '' ? [] : [{ title: 'Tokens', syntax: 'css' as const, text: tokens }]),
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface ElementPlace {
  readonly file: TextFile;
  /** The first is 1. */
  readonly line: number;
  /** The element with what is in it, moved to the left edge. */
  readonly text: string;
}

/** Returns the element of a layer; where it is a row of data, that row. */
function findElement(files: readonly TextFile[], layerId: string): ElementPlace | null {
  const places = files.flatMap((file) =>
    file.lines.filter(({ nodeIds }) => nodeIds.includes(layerId)).map(({ line }) => ({ file, line })),
  );
  const isElement = ({ file, line }: (typeof places)[number]) =>
    file.text.split('\n')[line - 1]?.trimStart().startsWith('<') === true;
  const place = places.find(isElement) ?? places[0];
  if (place === undefined) return null;
  return { ...place, text: blockFrom(place.file.text.split('\n'), place.line - 1) };
}

/** Returns the lines of a block by their indentation: up to the first one that closes what the first one opens. */
function blockFrom(lines: readonly string[], start: number): string {
  const first = lines[start] ?? '';
  const indentation = first.length - first.trimStart().length;
  // Prettier breaks an end tag of HTML before its `>`, where a space would show.
  const closes = (line: string, index: number) =>
    line.length - line.trimStart().length <= indentation &&
    (/^\s*(<\/|\/>|\}|\])/.test(line) || /<\/[\w-]+$/.test(lines[start + index] ?? ''));
  const isWhole = /\/>|<\/[\w.-]+>|[\]}],?$/.test(first.trimEnd());
  const rest = isWhole ? -1 : lines.slice(start + 1).findIndex(closes);
  const block = lines.slice(start, start + 2 + rest);
  return `${block.map((line) => line.slice(Math.min(indentation, line.search(/\S|$/)))).join('\n')}\n`;
}

/** The classes of the first tag of a markup. */
function classesIn(markup: string): readonly string[] {
  const tag = /^<[^]*?[^=]>/.exec(markup)?.[0] ?? markup;
  const quoted = [...tag.matchAll(/\bclass(?:Name)?="([^"]*)"/g)].flatMap(([, names = '']) =>
    names.split(/\s+/),
  );
  const fromModule = [...tag.matchAll(/\bstyles(?:\.([\w$]+)|\["([^"]+)"\])/g)].map(
    ([, plain, inBrackets]) => plain ?? inBrackets ?? '',
  );
  return [...quoted, ...fromModule].filter((name) => name !== '');
}

/** A component with CSS Modules has its own style sheet; otherwise all belong to all. */
function stylesheetsFor({ path }: TextFile, files: readonly TextFile[]): readonly TextFile[] {
  const own = files.filter((file) => file.path === `${withoutExtension(path)}.module.css`);
  return own.length > 0 ? own : files.filter((file) => file.path.endsWith('.css'));
}

/** Returns the rules that name one of these classes, with the media queries around them. */
function rulesOfClasses(stylesheets: readonly TextFile[], classes: readonly string[]): string {
  const names = new Set(classes.map((name) => `.${name}`));
  const isOwn = (selector: string) => (selector.match(/\.[\w-]+/g) ?? []).some((name) => names.has(name));
  return stylesheets
    .flatMap(({ text }) => topLevelRules(text))
    .flatMap((rule) => {
      const [selector = '', ...body] = rule;
      if (!selector.startsWith('@')) return isOwn(selector) ? [rule.join('\n')] : [];
      const inner = topLevelRules(body.slice(0, -1).map(dedent).join('\n')).filter(([first = '']) =>
        isOwn(first),
      );
      const indented = inner.map((lines) => lines.map((line) => `  ${line}`).join('\n'));
      return indented.length === 0 ? [] : [[selector, indented.join('\n\n'), '}'].join('\n')];
    })
    .join('\n\n');
}

function dedent(line: string): string {
  return line.replace(/^ {2}/, '');
}

/** Splits a formatted style sheet into its rules, each as lines; the selectors of one are its first line. */
function topLevelRules(text: string): readonly (readonly string[])[] {
  const rules: string[][] = [];
  let open: string[] | null = null;
  for (const line of text.split('\n')) {
    if (open === null) {
      if (line.trim() === '' || line.startsWith('/*')) continue;
      rules.push((open = [line]));
    } else if (open.length === 1 && !(open[0] ?? '').endsWith('{')) open[0] = `${open[0] ?? ''}\n${line}`;
    else open.push(line);
    if (line === '}' || (line.endsWith(';') && open.length === 1)) open = null;
  }
  return rules;
}

/** Returns the declarations of the custom properties that some styles use, and of those that these use. */
function tokensIn(styles: string, files: readonly TextFile[]): string {
  const declared = new Map(
    files
      .filter(({ path }) => path.endsWith('.css'))
      .flatMap(({ text }) => [...text.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)])
      .map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')] as const),
  );
  const found = new Map<string, string>();
  const collect = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)/g)) {
      const value = declared.get(name);
      if (value === undefined || found.has(name)) continue;
      found.set(name, value);
      collect(value);
    }
  };
  collect(styles);
  return [...found].map(([name, value]) => `${name}: ${value};`).join('\n');
}

/** Position, size, padding, border and gap of a layer as it is drawn, as declarations of CSS; empty where it is not there. */
function describeBox(roots: readonly RestNode[], layerId: string): string {
  for (const parent of walkNodes(roots)) {
    const node = childrenOf(parent).find(({ id }) => id === layerId);
    if (node === undefined) continue;
    const { width, height } = sizeOf(node);
    const declared: readonly (readonly [name: string, value: string])[] = [
      ['width', inPx(width)],
      ['height', inPx(height)],
      ['padding', writeSides(paddingOf(node))],
      ['border-width', writeSides(bordersOf(node))],
      ['gap', 'itemSpacing' in node ? inPx(node.itemSpacing ?? 0) : '0'],
    ];
    const lines = declared.filter(([, value]) => value !== '0').map(([name, value]) => `${name}: ${value};`);
    return [...describePosition(node, parent), ...lines].join('\n');
  }
  return '';
}

function describePosition(node: RestNode, parent: RestNode): readonly string[] {
  const [box, around] = [node, parent].map((one) =>
    'absoluteBoundingBox' in one ? one.absoluteBoundingBox : null,
  );
  if (!box || !around) return [];
  // The name of a layer may hold what ends a comment.
  const name = parent.name.replaceAll('*/', '* /');
  return [
    `/* ${inPx(box.x - around.x)} from the left, ${inPx(box.y - around.y)} from the top of “${name}” */`,
  ];
}

/** Top, right, bottom, left in px. */
type Sides = readonly [number, number, number, number];

function paddingOf(node: RestNode): Sides {
  if (!('paddingTop' in node)) return [0, 0, 0, 0];
  const { paddingTop = 0, paddingRight = 0, paddingBottom = 0, paddingLeft = 0 } = node;
  return [paddingTop, paddingRight, paddingBottom, paddingLeft];
}

function bordersOf(node: RestNode): Sides {
  if (!('strokes' in node) || !node.strokes.some(({ visible }) => visible !== false)) return [0, 0, 0, 0];
  const all = node.strokeWeight ?? 0;
  const own = 'individualStrokeWeights' in node ? node.individualStrokeWeights : undefined;
  return own ? [own.top, own.right, own.bottom, own.left] : [all, all, all, all];
}

/** As short as CSS can say it. */
function writeSides([top, right, bottom, left]: Sides): string {
  const sides = [top, right, bottom, left].map(inPx);
  if (left === right) sides.pop();
  if (left === right && top === bottom) sides.pop();
  if (left === right && top === bottom && top === right) sides.pop();
  return sides.join(' ');
}

function inPx(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : `${rounded}px`;
}
