/** What Dev Mode shows of a layer inside a frame: its element, its styles and the tokens in them. */
import { describe, expect, it } from 'vitest';
import { compile } from '#codegen/compile';
import { walkNodes } from '#design/rest-node';
import { layerSections } from '#ui/state/layer-sections';
import { collectLibraries } from '../../codegen/collect-libraries.mjs';
import { openExample } from './open-example.ts';

const libraries = await collectLibraries();
const environment = {
  libraries,
  signal: { aborted: false, throwIfAborted: () => {} },
  onProgress: () => {},
  now: () => 0,
};
const options = { nodeIds: false, project: false };

async function compileLanding(target: 'react' | 'html', styles: 'modules' | 'tailwind' | 'css') {
  const example = openExample('landing');
  const snapshot = example.snapshotOf(example.frames.slice(0, 1).map(({ id }) => id));
  const [frame] = snapshot.frames;
  if (!frame) throw new Error('The example has no frame.');
  const code = await compile(snapshot, example.bytes, { ...options, target, styles }, environment);
  return { code, layers: [...walkNodes([frame.node], ({ visible }) => visible !== false)], frame };
}

describe.each([
  ['react', 'modules', /^(@media|[^{]*\.)[^{]*\{/],
  ['react', 'tailwind', /^$/],
  ['html', 'css', /^(@media|[^{]*\.)[^{]*\{/],
] as const)('the sections of a layer in %s with %s', (target, styles, rules) => {
  it('begin with whole elements and whole rules that name their classes', async () => {
    const { code, layers, frame } = await compileLanding(target, styles);
    const texts = layers.filter(({ type, visible }) => type === 'TEXT' && visible !== false);
    expect(texts.length).toBeGreaterThan(20);
    for (const { id } of texts) {
      const [element, ...others] = layerSections(code, id);
      expect(element?.title).toMatch(/^Selected layer \(.+, line \d+\)$/);
      const text = element?.text ?? '';
      expect(count(text, /<[a-zA-Z]/g) - count(text, /\/>|<(br|img|input|hr)\b[^/>]*>/g), text).toBe(
        count(text, /<\//g),
      );
      const shown = others.find(({ title }) => title === 'Its styles')?.text ?? '';
      if (/^<[^>]*class/.test(text)) expect(shown, text).toMatch(rules);
      expect(count(shown, /\{/g)).toBe(count(shown, /\}/g));
      for (const [, name = ''] of shown.matchAll(/var\((--[\w-]+)/g))
        expect(others.find(({ title }) => title === 'Tokens in them')?.text).toContain(`${name}: `);
    }
    const [first] = layerSections(code, frame.id);
    expect(first?.title).toBe(code.pages[0]?.path);
  });
});

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
