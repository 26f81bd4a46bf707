import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile } from 'tailwindcss';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * What `@tailwindcss/vite` does for a generated project, by Tailwind's own compiler: the sheet that asks for Tailwind
 * gets the utilities that the scripts name. The plugin itself has a native part, which not every registry has for
 * every system.
 */
export function tailwind(): Plugin {
  return {
    name: 'tailwind',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('.css') || !code.includes('@import "tailwindcss"')) return null;
      const compiler = await compile(code, {
        base: dirname(id),
        async loadStylesheet(name, base) {
          const path = name.startsWith('.') ? join(base, name) : require.resolve(`${name}/index.css`);
          return { path, base: dirname(path), content: await readFile(path, 'utf8') };
        },
      });
      return compiler.build([...(await findWords(dirname(id)))]);
    },
  };
}

/** All that could be a class: the words of every script in a folder. */
async function findWords(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true });
  const scripts = entries.filter((path) => path.endsWith('.tsx'));
  const texts = await Promise.all(scripts.map((path) => readFile(join(folder, path), 'utf8')));
  return new Set(texts.flatMap((text) => text.split(/[\s"'`]+/)));
}
