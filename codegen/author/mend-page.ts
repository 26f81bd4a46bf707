import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { applyEdits, type TextEdit } from '../text-edits.ts';
import type { ProjectFiles } from '../4-check/project-files.ts';
import { hasFile, unusable, type MendContext, type Mended } from './mended.ts';
import { findUnsafeAttribute, unsafeElements } from './unsafe-values.ts';

/** Takes out of an HTML page what runs or loads something; what is left is the model's own text, byte for byte. */
export function mendPage(text: string, { project }: MendContext): Mended {
  if (!/<(?:!doctype|html|body)\b/i.test(text)) return unusable('it is not a whole page');
  const edits: TextEdit[] = [];
  const notes = new Set<string>();
  const cut = (place: { startOffset: number; endOffset: number } | undefined | null, note: string) => {
    if (!place) return;
    edits.push({ from: place.startOffset, to: place.endOffset, text: '' });
    notes.add(note);
  };

  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('tagName' in node)) return;
    if (unsafeElements.has(node.tagName) || isRefresh(node) || isForeignSheet(node, project)) {
      cut(node.sourceCodeLocation, `the element <${node.tagName}>`);
      return;
    }
    for (const { prefix, name: local, value } of node.attrs) {
      const name = prefix ? `${prefix}:${local}` : local;
      const reason = findUnsafeAttribute(name, value);
      if (reason !== null) cut(node.sourceCodeLocation?.attrs?.[name], reason);
    }
    const content = 'content' in node ? node.content.childNodes : node.childNodes;
    content.forEach(visit);
  };

  parse(text, { sourceCodeLocationInfo: true }).childNodes.forEach(visit);
  return { usable: true, text: applyEdits(text, edits), mends: [], cuts: [...notes] };
}

function isRefresh(node: DefaultTreeAdapterTypes.Element): boolean {
  return node.tagName === 'meta' && node.attrs.some(({ name }) => name === 'http-equiv');
}

/** A `<link>` that leads out of the project; icons and sheets of the project stay. */
function isForeignSheet(node: DefaultTreeAdapterTypes.Element, project: ProjectFiles): boolean {
  if (node.tagName !== 'link') return false;
  const address = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  return !hasFile(project, address.replace(/^\.\//, ''));
}
