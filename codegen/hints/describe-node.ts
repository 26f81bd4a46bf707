import type { BoxNode, DesignNode, TextNode } from '#design/tree';
import type { DescribeInferred } from './describe-inferred.ts';
import { describeLayout } from './describe-layout.ts';
import { describeLook } from './describe-look.ts';
import { describePlace } from './describe-place.ts';
import { describeText, describeWords, type Telling } from './describe-text.ts';
import { name, quote } from './format-values.ts';

/** What is said of one node. */
export interface NodeWords {
  /** What it is: `frame`, `text`, `vector`, or `use` of a component. */
  readonly kind: string;
  /** What a text says; the part in which repeats differ most. */
  readonly words: string;
  /** Its name, properties, place, layout, type and look, each a part that other nodes may have word for word. */
  readonly parts: readonly string[];
}

/** What a node's words need to know of its surroundings. */
export interface Surroundings {
  readonly telling: Telling;
  readonly parent: BoxNode | null;
  readonly componentName: (id: string) => string | null;
  readonly describeInferred: DescribeInferred;
  /** The instance around it that sets its properties; `null` outside of any. */
  readonly instance: BoxNode | null;
}

/** Says of a node what a picture of it cannot show, in as few words as a reader needs. */
export function describeNode(
  node: DesignNode,
  { parent, telling, componentName, describeInferred, instance }: Surroundings,
): NodeWords {
  const component = node.kind === 'box' && node.instance ? componentName(node.instance.componentId) : null;
  return {
    kind: describeKind(node),
    words: node.kind === 'text' ? (isSetBy(node, instance) ? '' : describeWords(node, telling)) : '',
    parts: [
      node.name === parent?.name ? '' : describeName(node, component),
      node.kind === 'box' ? describeProperties(node) : '',
      describePlace(node, parent, telling),
      node.kind === 'box' ? describeLayout(node) || describeInferred(node) : '',
      node.kind === 'text' ? describeText(node, telling) : '',
      describeLook(node, telling.looks),
      describeRest(node),
    ].filter((part) => part !== ''),
  };
}

/** Whether a text says what a property of the instance around it says; the property is told there. */
function isSetBy({ propertyReferences, characters, runs }: TextNode, around: BoxNode | null): boolean {
  const property = propertyReferences.characters;
  if (property === undefined || runs.length > 1) return false;
  return around?.instance?.properties[property]?.value === characters;
}

/** Words of a line, one space between those that say something. */
export function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function describeKind(node: DesignNode): string {
  if (node.kind === 'text') return 'text';
  if (node.kind === 'shape') return node.shape;
  return node.instance === null ? node.role : 'use';
}

function describeName(node: DesignNode, component: string | null): string {
  if (node.kind === 'text') return isOwnName(node) ? `named ${name(node.name)}` : '';
  if (node.kind === 'box' && node.instance !== null) {
    const used = name(component ?? node.name);
    return node.name === (component ?? node.name) ? used : `${used} named ${name(node.name)}`;
  }
  return givenByFigma.test(node.name) ? '' : name(node.name);
}

/** The names that Figma gives layers until somebody names them; they tell nothing beyond the kind. */
const givenByFigma =
  /^(?:Frame|Group|Rectangle|Ellipse|Line|Vector|Polygon|Star|Union|Subtract|Intersect|Exclude|Component|Section|Image|Arrow|Mask group|Auto layout)?(?: ?\d+)?$/i;

/** Figma names a text after its words until somebody names it; a name that is its property's is told there. */
function isOwnName({ name: given, characters, propertyReferences }: TextNode): boolean {
  const plain = (text: string) => text.replace(/\s+/g, '');
  return (
    given !== propertyReferences.characters && given !== 'Text' && !plain(characters).startsWith(plain(given))
  );
}

function describeProperties({ instance }: BoxNode): string {
  const entries = Object.entries(instance?.properties ?? {});
  if (entries.length === 0) return '';
  const written = entries.map(([property, { value }]) => {
    const key = plain(property);
    return typeof value === 'boolean' ? `${value ? '' : '!'}${key}` : `${key}=${plain(value)}`;
  });
  return `{${written.join(', ')}}`;
}

/** Unquoted where nothing in it could end it. */
function plain(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} _/:.?!&+-]*$/u.test(text) && !text.endsWith(' ') ? text : quote(text);
}

function describeRest(node: DesignNode): string {
  const { visible, characters, mainComponent } = node.propertyReferences;
  const driven = [
    visible === undefined ? '' : `shown=${plain(visible)}`,
    characters === undefined ? '' : `words=${plain(characters)}`,
    mainComponent === undefined ? '' : `swap=${plain(mainComponent)}`,
  ].filter((word) => word !== '');
  return joined([
    node.mask === null ? '' : `mask-${node.mask}`,
    node.link === null ? '' : `links ${quote(node.link.target)}`,
    ...Object.entries(node.modes).map(([collection, mode]) => `mode ${quote(collection)}=${quote(mode)}`),
    driven.length === 0 ? '' : `<${driven.join(', ')}>`,
  ]);
}
