import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { backPath } from '../3-files/html/print-back-script.ts';
import { applyEdits, type TextEdit } from '../text-edits.ts';
import type { ProjectFiles } from '../4-check/project-files.ts';
import { findForeign } from './mend-foreign.ts';
import { mendPageForm } from './mend-page-form.ts';
import { cleanCss, hasHiddenLetters } from './mend-sheet.ts';
import { hasFile, unusable, type MendContext, type Mended } from './mended.ts';
import { findUnsafeAttribute, unsafeElements } from './unsafe-values.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Context = Pick<MendContext, 'project' | 'known'>;

/** Makes a page valid and takes out of it what runs or loads something; the rest is the model's own text, byte for byte. */
export function mendPage(text: string, context: Context): Mended {
  if (!/<(?:!doctype|html|body)\b/i.test(text)) return unusable('it is not a whole page');
  const formed = mendPageForm(text);
  return formed.usable ? { ...formed, ...cleanPage(formed.text, context) } : formed;
}

function cleanPage(
  text: string,
  context: Context,
): { readonly text: string; readonly cuts: readonly string[] } {
  const edits: TextEdit[] = [];
  const notes = new Set<string>();
  const change = (place: Place | undefined | null, note: string, instead = '') => {
    if (!place) return;
    const { startOffset, endOffset: to } = place;
    // What has a line of its own goes with it.
    const indent =
      instead === '' && text[to] === '\n' ? (/\n[ \t]*$/.exec(text.slice(0, startOffset))?.[0] ?? '') : '';
    edits.push({ from: startOffset - indent.length, to, text: instead });
    notes.add(note);
  };

  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('tagName' in node)) return;
    if (isOwnScript(node, context.project)) return;
    if (unsafeElements.has(node.tagName) || isRefresh(node) || isForeignSheet(node, context.project)) {
      change(node.sourceCodeLocation, `the element <${node.tagName}>`);
      return;
    }
    for (const { prefix, name: local, value } of node.attrs) {
      const name = prefix ? `${prefix}:${local}` : local;
      const reason = findUnsafeAttribute(name, value) ?? findForeignValue(node, name, value, context);
      // A picture without its address is none.
      const isWhole = node.tagName === 'img' && name === 'src';
      const place = isWhole ? node.sourceCodeLocation : node.sourceCodeLocation?.attrs?.[name];
      if (reason !== null) change(place, reason);
    }
    if (node.tagName === 'style') cleanStyle(node, context, change);
    const content = 'content' in node ? node.content.childNodes : node.childNodes;
    content.forEach(visit);
  };

  parse(text, { sourceCodeLocationInfo: true }).childNodes.forEach(visit);
  return { text: applyEdits(text, edits), cuts: [...notes] };
}

interface Place {
  readonly startOffset: number;
  readonly endOffset: number;
}

function findForeignValue(
  { tagName }: Element,
  name: string,
  value: string,
  { known }: Context,
): string | null {
  // What a page shows or says of itself leads nowhere.
  if (tagName === 'meta' || name.startsWith('xmlns') || /^(?:alt|title|aria-|data-)/.test(name)) return null;
  const [address] = findForeign(value, known);
  const isHidden = name === 'style' && (hasHiddenLetters(value) || cleanCss(value, known).cuts.length > 0);
  if (isHidden && address === undefined) return 'a style that loads something or hides what it does';
  return address === undefined ? null : `the address "${address.slice(0, 60)}", which nobody gave (${name})`;
}

function cleanStyle(
  { childNodes }: Element,
  { known }: Context,
  change: (place: Place | undefined | null, note: string, instead: string) => void,
): void {
  for (const child of childNodes) {
    if (child.nodeName !== '#text' || !('value' in child)) continue;
    if (hasHiddenLetters(child.value)) {
      change(child.sourceCodeLocation, 'a style that spells plain letters as numbers', '');
      continue;
    }
    const { css, cuts } = cleanCss(child.value, known);
    for (const note of cuts) change(child.sourceCodeLocation, note, css);
  }
}

/** The one script that a draft may have; a model has no way to write such a file. */
function isOwnScript({ tagName, attrs, childNodes }: Element, { texts }: ProjectFiles): boolean {
  const isPlain = attrs.every(({ name, value }) =>
    name === 'src' ? value === backPath : /^(?:defer|type)$/.test(name),
  );
  return tagName === 'script' && childNodes.length === 0 && isPlain && texts.has(backPath);
}

function isRefresh(node: Element): boolean {
  return node.tagName === 'meta' && node.attrs.some(({ name }) => name === 'http-equiv');
}

/** A `<link>` that leads out of the project; icons and sheets of the project stay. */
function isForeignSheet(node: Element, project: ProjectFiles): boolean {
  if (node.tagName !== 'link') return false;
  const address = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  return !hasFile(project, address.replace(/^\.\//, ''));
}
