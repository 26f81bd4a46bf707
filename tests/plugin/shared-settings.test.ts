/** The shared settings in the document: which changes win, and that none is lost. */
import { describe, expect, it } from 'vitest';
import type { ImageRule } from '#design/image-rules';
import type { MessageToPanel } from '#design/messages';
import { mergeRules } from '#design/shared-settings';
import { readLongEntry, writeLongEntry } from '#plugin/long-entry';
import { createSharedSettings, type SharedSettingsStore } from '#plugin/shared-settings';

/** The plugin data of a document, which any person may change; an entry holds what Figma lets it hold. */
function createRoot() {
  const entries = new Map<string, string>();
  return {
    entries,
    writes: [] as string[],
    getPluginData: (key: string) => entries.get(key) ?? '',
    getPluginDataKeys: () => [...entries.keys()],
    setPluginData(key: string, value: string) {
      if (Buffer.byteLength(key) + Buffer.byteLength(value) > 100_000 - 'framewright'.length)
        throw new Error('in setPluginData: an entry of plugin data can hold 100 kB at most.');
      this.writes.push(key);
      if (value === '') entries.delete(key);
      else entries.set(key, value);
    },
  };
}

type Root = ReturnType<typeof createRoot>;

function open(root: Root): SharedSettingsStore & { readonly told: MessageToPanel[] } {
  const told: MessageToPanel[] = [];
  return { ...createSharedSettings(root, (message) => told.push(message)), told };
}

function rule(id: string, value: string): ImageRule {
  return {
    id,
    on: true,
    when: { field: 'theme', token: '', test: 'is', value: 'dark' },
    then: { part: 'light', value },
  };
}

