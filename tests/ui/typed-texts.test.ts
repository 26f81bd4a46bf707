import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { defaultPanelSettings, type TypedName } from '#design/settings';
import { keep, type KeptField, keepTyped, keepWithMark } from '../../ui/state/typed-texts.ts';

const kinds = ['bar', 'line'];

/** Fields of which two are of interest. */
function open() {
  const prompt = signal('');
  const chart = signal({ text: '', kind: 'bar' });
  const settings = signal(defaultPanelSettings);
  const none = new Proxy({} as Record<TypedName, KeptField>, { ownKeys: () => [] });
  const fields = Object.assign(
    { ...none },
    { prompt: keep(prompt), chart: keep(chart, ({ kind }) => kinds.includes(kind)) },
  );
  const kept = keepTyped(
    { settings, change: (changed) => (settings.value = { ...settings.value, ...changed }) },
    fields,
  );
  return { prompt, chart, settings, kept };
}

describe('texts that are typed', () => {
  it('are kept with each change once the panel has started', () => {
    const { prompt, chart, settings, kept } = open();
    prompt.value = 'before the start';
    expect(settings.value.typed).toEqual({});
    kept.start({});
    prompt.value = 'A harbour';
    chart.value = { text: 'City,2024', kind: 'line' };
    expect(settings.value.typed).toEqual({ prompt: 'A harbour', chart: { text: 'City,2024', kind: 'line' } });
  });

  it('are restored without being sent again, with what a stored value lacks as it was', () => {
    const { prompt, chart, settings, kept } = open();
    kept.start({ prompt: 'A harbour', chart: { text: 'City,2024' } });
    expect([prompt.value, chart.value]).toEqual(['A harbour', { text: 'City,2024', kind: 'bar' }]);
    expect(settings.value.typed).toEqual({});
  });

  it('leave out what has another type, and a kind that is not known any more', () => {
    const { prompt, chart, kept } = open();
    kept.start({ prompt: 12, chart: { text: 'City,2024', kind: 'radar' } });
    expect([prompt.value, chart.value]).toEqual(['', { text: '', kind: 'bar' }]);
  });
});

describe('what is done to one file', () => {
  const openFile = (mark: string) => {
    const state = signal<object | null>(null);
    return {
      state,
      field: keepWithMark(
        async () => mark,
        state,
        (value) => (state.value = value as object),
      ),
    };
  };
  const settled = () => new Promise((done) => setTimeout(done));

  it('is kept with its mark, and restored in that file only', async () => {
    const first = openFile('a');
    expect(first.field.state.value).toBe('');
    first.state.value = { leftOut: ['1:2'] };
    await settled();
    const kept = first.field.state.value;
    expect(kept).toContain('1:2');
    const [again, other] = [openFile('a'), openFile('b')];
    for (const { field } of [again, other]) field.restore(kept);
    await settled();
    expect([again.state.value, other.state.value]).toEqual([{ leftOut: ['1:2'] }, null]);
    // Nothing is kept any more once there is nothing.
    again.state.value = null;
    expect(again.field.state.value).toBe('');
  });

  it('does not replace what was done meanwhile, and reads nothing of another shape', async () => {
    const { state, field } = openFile('a');
    field.restore('{"mark":"a","value":{"leftOut":["1:2"]}}');
    state.value = { leftOut: [] };
    await settled();
    expect(state.value).toEqual({ leftOut: [] });
    for (const stored of ['', '{', '[]', 'null', 7]) field.restore(stored);
    await settled();
    expect(state.value).toEqual({ leftOut: [] });
  });
});
