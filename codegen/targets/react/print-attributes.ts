/** Prints the attributes of elements and the props of components, as JSX attributes and as entries of constant rows. */
import type { AssetRef } from '#design/snapshot';
import {
  type CodeAttribute,
  type CodeNode,
  type ListValue,
  type PropValue,
  lengthPropertyOf,
} from '../../components/code-component.ts';
import { printJsxAttribute, printKey, printString } from '../print-text.ts';
import type { JsxAttribute, JsxElement, JsxEntry, JsxRows } from './jsx.ts';

/** What printing a value needs from its file. */
export interface ValueContext {
  /** The identifier of the import of a picture. */
  importAsset(asset: AssetRef): string | null;
  requireComponent(name: string): void;
  /** The address of a page or an element on it; `null` if the frame is no page. */
  pageAddress(frameId: string, fragment?: string): string | null;
}

/** Prints the content of a slot. */
export type PrintSlot = (node: CodeNode) => JsxElement;

/** Prints an attribute of an HTML element. */
export function printAttribute(
  { name, value }: CodeAttribute,
  context: ValueContext,
): readonly JsxAttribute[] {
  // With `value`, React would control the input. A prop of a component may be called so.
  const jsxName = name === 'value' ? 'defaultValue' : reactNameOf(name);
  const length = lengthPropertyOf(name);
  if (length !== null && (value.kind === 'text' || value.kind === 'prop')) {
    const code =
      value.kind === 'text'
        ? printString(value.text)
        : value.unit === undefined
          ? value.name
          : `\`\${${value.name}}${value.unit}\``;
    return [
      { kind: 'code', name: 'style', code: code === length ? `{ ${length} }` : `{ ${length}: ${code} }` },
    ];
  }
  switch (value.kind) {
    case 'flag':
      return [{ kind: 'plain', text: jsxName }];
    case 'text':
      return [
        jsxName === 'tabIndex' || jsxName === 'colSpan' || jsxName === 'aria-valuenow'
          ? { kind: 'code', name: jsxName, code: value.text }
          : printJsxAttribute(jsxName, value.text),
      ];
    case 'prop':
      return [
        {
          kind: 'code',
          name: jsxName,
          code: withPrefix(codeOfProp(name, value.name, value.omitsFalse), value.prefix),
        },
      ];
    case 'test':
      return [{ kind: 'code', name: jsxName, code: codeOfTest(name, printTest(value)) }];
    case 'id': {
      const id = value.suffix === '' ? fieldIdName : `\`\${${fieldIdName}}-${value.suffix}\``;
      const { condition } = value;
      if (condition === null) return [{ kind: 'code', name: jsxName, code: id }];
      const test = printTest(condition);
      const isCompound = test.includes(' || ');
      return [
        { kind: 'code', name: jsxName, code: `${isCompound ? `(${test})` : test} ? ${id} : undefined` },
      ];
    }
    case 'rating':
      return [{ kind: 'code', name: jsxName, code: `\`\${${value.name}} / ${value.total}\`` }];
    case 'page': {
      const address = context.pageAddress(value.frameId, value.fragment);
      return address === null ? [] : [printJsxAttribute(jsxName, address)];
    }
    case 'action':
      return [goBackAttribute];
    case 'asset': {
      const code = context.importAsset(value.asset) ?? printString(placeholderImage);
      const set = value.density === undefined ? code : `\`\${${code}} ${value.density}x\``;
      return [{ kind: 'code', name: jsxName, code: set }];
    }
  }
}

/** The constant with the id of the first field of an instance. */
export const fieldIdName = 'fieldId';

function printTest({
  prop,
  members,
}: {
  readonly prop: string;
  readonly members: readonly string[] | null;
}): string {
  return members?.map((member) => `${prop} === ${printString(member)}`).join(' || ') ?? prop;
}

function codeOfTest(attribute: string, test: string): string {
  if (attribute === 'aria-pressed' || attribute === 'disabled') return test;
  return attribute === 'aria-current' ? `${test} ? "page" : undefined` : `${test} || undefined`;
}

/** Returns the code of a text with constant words before it. */
function withPrefix(code: string, prefix = ''): string {
  return prefix === '' ? code : `\`${prefix.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\${${code}}\``;
}

/** Whether a row is the current one is a boolean in the data, and the name of what it is in the attribute. */
function codeOfProp(attribute: string, prop: string, omitsFalse = false): string {
  if (omitsFalse) return `${prop} || undefined`;
  // A field of a row may be missing; a prop has a default value.
  if (attribute === 'aria-pressed') return prop.includes('.') ? `${prop} ?? false` : prop;
  return attribute === 'aria-current' ? `${prop} ? "page" : undefined` : prop;
}

