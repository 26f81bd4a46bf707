/** The stand-in says of a file what the command line says of it, word for word, and opens what that opens. */
import { describe, expect, it } from 'vitest';
import { openDocument } from '#design/open-document';
import { openJson } from '../../host/document/open-json.ts';

const frame = (fields: object = {}) => ({ id: '1:1', name: 'Frame', type: 'FRAME', ...fields });
const document = (children: unknown) => ({
  name: 'Shop',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children }],
  },
});

describe('a file that is none', () => {
  it.each([
    ['nothing', null],
    ['a list', [frame()]],
    ['a word', 'Figma'],
    ['JSON of something else', { type: 'module' }],
    ['a document that is none', { document: { children: [] } }],
    ['a nodes answer that knows none', { nodes: { '1:1': { document: null } } }],
    ['a nodes answer without any', { nodes: {} }],
    ['a refusal of Figma', { status: 403, err: 'Invalid token' }],
    ['a layer without an id deep inside', document([frame({ children: [{ name: 'x', type: 'TEXT' }] })])],
    ['null among layers', document([frame(), null])],
    ['children that are no list', document({ 0: frame() })],
  ])('is reported alike: %s', (_what, json) => {
    expect(sentence(() => openJson(json, 'given'))).toBe(sentence(() => openDocument(json, 'given')));
  });
});

it.each([
  ['a file answer', document([frame()])],
  ['a nodes answer', { name: 'Shop', nodes: { '1:1': { document: frame() } } }],
  ['a bare node', frame()],
])('%s is opened by both, under one name', (_what, json) => {
  expect(openJson(json, 'given').name).toBe(openDocument(json, 'given').name);
});

function sentence(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return 'opened';
}
