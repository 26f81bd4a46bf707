/**
 * Finds equal elements that stand side by side in JSX although an array with one element for each item would say the
 * same. Equal are uses of one component, and elements of the same tags all the way down; of short ones the class counts
 * too, without its number, since a title and a text are both a `<p>`.
 */
import ts from 'typescript';

export interface SiblingRun {
  readonly path: string;
  /** Of the first. */
  readonly line: number;
  readonly count: number;
  /** What repeats: `Card`, or tags as `li(a)`. */
  readonly shape: string;
}

/** Two of a kind are a pair, as the two buttons of a hero; three are a list. */
const fewest = 3;
/** Elements from which the tags alone tell that two are alike. */
const largeEnough = 3;

/** Finds every run of a file. */
export function findUnmappedSiblings(source: ts.SourceFile): readonly SiblingRun[] {
  const runs: SiblingRun[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isJsxElement(node) || ts.isJsxFragment(node)) && !isProse(node)) {
      const children = node.children.filter(isSingle);
      for (const [shape, members] of groupByShape(children)) {
        const first = members[0];
        if (first === undefined || members.length < fewest) continue;
        const { line } = source.getLineAndCharacterOfPosition(first.getStart(source));
        runs.push({ path: source.fileName, line: line + 1, count: members.length, shape });
      }
    }
    // Strokes of a drawing are one picture.
    if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'svg') return;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return runs;
}

/** Whether a call makes an element of each item of an array. */
export function isMapOfElements(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const method = node.expression.name.text;
  const [first, second] = node.arguments;
  const render = method === 'from' ? second : first;
  if (render === undefined || !['map', 'flatMap', 'from'].includes(method)) return false;
  return containsElement(render);
}

function containsElement(node: ts.Node): boolean {
  if (isSingle(node) || ts.isJsxFragment(node)) return true;
  return ts.forEachChild(node, (child) => containsElement(child) || undefined) ?? false;
}

type Single = ts.JsxElement | ts.JsxSelfClosingElement;

function isSingle(node: ts.Node): node is Single {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node);
}

/** Elements between words are part of a sentence. */
function isProse({ children }: ts.JsxElement | ts.JsxFragment): boolean {
  return children.some((child) => ts.isJsxText(child) && /[\p{L}\d]/u.test(child.text));
}

function groupByShape(elements: readonly Single[]): ReadonlyMap<string, readonly Single[]> {
  const groups = new Map<string, Single[]>();
  for (const element of elements) {
    const shape = shapeOf(element);
    if (shape === null) continue;
    groups.set(shape, [...(groups.get(shape) ?? []), element]);
  }
  return groups;
}

/** `null` for what is no item: rules, breaks, drawings, and components that are always the same. */
function shapeOf(element: Single): string | null {
  const opening = openingOf(element);
  const tag = opening.tagName.getText();
  if (/^(br|hr|wbr|svg|path|option)$/.test(tag)) return null;
  if (/^\p{Lu}/u.test(tag)) {
    const says = opening.attributes.properties.some(
      (attribute) => !ts.isJsxAttribute(attribute) || attribute.name.getText() !== 'className',
    );
    return says || ts.isJsxElement(element) ? tag : null;
  }
  const inside = tagsInside(element);
  const text = inside === '' ? tag : `${tag}(${inside})`;
  return sizeOf(element) >= largeEnough ? text : `${text}.${classOf(opening).replace(/[-_]?\d+$/, '')}`;
}

function tagsInside(element: Single): string {
  if (!ts.isJsxElement(element)) return '';
  return element.children
    .filter(isSingle)
    .map((child) => {
      const tag = openingOf(child).tagName.getText();
      const inside = tag === 'svg' ? '' : tagsInside(child);
      return inside === '' ? tag : `${tag}(${inside})`;
    })
    .join(' ');
}

function sizeOf(element: Single): number {
  if (!ts.isJsxElement(element)) return 1;
  return element.children.filter(isSingle).reduce((sum, child) => sum + sizeOf(child), 1);
}

function classOf(opening: ts.JsxOpeningLikeElement): string {
  const attribute = opening.attributes.properties.find(
    (one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === 'className',
  );
  return attribute?.initializer?.getText().replace(/[{}"'`]/g, '') ?? '';
}

function openingOf(element: Single): ts.JsxOpeningLikeElement {
  return ts.isJsxElement(element) ? element.openingElement : element;
}
