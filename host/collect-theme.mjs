/**
 * Collects Figma's colour variables for both themes, and Inter's files, as the host's page gives them to panels. The
 * values are those of `@create-figma-plugin/ui`, whose theme is Figma's own list.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Neither package lets its own files be resolved by name. */
const packages = new URL('../node_modules/', import.meta.url);

/** @returns {Promise<{ light: string, dark: string }>} declarations only, no selector. */
export async function collectThemes() {
  const css = await readFile(new URL('@create-figma-plugin/ui/lib/css/theme.css', packages), 'utf8');
  const declarations = (name) => {
    const [, body = ''] = new RegExp(`\\.figma-${name}\\s*\\{([^}]*)\\}`).exec(css) ?? [];
    const lines = body.split(';').map((line) => line.trim());
    return lines.filter((line) => line.startsWith('--figma-color-')).join(';');
  };
  const themes = { light: declarations('light'), dark: declarations('dark') };
  if (themes.light === '' || themes.dark === '')
    throw new Error('The colour variables of @create-figma-plugin/ui were not found.');
  return themes;
}

const weights = {
  Thin: 100,
  ExtraLight: 200,
  Light: 300,
  Regular: 400,
  Medium: 500,
  SemiBold: 600,
  Bold: 700,
  ExtraBold: 800,
  Black: 900,
};

/** @returns {{ file: string, path: string, weight: number, italic: boolean }[]} */
export function interFiles() {
  return Object.entries(weights).flatMap(([name, weight]) =>
    [false, true].map((italic) => {
      const file = `Inter-${italic && name === 'Regular' ? '' : name}${italic ? 'Italic' : ''}.woff2`;
      return { file, path: fileURLToPath(new URL(`inter-ui/Inter (web)/${file}`, packages)), weight, italic };
    }),
  );
}
