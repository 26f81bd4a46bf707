import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinLinesAcrossWidths } from '#codegen/layout/width-variants/join-lines-across-widths';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';
import type { DesignNode } from '#design/tree';

const input = readFileSync(join(import.meta.dirname, 'lines-become-one-text/input.json'), 'utf8');

/** The texts of all frames after lines were joined. */
function textsAfter(json: string): readonly string[] {
  const document = openDocument(JSON.parse(json), 'Case');
  const ids = document.pages.flatMap(({ nodes }) => framesOf(nodes)).map(({ id }) => id);
  const extras = { variables: null, images: {}, exports: {}, pictures: {} };
  const { tree } = joinLinesAcrossWidths(readDesign(takeSnapshot(document, ids, extras)));
  return tree.frames.flatMap(({ root }) => textsIn(root));
}

function textsIn(node: DesignNode): readonly string[] {
  if (node.kind === 'text') return [node.characters];
  return node.kind === 'box' ? node.children.flatMap(textsIn) : [];
}

describe('lines that break differently at each width', () => {
  const paragraph = 'Every cabin has two windows and a bed that is made before you arrive.';

  it('are joined where they have one style', () => {
    expect(textsAfter(input).filter((text) => text === paragraph)).toHaveLength(2);
  });

  it('stay apart where one of them is larger', () => {
    const lines = input.split('"name": "');
    const larger = lines.map((part) =>
      part.startsWith('that is made before') || part.startsWith('before you arrive')
        ? part.replace(/"fontSize": \d+/, '"fontSize": 30')
        : part,
    );
    expect(larger).not.toEqual(lines);
    expect(textsAfter(larger.join('"name": "'))).not.toContain(paragraph);
  });
});
