import { describe, expect, it } from 'vitest';
import { serviceNames, services } from '#design/services';
import { adapters } from '#models/adapters';

describe.each(serviceNames)('the service %s', (name) => {
  const { serves, defaultModels, key, panel, environment } = services[name];

  it('serves what its adapter opens', () => {
    const { openText, openImage, openEmbedding } = adapters[name];
    expect(serves.includes('text')).toBe(openText !== undefined);
    expect(serves.includes('image')).toBe(openImage !== undefined);
    expect(serves.includes('embedding')).toBe(openEmbedding !== undefined);
  });

  it('has default models for what it serves only', () => {
    const named = Object.entries(defaultModels).flatMap(([kind, id]) => (id === '' ? [] : [kind]));
    expect(serves).toEqual(expect.arrayContaining(named));
  });

  it('names a page for keys and a variable where it needs a key', () => {
    expect(panel.keysAt !== null).toBe(key === 'required');
    expect(environment.key !== null).toBe(key !== 'none');
  });
});
