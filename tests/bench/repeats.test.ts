/** What repeats in a design, and whether running code writes it once. */
import { describe, expect, test } from 'vitest';
import type { CodeResult } from '#design/code-result';
import { readDesign } from '#design/read-design';
import { findRepeats } from '../../bench/find-repeats.ts';
import { indexLayers } from '../../bench/layer-index.ts';
import { countFactored, findFalseMerges } from '../../bench/score-repeats.ts';
import { openTracedPages, settleIds } from '../../bench/trace-uses.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const layer = (id: string, type: string, fields: object = {}) => ({
  id,
  name: id,
  type,
  absoluteBoundingBox: { x: 0, y: 0, width: 100, height: 20 },
  ...fields,
});
const words = (id: string, text: string, size = 16) =>
  layer(id, 'TEXT', { characters: text, style: { fontFamily: 'Inter', fontSize: size } });
const card = (id: string, title: string, size = 16) =>
  layer(id, 'FRAME', {
    children: [
      words(`${id}1`, title, size),
      words(`${id}2`, `${title} more`),
      layer(`${id}3`, 'RECTANGLE', { fills: [{ type: 'IMAGE', imageRef: title, scaleMode: 'FILL' }] }),
    ],
  });
const treeOf = (children: readonly object[]) => {
  const { frames, components } = readDesign(snapshotOf(layer('1:1', 'FRAME', { children })));
  const [frame] = frames;
  if (!frame) throw new Error('no frame');
  return { root: frame.root, components };
};
const idsOf = (children: readonly object[]) => {
  const { root, components } = treeOf(children);
  return findRepeats(root, components).map(({ members }) => members.map(({ id }) => id).join(' '));
};

describe('a design repeats', () => {
  test('what differs in words and pictures only', () => {
    expect(idsOf([card('2:', 'Fern'), card('3:', 'Pothos'), words('4:1', 'Alone')])).toEqual(['2: 3:']);
  });
  test('nothing where the letters differ in size', () => {
    expect(idsOf([card('2:', 'Fern'), card('3:', 'Pothos', 20)])).toEqual([]);
  });
  test('nothing where it is small, an instance, or hidden', () => {
    const small = (id: string) =>
      layer(id, 'FRAME', { children: [words(`${id}1`, 'A'), words(`${id}2`, 'B')] });
    const instance = (id: string) => ({ ...card(id, 'A'), type: 'INSTANCE', componentId: '9:9' });
    const hidden = { ...card('8:', 'A'), visible: false };
    expect(
      idsOf([small('2:'), small('3:'), instance('4:'), instance('5:'), card('7:', 'A'), hidden]),
    ).toEqual([]);
  });
  test('what stands once in each of a larger repeat only with it', () => {
    const row = (id: string) => layer(id, 'FRAME', { children: [card(`${id}5`, 'A'), words(`${id}6`, 'B')] });
    expect(idsOf([row('2:'), row('3:')])).toEqual(['2: 3:']);
    const pair = (id: string) => layer(id, 'FRAME', { children: [card(`${id}5`, 'A'), card(`${id}6`, 'B')] });
    expect(idsOf([pair('2:'), pair('3:')])).toEqual(['2: 3:', '2:5 2:6 3:5 3:6']);
  });
});

describe('running code', () => {
  const { root, components } = treeOf([card('2:', 'Fern'), card('3:', 'Pothos'), words('4:1', 'Alone')]);
  const layers = indexLayers(root);
  const inline = (id: string) => `<div data-node-id="${id}"><p data-node-id="${id}1">Words</p></div>`;
  const pageOf = (body: string) =>
    `import { Card } from "../components/Card";\nexport function Page() {\n  return <main data-node-id="1:1">${body}</main>;\n}\n`;
  const cardFile = `export function Card({ title = "", ...rest }) {\n  return <div {...rest}><p data-node-id="2:1 3:1">{title}</p></div>;\n}\n`;
  const judge = async (body: string) => {
    const file = (path: string, text: string) => ({ kind: 'text', path, text, lines: [] }) as const;
    const page = { frameId: '1:1', name: 'Page', path: 'src/pages/Page.tsx', width: 100, height: 100 };
    const result: CodeResult = {
      files: [file(page.path, pageOf(body)), file('src/components/Card.tsx', cardFile)],
      assets: new Map(),
      pages: [page],
      problems: [],
      receipt: null,
      timings: [],
    };
    const settled = settleIds((await openTracedPages(result)).trace(page), layers.isInside);
    const [repeat] = findRepeats(root, components);
    return {
      factored: repeat && countFactored(repeat, settled),
      merged: findFalseMerges(settled, layers, components, new Map()).map(({ ids }) => ids.join(' ')),
      texts: [...settled].filter(([, ids]) => ids.includes('3:1')).length,
    };
  };

  test.each([
    ['as uses of a component', '<Card data-node-id="2:" /><Card data-node-id="3:" />', 2],
    [
      'as a list of uses',
      '{["a", "b"].map((title) => <Card key={title} data-node-id="2: 3:" title={title} />)}',
      2,
    ],
    ['as a list', '{["a", "b"].map((title) => <div key={title} data-node-id="2: 3:">{title}</div>)}', 2],
    ['again and again', `${inline('2:')}${inline('3:')}`, 0],
    ['once as a component and once by hand', `<Card data-node-id="2:" />${inline('3:')}`, 0],
  ])('writes a repeat %s', async (_, body, factored) => {
    expect(await judge(body)).toMatchObject({ factored, merged: [] });
  });
  test('has each place of a component stand for the layer of the use it is rendered in', async () => {
    expect((await judge('<Card data-node-id="2:" /><Card data-node-id="3:" />')).texts).toBe(1);
  });
  test('merges wrongly what is not alike', async () => {
    expect((await judge('<Card data-node-id="2:" /><Card data-node-id="4:1" />')).merged).toEqual(['2: 4:1']);
  });
});