/** Prints a prop of an instance. */
export function printProp(
  propName: string,
  value: PropValue,
  context: ValueContext,
  printSlot: PrintSlot,
): readonly JsxAttribute[] {
  const name = reactNameOf(propName);
  switch (value.kind) {
    case 'none':
      return [];
    case 'action':
      return [goBackAttribute];
    case 'page':
      return [printJsxAttribute(name, addressOf(value, context))];
    case 'text':
      return [printJsxAttribute(name, withLineBreaks(value.text))];
    case 'member':
      return [printJsxAttribute(name, value.member)];
    case 'boolean':
      return [value.on ? { kind: 'plain', text: name } : { kind: 'code', name, code: 'false' }];
    case 'number':
      return [{ kind: 'code', name, code: String(value.value) }];
    case 'prop':
      return [{ kind: 'code', name, code: withPrefix(value.name, value.prefix) }];
    case 'image': {
      const asset = value.asset && context.importAsset(value.asset);
      return [
        asset === null ? printJsxAttribute(name, placeholderImage) : { kind: 'code', name, code: asset },
      ];
    }
    case 'icon':
      context.requireComponent(value.component);
      return [{ kind: 'code', name, code: value.component }];
    case 'list':
      return [{ kind: 'list', name, rows: printRows(value, context, printSlot) }];
    case 'slot':
      if (value.node === null) return [];
      return value.node.kind === 'property'
        ? [{ kind: 'code', name, code: value.node.name }]
        : [{ kind: 'element', name, element: printSlot(value.node) }];
  }
}

/** Prints a prop as an entry of a constant row. */
export function printRowEntry(
  name: string,
  value: PropValue,
  context: ValueContext,
  printSlot: PrintSlot,
): readonly JsxEntry[] {
  const entry = (written: JsxEntry['value']): readonly JsxEntry[] => [
    { name, key: printKey(name), value: written },
  ];
  const code = (text: string) => entry({ kind: 'code', code: text });
  switch (value.kind) {
    case 'text':
      return code(printString(withLineBreaks(value.text)));
    case 'member':
      return code(printString(value.member));
    case 'boolean':
      return code(String(value.on));
    case 'number':
      return code(String(value.value));
    case 'prop':
      return code(withPrefix(value.name, value.prefix));
    case 'page':
      return code(printString(addressOf(value, context)));
    case 'action':
    case 'none':
      return [];
    case 'image':
      return code((value.asset && context.importAsset(value.asset)) ?? printString(placeholderImage));
    case 'icon':
      context.requireComponent(value.component);
      return code(value.component);
    case 'list':
      return entry({ kind: 'list', rows: printRows(value, context, printSlot) });
    case 'slot':
      return value.node === null ? [] : entry(printSlot(value.node));
  }
}

/** Prints the rows of a list. */
export function printRows({ rows }: ListValue, context: ValueContext, printSlot: PrintSlot): JsxRows {
  return rows.map((row) => row.flatMap(({ name, value }) => printRowEntry(name, value, context, printSlot)));
}

/** Prints the rows of a constant without a type: a member of a union is a literal, and no text. */
export function printUntypedRows(list: ListValue, context: ValueContext, printSlot: PrintSlot): JsxRows {
  const rows = printRows(list, context, printSlot);
  const isMember = (row: number, name: string): boolean =>
    list.rows[row]?.some((field) => field.name === name && field.value.kind === 'member') ?? false;
  return rows.map((entries, row) =>
    entries.map((entry) =>
      entry.value.kind === 'code' && isMember(row, entry.name)
        ? { ...entry, value: { ...entry.value, code: `${entry.value.code} as const` } }
        : entry,
    ),
  );
}

function addressOf(
  { frameId, fragment }: Extract<PropValue, { readonly kind: 'page' }>,
  context: ValueContext,
): string {
  return context.pageAddress(frameId, fragment) ?? '#';
}

function withLineBreaks(text: string): string {
  return text.replaceAll('\u2028', '\n');
}

/** A grey picture of any size. */
const placeholderImage =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='100%25' height='100%25' fill='%23d9d9d9'/%3E%3C/svg%3E";

/** Returns what React calls an attribute. */
export function reactNameOf(name: string): string {
  return jsxAttributeNames[name] ?? name;
}

const jsxAttributeNames: Readonly<Record<string, string>> = {
  for: 'htmlFor',
  srcset: 'srcSet',
  tabindex: 'tabIndex',
  colspan: 'colSpan',
  autocomplete: 'autoComplete',
  autoplay: 'autoPlay',
  playsinline: 'playsInline',
  // With `checked`, React would control the input.
  checked: 'defaultChecked',
  maxlength: 'maxLength',
  readonly: 'readOnly',
  onclick: 'onClick',
  popovertarget: 'popoverTarget',
  popovertargetaction: 'popoverTargetAction',
};

const goBackAttribute: JsxAttribute = { kind: 'code', name: 'onClick', code: '() => window.history.back()' };

/** Keeps the browser on the page: what a form does with its values is the developer's. React types the event. */
export const submitAttribute: JsxAttribute = {
  kind: 'code',
  name: 'onSubmit',
  code: '(event) => event.preventDefault()',
};
