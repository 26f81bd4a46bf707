import { describe, expect, it } from 'vitest';
import { findRoundedTexts } from '#codegen/layout/text/rounded-texts';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

describe('the texts whose width is rounded up', () => {
  it('are those beside each other, whose fractions add up', () => {
    expect(roundedIn(row(text('2:1'), text('2:2')))).toEqual(['2:1', '2:2']);
  });

  it('are none where a text is alone in its row, as the label of a button', () => {
    expect(roundedIn(row(icon('2:1'), text('2:2')))).toEqual([]);
  });

  it('are none below each other', () => {
    expect(roundedIn(frame({ layoutMode: 'VERTICAL' }, text('2:1'), text('2:2')))).toEqual([]);
  });

  it('are those of boxes that hug them, beside each other', () => {
    const link = (id: string) => ({ ...row(text(`${id}0`)), ...hugs, id, name: 'Link' });
    expect(roundedIn(row(link('2:1'), link('2:2')))).toEqual(['2:10', '2:20']);
    expect(roundedIn(row(link('2:1')))).toEqual([]);
  });

  it('are none of boxes that have a width of their own', () => {
    const card = (id: string) => ({ ...row(text(`${id}0`)), id, name: 'Card' });
    expect(roundedIn(row(card('2:1'), card('2:2')))).toEqual([]);
  });

  it('are none at the two ends of a row', () => {
    const ends = { layoutMode: 'HORIZONTAL', primaryAxisAlignItems: 'SPACE_BETWEEN' };
    expect(roundedIn(frame(ends, text('2:1'), text('2:2')))).toEqual([]);
    expect(roundedIn(frame(ends, text('2:1'), text('2:2'), text('2:3')))).toEqual(['2:1', '2:2', '2:3']);
  });

  it('are counted on each side of what fills the row', () => {
    const fill = { ...icon('2:9'), layoutSizingHorizontal: 'FILL' };
    expect(roundedIn(row(text('2:1'), fill, text('2:2')))).toEqual([]);
    expect(roundedIn(row(text('2:1'), fill, text('2:2'), text('2:3')))).toEqual(['2:2', '2:3']);
  });

  it('are none that are hidden, absolute or of a set width', () => {
    const others = [
      { ...text('2:2'), visible: false },
      { ...text('2:3'), layoutPositioning: 'ABSOLUTE' },
      { ...text('2:4'), layoutSizingHorizontal: 'FIXED' },
    ];
    expect(roundedIn(row(text('2:1'), ...others))).toEqual([]);
  });

  it('are all uses of the text of a component where one use needs it', () => {
    const instance = (id: string) => ({
      ...row(text(`I${id};9:1`)),
      ...hugs,
      id,
      type: 'INSTANCE',
      componentId: '9:0',
    });
    const alone = { ...row(instance('3:1')), id: '2:0' };
    const beside = { ...row(instance('3:2'), instance('3:3')), id: '2:1' };
    expect(roundedIn(frame({ layoutMode: 'VERTICAL' }, alone, beside))).toEqual(['9:1']);
  });
});

const hugs = { layoutSizingHorizontal: 'HUG' };
const box = { x: 0, y: 0, width: 100, height: 20 };

function roundedIn(root: Record<string, unknown>): readonly string[] {
  return [...findRoundedTexts(readDesign(snapshotOf(root)))].toSorted();
}

function frame(style: object, ...children: readonly object[]): Record<string, unknown> {
  return {
    id: '1:1',
    name: 'Frame',
    type: 'FRAME',
    layoutSizingHorizontal: 'FIXED',
    absoluteBoundingBox: { x: 0, y: 0, width: 600, height: 400 },
    children,
    ...style,
  };
}

function row(...children: readonly object[]) {
  return frame({ layoutMode: 'HORIZONTAL' }, ...children);
}

function icon(id: string) {
  return { id, name: 'Icon', type: 'RECTANGLE', layoutSizingHorizontal: 'FIXED', absoluteBoundingBox: box };
}

function text(id: string) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 20 };
  return { id, name: 'Words', type: 'TEXT', characters: 'Words', style, ...hugs, absoluteBoundingBox: box };
}
