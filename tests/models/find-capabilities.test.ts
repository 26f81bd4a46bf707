import { expect, it } from 'vitest';
import { findCapabilities } from '#models/find-capabilities';

const settings = { addresses: {}, models: {} };

it('tells what the chosen model can do before a key is there', () => {
  expect(findCapabilities({ ...settings, service: 'openai' })).toMatchObject({ references: 16, mask: true });
  expect(findCapabilities({ ...settings, service: 'built-in' })).toMatchObject({ references: 0 });
  expect(findCapabilities({ ...settings, service: 'sdnext' })).toMatchObject({ references: 1, seed: true });
});

it('tells nothing of a service that nobody named', () => {
  expect(findCapabilities({ ...settings, service: 'compatible' })).toBeNull();
});
