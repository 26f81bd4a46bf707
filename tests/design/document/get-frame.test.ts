import { describe, expect, it } from 'vitest';
import { getFrame } from '#design/document-frames';
import { openDocument } from '#design/open-document';

const document = openDocument(
  {
    name: 'Shop',
    document: layer('0:0', 'DOCUMENT', 'Document', [
      layer('0:1', 'CANVAS', 'Home', [
        layer('1:1', 'SECTION', 'Phones', [
          layer('1:2', 'FRAME', 'Start', [layer('1:3', 'TEXT', 'Title'), layer('1:4', 'GROUP', 'Menu', [])]),
          layer('1:5', 'FRAME', 'Start'),
        ]),
        layer('1:6', 'FRAME', 'Only one'),
        layer('1:7', 'FRAME', '1:2'),
        layer('1:8', 'INSTANCE', 'Card', [layer('I1:8;2:3', 'FRAME', 'Inner', [])]),
        layer('1:9', 'FRAME', 'Card'),
      ]),
    ]),
  },
  'shop',
);

describe('finding the frame a person asked for', () => {
  it.each([
    ['its id', '1:6', '1:6'],
    ['its id as addresses write it', '1-6', '1:6'],
    ['the id of a frame inside another', '1:4', '1:4'],
    ['the id of a layer of an instance', 'I1:8;2:3', 'I1:8;2:3'],
    ['its name', 'Only one', '1:6'],
    ['its name in other letters', ' only ONE ', '1:6'],
    ['an id that is also a name', '1:2', '1:2'],
  ])('takes %s', (_what, wanted, id) => {
    expect(getFrame(document, wanted).id).toBe(id);
  });

  it.each([
    ['Start', '2 frames are named "Start"; say which by id: 1:2, 1:5.'],
    ['Card', '2 frames are named "Card"; say which by id: 1:8, 1:9.'],
    [
      'Checkout',
      'There is no frame "Checkout" in "Shop"; it has 1:1 "Phones", 1:2 "Start", 1:5 "Start", 1:6 "Only one", 1:7 "1:2" and 2 more.',
    ],
    [
      '8:8',
      'There is no frame "8:8" in "Shop"; it has 1:1 "Phones", 1:2 "Start", 1:5 "Start", 1:6 "Only one", 1:7 "1:2" and 2 more.',
    ],
    ['1:3', '"1:3" is a TEXT layer; code is made of frames, groups, components, instances and sections.'],
  ])('reports what is wrong with "%s"', (wanted, sentence) => {
    expect(() => getFrame(document, wanted)).toThrow(
      expect.objectContaining({ name: 'DocumentError', message: sentence }),
    );
  });
});

function layer(id: string, type: string, name: string, children?: readonly object[]): object {
  return { id, type, name, ...(children ? { children } : {}) };
}
