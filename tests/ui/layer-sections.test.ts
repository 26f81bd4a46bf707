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
  return { code, layers: [...walkNodes([frame.node], ({ visible }) => visible !== false)], frame, snapshot };
}

describe.each([
  ['react', 'modules', /^(@media|[^{]*\.)[^{]*\{/],
  ['react', 'tailwind', /^$/],
  ['html', 'css', /^(@media|[^{]*\.)[^{]*\{/],
] as const)('the sections of a layer in %s with %s', (target, styles, rules) => {
  it('begin with whole elements and whole rules that name their classes', async () => {
    const { code, layers, frame, snapshot } = await compileLanding(target, styles);
    const texts = layers.filter(({ type, visible }) => type === 'TEXT' && visible !== false);
    expect(texts.length).toBeGreaterThan(20);
    for (const { id } of texts) {
      const [element, ...others] = layerSections(code, id, snapshot);
      const [, file] = /^Selected layer \((.+), line \d+\)$/.exec(element?.title ?? '') ?? [];
      expect(file).toBeDefined();
      // After what is said of the layer comes the component that it is in.
      const [owner] = others.filter(({ title }) => title.includes('.'));
      expect(owner?.title.replace(/^.*\//, '').replace(/\..*/, '')).toBe(file?.replace(/\..*/, ''));
      const text = element?.text ?? '';
      expect(count(text, /<[a-zA-Z]/g) - count(text, /\/>|<(br|img|input|hr)\b[^/>]*>/g), text).toBe(
        count(text, /<\//g),
      );
      const shown = others.find(({ title }) => title === 'Styles')?.text ?? '';
      if (/^<[^>]*class/.test(text)) expect(shown, text).toMatch(rules);
      expect(count(shown, /\{/g)).toBe(count(shown, /\}/g));
      for (const [, name = ''] of shown.matchAll(/var\((--[\w-]+)/g))
        expect(others.find(({ title }) => title === 'Tokens')?.text).toContain(`${name}: `);
    }
    // Every layer's box model: its place and size, and of what has padding that too.
    const padded = layers.find(
      (layer) => layer.id !== frame.id && 'paddingTop' in layer && (layer.paddingTop ?? 0) > 0,
    );
    if (!padded || !('paddingTop' in padded)) throw new Error('The example has no padding.');
    const box = layerSections(code, padded.id, snapshot).find(({ title }) => title === 'Box model')?.text;
    expect(box).toMatch(
      /^\/\* .* from the left, .* from the top of “.*” \*\/\nwidth: [\d.]+px;\nheight: [\d.]+px;\n/,
    );
    expect(box).toMatch(new RegExp(`^padding: ${String(padded.paddingTop)}px`, 'm'));
    const [first] = layerSections(code, frame.id, snapshot);
    expect(first?.title).toBe(code.pages[0]?.path);
  });
});

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
