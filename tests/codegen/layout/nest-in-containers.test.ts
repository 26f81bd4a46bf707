import { describe, expect, it } from 'vitest';
import { nestInContainers } from '#codegen/layout/inference/nest-in-containers';
import type { DesignNode } from '#design/tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

describe('a layer on a rectangle', () => {
  it('belongs to the dialog that it is painted on, and not to a smaller card of the page below', () => {
    const card = rectangle('card', 40, 40, 200, 100);
    const page = [rectangle('page', 0, 0, 400, 300), card, text('task', 60, 60)];
    const dialog = [rectangle('scrim', 0, 0, 400, 300, 0.5), rectangle('dialog', 100, 30, 250, 240)];
    expect(outline([...page, ...dialog, text('setting', 120, 80)])).toBe(
      'page(card(task)) scrim(dialog(setting))',
    );
  });

  it('belongs to it where a hand placed it 2 px outside, and no more where it is further out', () => {
    const summary = rectangle('summary', 100, 0, 200, 300);
    expect(outline([summary, rectangle('photo', 98, -2, 200, 120)])).toBe('summary(photo)');
    expect(outline([summary, rectangle('photo', 96, -4, 200, 120)])).toBe('summary photo');
  });
});

function rectangle(id: string, x: number, y: number, width: number, height: number, opacity = 1): object {
  const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 }, opacity }];
  return { id, name: id, type: 'RECTANGLE', fills, absoluteBoundingBox: { x, y, width, height } };
}

function text(id: string, x: number, y: number): object {
  const absoluteBoundingBox = { x, y, width: 80, height: 20 };
  return { id, name: id, type: 'TEXT', characters: id, style: { fontSize: 14 }, absoluteBoundingBox };
}

function outline(children: readonly object[]): string {
  const absoluteBoundingBox = { x: 0, y: 0, width: 500, height: 500 };
  const frame = { id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox, children };
  const root = readDesign(snapshotOf(frame)).frames[0]?.root;
  return root?.kind === 'box' ? nestInContainers(root.children).map(outlineOf).join(' ') : '';
}

function outlineOf(node: DesignNode): string {
  const children = node.kind === 'box' ? node.children.map(outlineOf) : [];
  return children.length === 0 ? node.name : `${node.name}(${children.join(' ')})`;
}