describe('settings that the document keeps', () => {
  it('keeps a change at once, and what is typed on in the next moment before the plugin closes', () => {
    const root = createRoot();
    const mine = open(root);
    mine.change('config', '{', 0);
    expect(open(root).read().config).toBe('{');
    mine.change('config', '{ }', 0);
    mine.change('config', '{  }', 0);
    mine.flush();
    expect(open(root).read().config).toBe('{  }');
    expect(mine.told).toEqual([]);
  });

  it('writes a text that is typed on some times a second, and the last of it without being asked', async () => {
    const root = createRoot();
    const mine = open(root);
    for (let length = 1; length <= 100; length += 1) mine.change('sheets', 'x'.repeat(length), 0);
    expect(root.writes).toHaveLength(1);
    await expect.poll(() => open(root).read().sheets).toHaveLength(100);
    expect(root.writes).toHaveLength(2);
  });

  it('does not write a config over what someone else has made of it, and gives both', () => {
    const root = createRoot();
    const [mine, theirs] = [open(root), open(root)];
    theirs.change('config', 'theirs', 0);
    mine.change('config', 'mine', 0);
    expect(open(root).read().config).toBe('theirs');
    expect(mine.told).toEqual([
      { type: 'shared-changed', key: 'config', value: 'theirs', version: 1, refused: 'mine' },
    ]);
    // What was typed on before the panel heard of it is not lost either.
    mine.change('config', 'mine too', 0);
    expect(mine.told.at(-1)).toMatchObject({ value: 'theirs', version: 2, refused: 'mine too' });
    mine.change('config', 'mine too', 2);
    expect(open(root).read().config).toBe('mine too');
  });

  it('leaves the config of another person alone when sheets, rules or the same words are changed', () => {
    const root = createRoot();
    const [mine, theirs] = [open(root), open(root)];
    theirs.change('config', 'theirs', 0);
    mine.change('sheets', ':root {}', 0);
    mine.change('rules', [rule('a', 'moonlight')], 0);
    expect(open(root).read()).toEqual({
      config: 'theirs',
      sheets: ':root {}',
      rules: [rule('a', 'moonlight')],
      sets: [],
    });
    expect(mine.told).toEqual([]);
    mine.change('config', 'theirs', 0);
    expect(mine.told).toEqual([
      { type: 'shared-changed', key: 'config', value: 'theirs', version: 1, refused: null },
    ]);
  });

  it('does not write what waited over what came in the meantime', () => {
    const root = createRoot();
    const mine = open(root);
    mine.change('config', 'm', 0);
    mine.change('config', 'mine', 0);
    root.setPluginData('host-project-config', 'theirs');
    mine.flush();
    expect(root.getPluginData('host-project-config')).toBe('theirs');
    expect(mine.told).toMatchObject([{ value: 'theirs', refused: 'mine' }]);
  });

  it('reports changes of other windows on request, once', () => {
    const root = createRoot();
    const mine = open(root);
    root.setPluginData('host-project-sheets', ':root { --a: red }');
    mine.refresh();
    mine.refresh();
    expect(mine.told).toEqual([
      { type: 'shared-changed', key: 'sheets', value: ':root { --a: red }', version: 1, refused: null },
    ]);
    mine.change('sheets', 'mine', 1);
    expect(open(root).read().sheets).toBe('mine');
  });

  it('merges rules that two people changed, and gives back the one that both changed', () => {
    const root = createRoot();
    const start = [rule('a', 'day'), rule('b', 'day'), rule('c', 'day'), rule('d', 'day')];
    open(root).change('rules', start, 0);
    const [mine, theirs] = [open(root), open(root)];
    const [, b, c, d] = start as [ImageRule, ImageRule, ImageRule, ImageRule];
    theirs.change('rules', [rule('a', 'dawn'), rule('b', 'theirs'), c, rule('e', 'new')], 0);
    mine.change('rules', [rule('b', 'mine'), rule('c', 'dusk'), d, rule('f', 'new too')], 0);
    const merged = [
      rule('a', 'dawn'),
      rule('b', 'theirs'),
      rule('c', 'dusk'),
      rule('e', 'new'),
      rule('f', 'new too'),
    ];
    expect(open(root).read().rules).toEqual(merged);
    expect(mine.told).toEqual([
      { type: 'shared-changed', key: 'rules', value: merged, version: 1, refused: [rule('b', 'mine')] },
    ]);
    // What is typed on before the panel heard of it counts against what was merged.
    mine.change('rules', [rule('b', 'mine'), rule('c', 'dusk'), d, rule('f', 'newer')], 0);
    expect(open(root).read().rules).toEqual([...merged.slice(0, 4), rule('f', 'newer')]);
    expect(b.then.value).toBe('day');
  });

  it('brings a rule back that one person removed and the other changed', () => {
    const base = [rule('a', 'day')];
    expect(mergeRules(base, [], [rule('a', 'mine')])).toEqual({ rules: [rule('a', 'mine')], refused: [] });
    expect(mergeRules(base, [rule('a', 'theirs')], [])).toEqual({
      rules: [rule('a', 'theirs')],
      refused: [],
    });
    expect(mergeRules(base, [], base)).toEqual({ rules: [], refused: [] });
    const many = (from: number) => Array.from({ length: 30 }, (_, at) => rule(`${from + at}`, 'new'));
    const merged = mergeRules([], many(0), many(100));
    expect([merged.rules.length, merged.refused.length]).toEqual([50, 10]);
  });

  it('keeps a style sheet of 400 kB in entries that Figma takes, letter by letter', () => {
    const root = createRoot();
    const sheet = ':root { --größe: "😀€"; }\n'.repeat(11_000);
    const mine = open(root);
    mine.change('sheets', sheet, 0);
    expect(mine.told).toEqual([]);
    expect(open(root).read().sheets === sheet).toBe(true);
    expect(root.entries.size).toBeGreaterThan(4);
    mine.change('sheets', '', 0);
    mine.flush();
    expect(root.entries.size).toBe(0);
  });

  it('refuses what no file keeps with a sentence, and goes on keeping all else', () => {
    const root = createRoot();
    const mine = open(root);
    mine.change('sheets', 'x'.repeat(500_001), 0);
    expect(mine.told).toEqual([
      {
        type: 'shared-refused',
        key: 'sheets',
        message:
          'The text of the style sheets is 501 kB long; a Figma file keeps 500 kB. It is not kept until it is shorter.',
      },
    ]);
    mine.change('config', '{}', 0);
    expect(open(root).read()).toMatchObject({ config: '{}', sheets: '' });
  });

  it('reports a file that cannot be written to', () => {
    const root = createRoot();
    const mine = open({
      ...root,
      setPluginData: () => {
        throw new Error('read-only');
      },
    });
    mine.change('config', '{}', 0);
    expect(mine.told).toMatchObject([{ type: 'shared-refused', key: 'config' }]);
  });

  it('takes over what was one entry once', () => {
    const root = createRoot();
    root.setPluginData('house', JSON.stringify({ config: '{}', sheets: ':root {}' }));
    const mine = open(root);
    expect(mine.read()).toMatchObject({ config: '{}', sheets: ':root {}' });
    mine.change('config', '{ }', 0);
    expect([...root.entries]).toEqual([
      ['host-project-config', '{ }'],
      ['host-project-sheets', ':root {}'],
    ]);
    expect(mine.told).toEqual([]);
  });

  it('takes over what was stored under other names', () => {
    const root = createRoot();
    const sheet = ':root { --a: red; }\n'.repeat(4000);
    root.setPluginData('house-config', '{}');
    for (const [at, part] of [
      sheet.slice(0, 33_000),
      sheet.slice(33_000, 66_000),
      sheet.slice(66_000),
    ].entries())
      root.setPluginData(at === 0 ? 'house-sheets' : `house-sheets+${at}`, part);
    const mine = open(root);
    expect(mine.read()).toMatchObject({ config: '{}', sheets: sheet });
    mine.change('config', '', 0);
    const keys = [...root.entries.keys()];
    expect(keys.map((key) => key.replace(/\+[a-z0-9]+(?=\+)/, '')).toSorted()).toEqual([
      'host-project-sheets',
      'host-project-sheets+0',
      'host-project-sheets+1',
      'host-project-sheets+2',
    ]);
    expect(open(root).read()).toMatchObject({ config: '', sheets: sheet });
    expect(mine.told).toEqual([]);
  });

  it('cuts a long text where no character is, writes it only where it differs, and leaves nothing of it behind', () => {
    const root = createRoot();
    const text = `x${'😀'.repeat(40_000)}`;
    writeLongEntry(root, 'long', text);
    expect(readLongEntry(root, 'long') === text).toBe(true);
    expect(root.entries.size).toBe(4);
    for (const part of root.entries.values()) expect(Buffer.from(part).toString() === part).toBe(true);
    root.writes.length = 0;
    writeLongEntry(root, 'long', text);
    expect(root.writes).toEqual([]);
    writeLongEntry(root, 'long', `${text}!`);
    expect(readLongEntry(root, 'long') === `${text}!`).toBe(true);
    expect(root.entries.size).toBe(4);
    writeLongEntry(root, 'long', 'short');
    expect([...root.entries]).toEqual([['long', 'short']]);
    for (const tricky of ['\u0001ab 2', '']) {
      writeLongEntry(root, 'long', tricky);
      expect(readLongEntry(root, 'long')).toBe(tricky);
    }
    expect([...root.entries]).toEqual([]);
  });

  it('reads a long text of numbered parts, as it was kept once, and leaves none of them behind', () => {
    const root = createRoot();
    const parts = ['a', 'b', 'c'].map((letter) => letter.repeat(33_000));
    for (const [at, part] of parts.entries()) root.setPluginData(at === 0 ? 'long' : `long+${at}`, part);
    expect(readLongEntry(root, 'long') === parts.join('')).toBe(true);
    writeLongEntry(root, 'long', parts.join('').slice(0, -1));
    expect(readLongEntry(root, 'long') === parts.join('').slice(0, -1)).toBe(true);
    expect([...root.entries.keys()].filter((key) => /^long\+\d$/.test(key))).toEqual([]);
  });

  it.each([
    ['of its length', `${'x'.repeat(99_999)}y`],
    ['that is shorter', 'x'.repeat(50_000)],
    ['that is longer', 'x'.repeat(140_000)],
    ['of one entry', 'short'],
    ['that is none', ''],
  ])('keeps the whole text of the later window where two write at once, one a text %s', (_, theirs) => {
    const before = 'x'.repeat(100_000);
    const ours = `o${before.slice(1)}`;
    for (const texts of [
      [ours, theirs],
      [theirs, ours],
    ]) {
      const shared = createRoot();
      writeLongEntry(shared, 'long', before);
      const windows = texts.map((text) => {
        const window = createRoot();
        for (const [key, value] of shared.entries) window.entries.set(key, value);
        writeLongEntry(window, 'long', text);
        return window;
      });
      // Of each entry that a window wrote, Figma keeps the value of the later one.
      for (const { entries, writes } of windows)
        for (const key of writes) shared.setPluginData(key, entries.get(key) ?? '');
      expect(readLongEntry(shared, 'long') === texts[1]).toBe(true);
      writeLongEntry(shared, 'long', 'next');
      expect([...shared.entries]).toEqual([['long', 'next']]);
    }
  });
});
