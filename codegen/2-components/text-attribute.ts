import type { CodeAttribute } from './code-component.ts';

/** An attribute that says the same wherever it stands. */
export function textAttribute(name: string, text: string): CodeAttribute {
  return { name, value: { kind: 'text', text } };
}
