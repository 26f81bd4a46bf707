import { describe, expect, it } from 'vitest';
import { emptyFileStyle } from '#design/file-style';
import type { NewFrame, NewLayer } from '#design/new-layer';
import { drawDiagram } from '#visuals/diagrams/draw-diagram';
import { type DiagramKind, readDiagram } from '#visuals/diagrams/read-diagram';
import { writeSvg } from '#visuals/vectors/write-svg';

const style = { ...emptyFileStyle, colours: ['#0a7d55', '#222222', '#ffffff'] };

function draw(text: string, kind: DiagramKind = 'flow'): NewFrame {
  return drawDiagram({ text, kind, style });
}

/** Pairs of boxes and labels that overlap, and those that leave the diagram. */
function findFaults(frame: NewFrame): readonly string[] {
  const boxes = frame.children.filter((layer) => layer.kind === 'frame');
  const overlaps = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.name} over ${other.name}`),
  );
  const outside = frame.children.filter(
    ({ x, y, width, height }) => x < 0 || y < 0 || x + width > frame.width || y + height > frame.height,
  );
  return [...overlaps, ...outside.map(({ name }) => `${name} is outside`)];
}

const boxNamed = (frame: NewFrame, name: string): NewLayer => {
  const found = frame.children.find((layer) => layer.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

/** A flow of many boxes with arrows back, loops, several arrows between two boxes and long words. */
function writeLargeFlow(): string {
  const lines = Array.from({ length: 40 }, (_, index) => {
    const to = [(index * 7 + 3) % 40, index + 1, index, Math.floor(index / 2)][index % 4] ?? 0;
    return `Step number ${String(index)} -> Step number ${String(to)}: because of reason ${String(index)} and others`;
  });
  return ['flow right', ...lines, 'Step number 1 --> Step number 2: again', 'Alone'].join('\n');
}

describe('diagrams', () => {
  it('have no box or label over another, whatever the kind', () => {
    const texts: readonly (readonly [DiagramKind, string])[] = [
      [
        'flow',
        'title: Checkout\nCart -> Payment: pays by card or invoice\nPayment -> Done\nPayment --> Cart: declined\nPayment -> Payment: retry\nCart -> Done: free',
      ],
      ['flow', writeLargeFlow()],
      [
        'sequence',
        'Browser -> Server: GET /\nServer -> Database: reads the page and all of its parts\nDatabase --> Server: rows\nServer -> Server: renders\nServer --> Browser: HTML\nBrowser -> Database: never directly',
      ],
      [
        'organisation',
        'Ana Lindqvist: Chief executive officer\n  Bo Chen: Engineering\n    Cy\n    Dee\n    Eli Montgomery-Fitzgerald the third of that name and of many others\n  Fay: Design\n  Gus\n    Hal\nIda: Board',
      ],
      [
        'flow',
        '開始 -> データベースに接続して必要な情報をすべて取得する\nデータベースに接続して必要な情報をすべて取得する -> 終了: 完了',
      ],
    ];
    for (const [kind, text] of texts) expect([kind, findFaults(draw(text, kind))]).toEqual([kind, []]);
  });

  it('point from a box to the next one down, and keep the order of messages', () => {
    const flow = draw('A -> B: yes\nB -> C');
    expect(boxNamed(flow, 'B').y).toBeGreaterThan(boxNamed(flow, 'A').y);
    expect(boxNamed(flow, 'C').y).toBeGreaterThan(boxNamed(flow, 'B').y);
    const sequence = draw('sequence\nA -> B: first\nB --> A: second');
    expect(boxNamed(sequence, 'Label second').y).toBeGreaterThan(boxNamed(sequence, 'Label first').y);
    const organisation = draw('organisation\nTop\n\tLeft\n\tRight');
    expect(boxNamed(organisation, 'Right').x).toBeGreaterThan(boxNamed(organisation, 'Left').x);
    expect(boxNamed(organisation, 'Left').y).toBeGreaterThan(boxNamed(organisation, 'Top').y);
    expect(boxNamed(flow, 'A')).toMatchObject({ autoLayout: { direction: 'VERTICAL' } });
    expect(writeSvg(draw('A & B -> C'), null)).toContain('A &amp; B');
  });

  it('name the line of a mistake', () => {
    const mistake = (text: string, kind: DiagramKind = 'flow'): string => {
      try {
        readDiagram(text, kind);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(mistake('# nothing')).toBe('The diagram is empty. Write a line as “Cart -> Payment: pays”.');
    expect(mistake('A -> B\n -> C')).toBe('Line 2: there is no name before the first arrow in “-> C”.');
    expect(mistake('A -> B\n\nB ->')).toBe('Line 3: there is no name after an arrow in “B ->”.');
    expect(mistake('A <- B')).toBe('Line 1: arrows point to the right: “A -> B”.');
    expect(mistake('"A -> B')).toBe('Line 1: a quotation mark is never closed.');
    expect(mistake('A: note')).toBe(
      'Line 1: “A: note” has a label and no arrow. Write it as “A -> B: label”.',
    );
    expect(mistake('Ana\n  Bo -> Cy', 'organisation')).toBe(
      'Line 2: an organisation has no arrows; indent who is below somebody.',
    );
    expect(readDiagram('"A: 1" -> B -> "C -> D": x: y', 'flow')).toMatchObject({
      nodes: [{ name: 'A: 1' }, { name: 'B' }, { name: 'C -> D' }],
      edges: [{ label: '' }, { label: 'x: y' }],
    });
  });
});
