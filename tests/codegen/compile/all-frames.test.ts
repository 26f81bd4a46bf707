import { readdirSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { toUnformattedResult, writeDraft } from '#codegen/compile';
import { defaultCodeOptions } from '#design/code-options';
import type { SourceFile } from '#design/source-file';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { openExample } from '../../ui/open-example.ts';
import { typeCheck } from './type-check.ts';

const folder = resolve(import.meta.dirname, '../../../examples');
const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'figma.json')));

it('all frames of an example, its main components too, are one project without an error of types', async () => {
  const libraries = await collectLibraries();
  const results: Record<string, readonly SourceFile[]> = {};
  for (const name of examples) {
    const example = openExample(name);
    const snapshot = example.snapshotOf(example.frames.map(({ id }) => id));
    // A file of the REST API comes without its variables.
    for (const [label, variables] of Object.entries({ with: snapshot.variables, without: null })) {
      const draft = await writeDraft({ ...snapshot, variables }, example.bytes, defaultCodeOptions, {
        libraries,
        signal: { aborted: false, throwIfAborted: () => {} },
        onProgress: () => {},
        now: () => 0,
      });
      results[`${name}-${label}`] = toUnformattedResult(draft).files;
    }
  }
  expect(Object.keys(results).length).toBeGreaterThan(5);
  expect(typeCheck(results, libraries)).toEqual([]);
});
