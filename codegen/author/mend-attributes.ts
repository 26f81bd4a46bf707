import { ts } from 'ts-morph';
import { cutNode, type Mend } from './mend-markup.ts';

/** Names that HTML writes otherwise than React; those with a hyphen follow a rule. */
const reactNames: ReadonlyMap<string, string> = new Map(
  [
    'autoCapitalize autoComplete autoFocus autoPlay colSpan contentEditable crossOrigin dateTime encType',
    'enterKeyHint fetchPriority formAction hrefLang inputMode maxLength minLength noValidate onBlur onChange',
    'onClick onFocus onInput onKeyDown onSubmit playsInline readOnly rowSpan spellCheck srcSet tabIndex useMap',
    'viewBox preserveAspectRatio gradientUnits gradientTransform clipPathUnits patternUnits',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name.toLowerCase(), name] as const)
    .concat([
      ['class', 'className'],
      ['for', 'htmlFor'],
      ['xlink:href', 'href'],
    ]),
);

/** An attribute of a plain element as React has it, where it was written as HTML; `null` where it is right. */
export function mendAttribute(node: ts.Node): Mend | null {
  if (!ts.isJsxAttribute(node) || !/^[a-z]/.test(node.parent.parent.tagName.getText())) return null;
  const name = node.name.getText();
  const { initializer } = node;
  if (name === 'style' && initializer && ts.isStringLiteral(initializer)) {
    const text = `style={${writeStyle(initializer.text)}}`;
    return { edit: { ...cutNode(node), text }, note: 'a style that was written as text' };
  }
  const wanted = reactNameOf(name);
  const count = numbers.has(wanted) && initializer && ts.isStringLiteral(initializer) ? initializer.text : '';
  const isNumber = /^-?\d+$/.test(count);
  if (wanted === name && !isNumber) return null;
  const note = `the attribute "${name}"`;
  if (isNumber) return { edit: { ...cutNode(node), text: `${wanted}={${count}}` }, note };
  return { edit: { ...cutNode(node.name), text: wanted }, note };
}

/** Attributes that React takes as numbers only. */
const numbers: ReadonlySet<string> = new Set(
  'tabIndex colSpan rowSpan maxLength minLength rows cols size start span'.split(' '),
);

function reactNameOf(name: string): string {
  if (/^(?:data|aria)-/.test(name)) return name;
  const known = name === name.toLowerCase() ? reactNames.get(name) : undefined;
  return known ?? name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function writeStyle(css: string): string {
  const pairs = css.split(/;(?![^(]*\))/).flatMap((declaration) => {
    const at = declaration.indexOf(':');
    const name = declaration.slice(0, at).trim();
    if (at < 1 || !/^[a-z-]+$/i.test(name)) return [];
    const key = name.startsWith('--')
      ? JSON.stringify(name)
      : name.replace(/^-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [`${key}: ${JSON.stringify(declaration.slice(at + 1).trim())}`];
  });
  const hasOwn = /(?:^|;)\s*--/.test(css);
  // React's type of styles has no custom properties; its missing import is added later.
  return `{ ${pairs.join(', ')} }${hasOwn ? ' as CSSProperties' : ''}`;
}
