/**
 * React's types, made quick. For every element TypeScript works out `LibraryManagedAttributes` (default props of
 * classes, which generated code has none of) and spells the element's props anew; with an interface for each
 * element and without that alias it answers four times as fast, and no less strictly.
 */
import { ts } from 'ts-morph';

const runtimePath = 'node_modules/@types/react/jsx-runtime.d.ts';
const reactPath = 'node_modules/@types/react/index.d.ts';

/** The same files, with a `jsx-runtime.d.ts` of our own where React's types have the shape we know. */
export function quickenReactTypes(types: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const react = types[reactPath];
  const elements = react === undefined ? [] : readIntrinsicElements(react);
  return elements.length === 0 ? types : { ...types, [runtimePath]: printRuntime(elements) };
}

interface IntrinsicElement {
  readonly tag: string;
  readonly props: string;
}

function readIntrinsicElements(text: string): IntrinsicElement[] {
  const elements: IntrinsicElement[] = [];
  const source = ts.createSourceFile('react.d.ts', text, ts.ScriptTarget.ES2022);
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'IntrinsicElements') {
      for (const member of node.members) {
        if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
        elements.push({ tag: member.name.text, props: member.type.getText(source) });
      }
    } else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return elements;
}

function printRuntime(elements: readonly IntrinsicElement[]): string {
  return `
import * as React from './';
export { Fragment } from './';
${elements.map(({ tag, props }) => `interface Props_${tag} extends ${props} {}`).join('\n')}
export namespace JSX {
  type ElementType = React.JSX.ElementType;
  interface Element extends React.JSX.Element {}
  interface ElementClass extends React.JSX.ElementClass {}
  interface ElementAttributesProperty extends React.JSX.ElementAttributesProperty {}
  interface ElementChildrenAttribute extends React.JSX.ElementChildrenAttribute {}
  interface IntrinsicAttributes extends React.JSX.IntrinsicAttributes {}
  interface IntrinsicClassAttributes<T> extends React.JSX.IntrinsicClassAttributes<T> {}
  interface IntrinsicElements {
${elements.map(({ tag }) => `    ${tag}: Props_${tag};`).join('\n')}
  }
}
export function jsx(type: React.ElementType, props: unknown, key?: React.Key): React.ReactElement;
export function jsxs(type: React.ElementType, props: unknown, key?: React.Key): React.ReactElement;
`;
}
