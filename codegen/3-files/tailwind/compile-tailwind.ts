import { compile } from 'tailwindcss';
import { invariant } from '#design/invariant';
import type { Libraries } from '../../libraries.ts';

/**
 * The sheet that Tailwind makes of its own input for these classes. `sheets` are what the input imports, by path
 * (`tokens.css`), beside Tailwind's own.
 */
export async function compileTailwind(
  input: string,
  classes: readonly string[],
  sheets: Readonly<Record<string, string>>,
  { tailwind }: Libraries,
): Promise<string> {
  const own: Readonly<Record<string, string>> = { tailwindcss: 'index.css' };
  const compiler = await compile(input, {
    loadStylesheet: async (id, base) => {
      const name = own[id] ?? id.replace(/^(?:\.\/|tailwindcss\/)/, '');
      const content = tailwind[name] ?? sheets[name];
      invariant(content !== undefined, `no stylesheet ${id}`);
      return { path: name, base, content };
    },
  });
  return compiler.build([...classes]);
}
