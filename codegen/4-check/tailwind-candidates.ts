/** What tells whether a project asks for Tailwind, and for which of its classes. */
import { ts } from 'ts-morph';

/** Whether a style sheet asks for Tailwind. */
export function usesTailwind(css: string): boolean {
  return /@(?:import\s+["']tailwindcss|tailwind\b|apply\b|theme\b)/.test(css);
}

/** Every word that could be a class: the words of all strings in a script. */
export function candidatesIn(source: ts.SourceFile): readonly string[] {
  const words = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      for (const word of node.text.split(/\s+/)) if (word !== '') words.add(word);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...words];
}
