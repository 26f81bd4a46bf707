/**
 * M4 of the goals: generated projects that Vite builds without an error or a warning, a few documents, all their
 * frames, every other one with Tailwind. Nothing in a quick run. What Vite says is a line of builds.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import { buildProject } from '../build-project.ts';
import { measureCases, type Case, type Figure } from '../figure.ts';
import { takeEvenly } from '../take-evenly.ts';

/** The most documents that are built. */
const most = 6;

export const buildsFigure: Figure = {
  id: 'builds',
  async compute(bench) {
    if (bench.quick) return [];
    const lines: string[] = [];
    const cases: Case[] = [];
    for (const [index, document] of takeEvenly(bench.documents, most).entries()) {
      bench.tell(`Building ${document.name}`);
      const styles = index % 2 === 0 ? 'modules' : 'tailwind';
      const options = { ...defaultCodeOptions, styles, project: true } as const;
      const found = await buildProject(await bench.compile(document, document.frames, options));
      cases.push({ name: document.name, value: found.length });
      lines.push(...found.map((message) => `${document.name}\t${message}`));
    }
    await writeFile(join(bench.folder, 'builds.txt'), `${lines.join('\n')}\n`);
    const title = 'M4 errors and warnings of Vite a project';
    return [measureCases({ id: 'builds', title, unit: 'count', better: 'lower', goal: 0 }, cases)];
  },
};
