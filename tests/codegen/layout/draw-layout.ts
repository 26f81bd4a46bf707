import { tokenCssValue, tokenProperties } from '#codegen/css/token-properties';
import type { LayoutNode, LayoutRun, LayoutTree, Style } from '#codegen/layout/layout-tree';

/** Replaces every picture; larger than its box, as pictures usually are. */
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="1200"/>')}`;

/** The first page of a layout as plain HTML: one element for each node, its style inline, its id beside it. */
export function drawLayout(layout: LayoutTree, fontFaces: string): string {
  const names = tokenProperties(layout.tokens);
  const tokens = layout.tokens.map((token) => {
    const [first] = token.values;
    return first === undefined ? '' : `${names.get(token.name)}:${tokenCssValue(first.value)}`;
  });
  const page = layout.pages[0];
  return `<!doctype html><meta charset="utf-8"><style>${fontFaces}:root{${tokens.join(';')}}
*{box-sizing:border-box}body{margin:0}svg,img{display:block}</style>${page === undefined ? '' : drawNode(page.root)}`;
}

function drawNode(node: LayoutNode): string {
  if (!node.visible) return '';
  const marks = `data-node-id="${escape(node.ids.join(' '))}" style="${escape(write(node.style))}"`;
  if (node.kind === 'box') return `<div ${marks}>${node.children.map(drawNode).join('')}</div>`;
  if (node.kind === 'image') return `<img ${marks} src="${picture}">`;
  if (node.kind === 'vector') return node.svg.replace('<svg', `<svg ${marks}`);
  const blocks = node.blocks.map(
    ({ style, runs }) => `<div style="${escape(write(style))}">${runs.map(drawRun).join('')}</div>`,
  );
  return `<div ${marks}>${blocks.join('')}</div>`;
}

function drawRun({ text, style }: LayoutRun): string {
  const words = escape(text).replaceAll('\u2028', '<br>');
  return style.length === 0 ? words : `<span style="${escape(write(style))}">${words}</span>`;
}

function write(style: Style): string {
  // Inline styles hold at every width; the page is drawn at its own.
  const always = style.filter(({ below }) => below === undefined);
  return always.map(({ property, value }) => `${property}:${value}`).join(';');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
