import { describe, expect, it } from 'vitest';
import type { NewFrame, NewText } from '#design/new-layer';
import { arrangeSeries, readChartTable } from '#visuals/charts/chart-table';
import { chooseColours, distanceBetween } from '#visuals/charts/chart-colours';
import { drawChart } from '#visuals/charts/draw-chart';
import { listChartData } from '../../bench/charts/chart-data.ts';
import { findLabelFaults, judgeMarks, listLabels } from '../../bench/charts/judge-chart.ts';

describe('charts', () => {
  it('have every mark where its value is, and no two labels that touch', () => {
    const data = listChartData();
    expect(data).toHaveLength(30);
    const faults = data.flatMap((one) => {
      const table = readChartTable(one.text);
      return one.kinds.flatMap((kind) => {
        const style = { colours: one.colours, ground: one.ground };
        const { frame } = drawChart({ ...one, table, kind, title: one.name, style });
        const { faults: wrong, marks } = judgeMarks(one, kind, frame);
        expect(marks).toBeGreaterThan(0);
        return [...wrong, ...findLabelFaults(listLabels(frame), one)].map(
          (fault) => `${one.name} ${kind}: ${fault}`,
        );
      });
    });
    expect(faults).toEqual([]);
  });

  it('are drawn at once, with labels that do not touch, from thousands of rows with long names', () => {
    const rows = Array.from(
      { length: 2000 },
      (_, row) => `the long name of thing ${String(row)},${String(row % 7)}`,
    );
    const start = performance.now();
    const { frame } = drawChart({
      ...{ table: readChartTable(`name,count\n${rows.join('\n')}`), kind: 'bar', title: '', language: 'en' },
      ...{ width: 480, height: 320, style: { colours: [], ground: null } },
    });
    expect(performance.now() - start).toBeLessThan(3000);
    expect(findLabelFaults(listLabels(frame), frame)).toEqual([]);
  });

  it('keep names apart that differ only in their ends, wherever they are shortened', () => {
    const name = (number: number) => `Department of internal affairs, section ${String(number)}`;
    const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
    const byRow = `name,count\n${numbers.map((at) => `"${name(at)}",${String(at)}`).join('\n')}`;
    const byColumn = `month,${numbers.map((at) => `"${name(at)}"`).join(',')}\nMay,${numbers.join(',')}`;
    const order = {
      title: '',
      language: 'en',
      width: 480,
      height: 320,
      style: { colours: [], ground: null },
    };
    const labelsOf = (text: string, kind: 'bar' | 'horizontal-bar' | 'pie') =>
      listLabels(drawChart({ ...order, table: readChartTable(text), kind }).frame)
        .map(({ text }) => text)
        .filter((text) => text.includes('…'));
    for (const labels of [
      labelsOf(byRow, 'horizontal-bar'),
      labelsOf(byRow, 'pie'),
      labelsOf(byColumn, 'bar'),
    ]) {
      expect(labels.length).toBeGreaterThan(5);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('run from right to left with a language that does: values and their labels begin at the right', () => {
    const order = {
      table: readChartTable('חודש,מכירות,רווח\nינואר,12,3\nפברואר,30,9\nמרץ,22,8'),
      ...{ title: 'דוח', width: 480, height: 320, style: { colours: [], ground: null } },
    };
    const draw = (kind: 'bar' | 'horizontal-bar' | 'line' | 'pie', language: string) =>
      drawChart({ ...order, kind, language }).frame;
    const textsOf = (frame: NewFrame): readonly NewText[] =>
      frame.children.flatMap((layer) =>
        layer.kind === 'text' ? [layer] : layer.kind === 'frame' ? textsOf(moveBy(layer)) : [],
      );
    const moveBy = ({ x, ...frame }: NewFrame): NewFrame => ({
      ...frame,
      x: 0,
      children: frame.children.map((child) => ({ ...child, x: child.x + x })),
    });
    const centres = (frame: NewFrame, ...wanted: readonly string[]) =>
      wanted.map((name) => {
        const text = textsOf(frame).find(({ characters }) => characters === name);
        return text === undefined ? NaN : text.x + text.width / 2;
      });
    for (const kind of ['bar', 'line'] as const) {
      const [first = 0, second = 0, third = 0] = centres(draw(kind, 'he'), 'ינואר', 'פברואר', 'מרץ');
      expect(first).toBeGreaterThan(second);
      expect(second).toBeGreaterThan(third);
      // The labels of the values are at the right of all categories, and stay there when a font is wider.
      const zero = textsOf(draw(kind, 'he')).find(({ characters }) => characters === '0');
      expect(zero?.x).toBeGreaterThan(first);
      expect(zero?.align).toBe('LEFT');
    }
    const [name = 0] = centres(draw('horizontal-bar', 'he'), 'ינואר');
    expect(name).toBeGreaterThan(400);
    for (const kind of ['bar', 'pie'] as const) {
      const title = textsOf(draw(kind, 'he')).find(({ name: layer }) => layer === 'Title');
      expect([title?.align, (title?.x ?? 0) + (title?.width ?? 0)]).toEqual(['RIGHT', 464]);
    }
    const [sales = 0, profit = 0] = centres(draw('bar', 'he'), 'מכירות', 'רווח');
    expect(sales).toBeGreaterThan(profit);
    expect(centres(draw('bar', 'en'), 'ינואר')[0]).toBeLessThan(centres(draw('bar', 'en'), 'מרץ')[0] ?? 0);
  });

  it('say in one sentence which numbers a pie cannot show', () => {
    const table = readChartTable('a,b,c\nn,-1,4\no,-2,4\np,-3,4\nq,-4,4\nr,5,4');
    const order = {
      title: '',
      language: 'en',
      width: 480,
      height: 320,
      style: { colours: [], ground: null },
    };
    expect(drawChart({ ...order, table, kind: 'pie' }).notes).toEqual([
      'A pie shows one series: “b”. The other is left out.',
      '“n”, “o”, “p”, and 1 more are negative, so a pie cannot show them.',
    ]);
  });

  it('are judged by their layers, so a bar of another height is found', () => {
    const [one] = listChartData().filter(({ name }) => name === 'negative values');
    if (!one) throw new Error('no data');
    const order = { ...one, kind: 'bar', title: '', style: { colours: [], ground: 'light' } } as const;
    const { frame } = drawChart({ ...order, table: readChartTable(one.text.replace('12.5', '12.9')) });
    expect(judgeMarks(one, 'bar', frame).faults).toHaveLength(1);
  });

  it('read numbers as people write them, and report cells that are not numbers', () => {
    const table = readChartTable('Stadt;Umsatz\nBerlin;1.234,50 €\nKöln;−3 €\nWien;n/a\nOslo;bald\n');
    const { categories, series } = arrangeSeries(table);
    expect(categories).toEqual(['Berlin', 'Köln', 'Wien', 'Oslo']);
    expect(series[0]?.values).toEqual([1234.5, -3, null, null]);
    expect(series[0]).toMatchObject({ name: 'Umsatz', suffix: '€' });
    expect(table.notes).toEqual([
      'Row 4: “bald” in “Umsatz” is left out, because it is not a number like the others.',
    ]);
    expect(arrangeSeries(readChartTable('City,2023\nBerlin,12')).series[0]?.name).toBe('2023');
    expect(arrangeSeries(readChartTable('Berlin,12\nOslo,13')).categories).toEqual(['Berlin', 'Oslo']);
    expect(() => readChartTable('a,b\nc,d')).toThrow('The table has no column of numbers.');
    expect(() => readChartTable('{')).toThrow('The JSON of the table cannot be read.');
  });

  it('take colours of the file that differ from each other, also for people who do not see red and green', () => {
    const palette = ['#ffffff', '#222222', '#d9480f', '#d84910', '#2b8a3e', '#1864ab', '#f8f9fa'];
    const { series, own } = chooseColours(palette, 3, '#ffffff');
    expect(own).toBe(3);
    expect(new Set(series).size).toBe(3);
    const many = chooseColours(palette, 9, '#ffffff').series;
    const pairs = many.flatMap((one, index) =>
      many.slice(index + 1).map((other) => distanceBetween(one, other)),
    );
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(12);
  });

  it('stay in the colours of a file that has only one, with its grey and lighter and darker ones of both', () => {
    const two = chooseColours(['#ffffff', '#111111', '#c0392b'], 2, '#ffffff');
    expect(two).toEqual({ series: ['#c0392b', '#111111'], own: 2, ofFile: 2 });
    const seven = chooseColours(['#ffffff', '#111111', '#c0392b'], 7, '#ffffff');
    expect([new Set(seven.series).size, seven.own, seven.ofFile]).toEqual([7, 2, 7]);
  });
});
