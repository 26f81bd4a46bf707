import { expect, it } from 'vitest';
import { findCapabilities } from '#models/find-capabilities';

const settings = { addresses: {}, models: {} };

it('lists what the chosen model can do before there is a key', () => {
  expect(findCapabilities({ ...settings, service: 'openai' })).toMatchObject({ references: 16, mask: true });
  expect(findCapabilities({ ...settings, service: 'built-in' })).toMatchObject({ references: 0 });
  expect(findCapabilities({ ...settings, service: 'sdnext' })).toMatchObject({ references: 1, seed: true });
});

it('returns nothing for a compatible service that is not set up', () => {
  expect(findCapabilities({ ...settings, service: 'compatible' })).toBeNull();
});
