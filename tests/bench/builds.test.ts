/** Building a project with Vite: nothing to say of a good one, and what is wrong with a bad one. */
import { expect, test } from 'vitest';
import { buildProject } from '../../bench/build-project.ts';

const projectOf = (main: string) => ({
  files: Object.entries({
    'index.html':
      '<!doctype html><html><body><script type="module" src="/src/main.tsx"></script></body></html>',
    'src/main.tsx': main,
  }).map(([path, text]) => ({ kind: 'text', path, text, lines: [] }) as const),
  assets: new Map(),
});

test('a project that builds has no finding, though a package of its fonts is not here', async () => {
  expect(await buildProject(projectOf('import "@fontsource/nobody-has-it/400.css";\nexport {};'))).toEqual(
    [],
  );
});
test('a project that does not build reports why', async () => {
  const [found] = await buildProject(projectOf('import { App } from "./App";\nconsole.log(App);'));
  expect(found).toMatch(/does not build.*App/);
});
