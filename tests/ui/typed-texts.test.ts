import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { defaultPanelSettings, type TypedName } from '#design/settings';
import { keep, type KeptField, keepTyped } from '../../ui/state/typed-texts.ts';

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
