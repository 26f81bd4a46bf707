/** What every figure is given: libraries, fonts, a renderer, and the results of whole documents, compiled once. */
import type { ChromiumRenderer } from '#cli/chromium-renderer';
import { readLibraries } from '#cli/read-libraries';
import { compile } from '#codegen/compile';
import type { CodeResult } from '#design/code-result';
import type { Bench } from './figure.ts';
import { createFontStore } from './fonts.ts';
import { resultsFolder } from './keep-results.ts';
import type { BenchDocument } from './open-documents.ts';
import { readSystemFonts } from './system-fonts.ts';

/** Opens the bench on these documents. */
export async function openBench(
  documents: readonly BenchDocument[],
  renderer: ChromiumRenderer | null,
  quick: boolean,
): Promise<Bench> {
  const libraries = await readLibraries();
  const environment = {
    libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => performance.now(),
  };
  const whole = new Map<string, Promise<CodeResult>>();
  return {
    documents,
    libraries,
    fonts: createFontStore(),
    systemFonts: await readSystemFonts(),
    renderer,
    quick,
    folder: resultsFolder,
    tell,
    compile(document, frames, options) {
      const key = `${document.name} ${JSON.stringify(options)}`;
      const known = frames === document.frames ? whole.get(key) : undefined;
      const result = known ?? compile(document.takeSnapshot(frames), document.assets, options, environment);
      // Whole documents are asked for by several figures.
      if (frames === document.frames) whole.set(key, result);
      return result;
    },
  };
}

/** Progress goes to stderr, so that the table alone is on stdout. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
