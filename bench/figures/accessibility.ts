/**
 * M5 of the goals: elements a page that break a rule of WCAG 2.1 AA by axe-core, contrast counted apart, on the HTML
 * and the React page of each frame in Chromium; and of M4 what React says on the console while it renders the page in
 * strict mode. Each finding is a line of accessibility.txt with its layers.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import { measureCases, nameOf, type Bench, type Case, type Figure } from '../figure.ts';
import { htmlPage, reactPage } from '../live-page.ts';
import { chooseFrames } from '../open-documents.ts';
import { contrastRule, runAxe, type AxeFinding } from '../run-axe.ts';
import { takeEvenly } from '../take-evenly.ts';

/** The most frames of one document that are opened. */
const most = { quick: 2, full: 8 };
const neverCancelled = { aborted: false, throwIfAborted: () => {} };

const targets = [
  { id: 'html', options: { ...defaultCodeOptions, target: 'html', styles: 'css', nodeIds: true } },
  { id: 'react', options: { ...defaultCodeOptions, nodeIds: true } },
] as const;

export const accessibilityFigure: Figure = {
  id: 'accessibility',
  async compute(bench) {
    if (!bench.renderer) return [];
    const lines: string[] = [];
    const found = { html: new Array<Case>(), react: new Array<Case>(), contrast: new Array<Case>() };
    const warned: Case[] = [];
    for (const document of bench.documents) {
      for (const { id, options } of targets) {
        const result = await bench.compile(document, document.frames, options);
        const frames = takeEvenly(chooseFrames(document, bench.quick), bench.quick ? most.quick : most.full);
        for (const frame of frames) {
          const page = result.pages.find(({ frameId }) => frameId === frame.id);
          if (!page) continue;
          const name = nameOf(document, frame);
          bench.tell(`Asking axe about ${name}, ${id}`);
          const html = id === 'html' ? htmlPage(result, page) : await reactPage(result, page);
          const { findings, warnings } = await openPage(bench, html, page);
          const contrast = findings.filter(({ rule }) => rule === contrastRule);
          found[id].push({ name, value: findings.length - contrast.length });
          if (id === 'html') found.contrast.push({ name, value: contrast.length });
          else warned.push({ name, value: warnings.length });
          lines.push(...findings.map((one) => `${name}\t${id}\t${one.rule}\t${one.layers}\t${one.html}`));
          lines.push(...warnings.map((words) => `${name}\t${id}\tconsole\t\t${words}`));
        }
      }
    }
    await writeFile(join(bench.folder, 'accessibility.txt'), `${lines.join('\n')}\n`);
    const count = { unit: 'count', better: 'lower' } as const;
    const of = 'elements per page that fail an axe rule';
    return [
      measureCases({ ...count, id: 'axe-html', title: `M5 ${of}, HTML`, goal: 0 }, found.html),
      measureCases({ ...count, id: 'axe-react', title: `M5 ${of}, React`, goal: 0 }, found.react),
      measureCases(
        { ...count, id: 'axe-contrast', title: `M5 ${of} for contrast`, goal: null },
        found.contrast,
      ),
      measureCases(
        { ...count, id: 'react-warnings', title: 'M4 warnings a page of React 19', goal: 0 },
        warned,
      ),
    ];
  },
};

interface Verdict {
  readonly findings: readonly AxeFinding[];
  readonly warnings: readonly string[];
}

async function openPage(
  { renderer }: Bench,
  html: string,
  size: { readonly width: number; readonly height: number },
): Promise<Verdict> {
  if (!renderer) throw new Error('There is no browser.');
  return renderer.visit(html, size, neverCancelled, async (page) => {
    const warnings = await page.evaluate<readonly string[]>('window.benchWarnings ?? []');
    return { findings: await runAxe(page), warnings: warnings.map((words) => words.replace(/\s+/g, ' ')) };
  });
}
