/** Tailwind's own compiler over style sheets and the classes that sources use. */
import { compile } from 'tailwindcss';
import { ts } from 'ts-morph';

/** Whether a style sheet asks for Tailwind. */
export function usesTailwind(css: string): boolean {
  return /@(?:import\s+["']tailwindcss|tailwind\b|apply\b|theme\b)/.test(css);
}

/** The style sheet that Tailwind makes of `css` for these class candidates. */
export async function compileTailwind(
  css: string,
  candidates: readonly string[],
  tailwind: Readonly<Record<string, string>>,
): Promise<string> {
  const compiler = await compile(css, {
    base: '/',
    loadStylesheet: async (id) => {
      const name = id === 'tailwindcss' ? 'index.css' : `${id.replace(/^tailwindcss\/|\.css$/g, '')}.css`;
      const content = tailwind[name];
      if (content === undefined) throw new Error(`The style sheet "${id}" is not there.`);
      return { path: `/tailwindcss/${name}`, base: '/tailwindcss', content };
    },
  });
  return compiler.build([...candidates]);
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
