/**
 * Which texts can be right at all: each is rendered alone in Chromium with the fonts at hand, and one whose own size
 * is more than 1 px off Figma's is impossible in any page. So is one whose font is not at hand.
 */
import type { DesignNode, DesignTree, TextNode, TextRun } from '#design/tree';
import type { ChromiumRenderer } from '#cli/chromium-renderer';

export interface TextChances {
  readonly possible: ReadonlySet<string>;
  /** Visible texts with a size. */
  readonly total: number;
}

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

export async function findPossibleTexts(
  renderer: ChromiumRenderer,
  tree: DesignTree,
  fontCss: string,
  missingFonts: readonly string[],
): Promise<TextChances> {
  const texts = tree.frames.flatMap(({ root }) => visibleTexts(root));
  const missing = new Set(missingFonts);
  const body = texts.map(textHtml).join('\n');
  const html = `<!doctype html><html><head><meta charset="utf-8"><style>${fontCss}\n${pageStyle}</style></head><body>${body}<script>document.fonts.ready.then(() => (document.body.dataset.ready = ''));</script></body></html>`;
  const [measured] = await renderer.measure(html, [{ width: 4000, height: 1000 }], neverCancelled);
  const possible = texts.filter((text) => {
    const box = measured?.boxes[text.id]?.[0];
    const isHere = text.runs.every(({ style }) => !missing.has(style.family));
    return (
      isHere &&
      box !== undefined &&
      Math.abs(box.width - text.box.width) <= 1 &&
      Math.abs(box.height - text.box.height) <= 1
    );
  });
  return { possible: new Set(possible.map(({ id }) => id)), total: texts.length };
}

const pageStyle = `
  body { margin: 0; }
  div { position: absolute; left: 0; top: 0; }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: break-word; }
  .hug p { white-space: pre; }
`;

function visibleTexts(node: DesignNode): TextNode[] {
  if (!node.visible) return [];
  if (node.kind === 'text') return node.characters === '' ? [] : [node];
  return node.kind === 'box' ? node.children.flatMap(visibleTexts) : [];
}

function textHtml(text: TextNode): string {
  const { resize, maxLines, paragraphSpacing } = text.paragraph;
  const hugs = resize === 'hug' && maxLines === null;
  const fixedHeight = resize === 'fixed' || resize === 'truncate' || maxLines !== null;
  const size = hugs
    ? ''
    : `width:${text.box.width}px;${fixedHeight ? `height:${text.box.height}px;overflow:hidden;` : ''}`;
  const paragraphs = splitParagraphs(text.runs);
  const inner = paragraphs
    .map((runs, index) => {
      const gap = index < paragraphs.length - 1 ? paragraphSpacing : 0;
      const first = runs[0] ?? text.runs[0];
      return `<p style="${first ? runCss(first) : ''}margin-bottom:${gap}px">${runs.map(runHtml).join('') || '&#8203;'}</p>`;
    })
    .join('');
  return `<div class="${hugs ? 'hug' : ''}" data-node-id="${text.id}" style="${size}">${inner}</div>`;
}

function splitParagraphs(runs: readonly TextRun[]): TextRun[][] {
  const paragraphs: TextRun[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((part, index) => {
      if (index > 0) paragraphs.push([]);
      if (part !== '') paragraphs.at(-1)?.push({ ...run, text: part });
    });
  }
  return paragraphs;
}

function runHtml(run: TextRun): string {
  const text = run.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u2028', '\n');
  return `<span style="${runCss(run)}">${text}</span>`;
}

function runCss({ style }: TextRun): string {
  const { family, weight, italic, size, lineHeight, letterSpacing, textCase, features } = style;
  const cases = { upper: 'uppercase', lower: 'lowercase', title: 'capitalize' } as const;
  const transform = textCase in cases ? cases[textCase as keyof typeof cases] : 'none';
  const tags = Object.entries(features).map(([tag, on]) => `'${tag}' ${on ? 1 : 0}`);
  const css = [
    `font-family:'${family.replaceAll(/['"\\<>]/g, '')}'`,
    `font-weight:${weight}`,
    `font-style:${italic ? 'italic' : 'normal'}`,
    `font-size:${size}px`,
    `line-height:${lineHeight === 'normal' ? 'normal' : `${lineHeight}px`}`,
    `letter-spacing:${letterSpacing}px`,
    `text-transform:${transform}`,
    ...(tags.length > 0 ? [`font-feature-settings:${tags.join(',')}`] : []),
  ];
  return `${css.join(';')};`;
}
