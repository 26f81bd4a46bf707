import { findScriptLanguage } from '#design/script-language';
import { type CodeNode, type CodeProject, nodesOf, type PropValue } from '../components/code-component.ts';

/** A script of more letters than this is the language of the pages. */
const minShare = 0.5;

/**
 * The language of most letters on the pages, for the `lang` attribute. Latin letters do not tell the language, so
 * they count as English.
 */
export function findLanguage({ components }: CodeProject): string {
  const text = components.flatMap((component) => nodesOf(component).flatMap(textsShownBy)).join(' ');
  return findScriptLanguage(text, minShare) ?? 'en';
}

function textsShownBy(node: CodeNode): readonly string[] {
  if (node.kind === 'text') return [node.text];
  return node.kind === 'use' ? node.props.flatMap(({ value }) => textsInProp(value)) : [];
}

function textsInProp(value: PropValue): readonly string[] {
  return value.kind === 'text' ? [value.text] : [];
}
