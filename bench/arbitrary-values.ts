/** Tailwind classes whose value stands in brackets, and inline styles: what a scale or a theme should have said. */
import ts from 'typescript';
import type { TextFile } from '#design/source-file';

export interface ScriptValues {
  /** Elements in the source; the strokes of a drawing are part of it. */
  readonly elements: number;
  readonly arbitrary: readonly { readonly text: string; readonly line: number }[];
}

export function findArbitraryValues({ path, text }: TextFile): ScriptValues {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const arbitrary: { text: string; line: number }[] = [];
  let elements = 0;
  const note = (node: ts.Node, words: string): void => {
    arbitrary.push({ text: words, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  };
  const visit = (node: ts.Node, inDrawing: boolean): void => {
    const isElement = ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node);
    if (isElement && !inDrawing) elements += 1;
    if (ts.isJsxAttribute(node) && node.name.getText() === 'style') note(node, node.getText());
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      for (const word of node.text.split(/\s+/)) if (isArbitrary(word)) note(node, word);
    const isDrawing = inDrawing || (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'svg');
    ts.forEachChild(node, (child) => visit(child, ts.isJsxOpeningElement(child) ? inDrawing : isDrawing));
  };
  visit(source, false);
  return { elements, arbitrary };
}

/** `w-[12px]`, `text-xl/[1.21]`, `[mask:none]`; not `max-[40rem]:flex`, whose value is the width it holds below. */
function isArbitrary(word: string): boolean {
  const utility = word.replace(/^(?:[\w-]*(?:\[[^\]]*\])?[\w-]*:)+/, '');
  return /^-?[a-z][\w-]*(?:\/|-)\[[^\]]+\]/.test(utility) || /^\[[\w-]+:[^\]]+\]$/.test(word);
}
