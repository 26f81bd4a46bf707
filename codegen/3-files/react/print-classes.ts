import type { ClassPart } from '../css/class-names.ts';
import type { JsxAttribute } from './jsx.ts';

/** `"a b"`, `{styles.a}` or a template; nothing for no class at all. */
export function printClasses(parts: readonly ClassPart[]): readonly JsxAttribute[] {
  const [first, ...others] = parts;
  const name = 'className';
  if (!first) return [];
  if (others.length === 0 && first.kind === 'code' && first.before === '') {
    return [{ kind: 'code', name, code: first.code }];
  }
  if (parts.every((part) => part.kind === 'classes')) {
    return [{ kind: 'text', name, text: parts.map((part) => part.text).join(' ') }];
  }
  const pieces = parts.map((part) =>
    part.kind === 'classes' ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `${part.before}\${${part.code}}`,
  );
  return [{ kind: 'code', name, code: `\`${pieces.join(' ')}\`` }];
}
