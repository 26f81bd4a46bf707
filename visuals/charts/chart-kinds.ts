/** The kinds of charts, which commands and menus list without drawing any. */

export const chartKinds = [
  'bar',
  'horizontal-bar',
  'stacked-bar',
  'line',
  'area',
  'pie',
  'donut',
  'scatter',
] as const;
export type ChartKind = (typeof chartKinds)[number];

export const kindNames: Readonly<Record<ChartKind, string>> = {
  bar: 'Bar chart',
  'horizontal-bar': 'Horizontal bar chart',
  'stacked-bar': 'Stacked bar chart',
  line: 'Line chart',
  area: 'Area chart',
  pie: 'Pie chart',
  donut: 'Donut chart',
  scatter: 'Scatter chart',
};

/** px. */
export const chartSize = { least: { width: 200, height: 140 }, most: { width: 4000, height: 4000 } };
