import type { CommandLine } from '../read-command-line.ts';
import type { Terminal } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { DesignSource } from './design-source.ts';
import { looksLikeAddress } from './figma-address.ts';
import { openSavedFile } from './open-saved-file.ts';

/** Opens the FILE of a command line: a saved answer, standard input, or an address. */
export async function openSource(file: string, line: CommandLine, terminal: Terminal): Promise<DesignSource> {
  if (looksLikeAddress(file)) {
    const { openFigmaFile } = await import('./open-figma-file.ts');
    return openFigmaFile(file, line, terminal);
  }
  if (/\.fig$/i.test(file)) {
    throw new UsageError(
      `"${file}" is a .fig file, which this version cannot read yet; save the answer of GET /v1/files/KEY and open that.`,
    );
  }
  return openSavedFile(file, line);
}
