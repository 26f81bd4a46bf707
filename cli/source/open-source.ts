import type { CommandLine, Terminal } from '../command.ts';
import type { DesignSource } from './design-source.ts';
import { looksLikeAddress } from './figma-address.ts';
import { openSavedFile } from './open-saved-file.ts';

/** Opens the FILE of a command line: a saved answer, a `.fig` file, standard input, or an address. */
export async function openSource(file: string, line: CommandLine, terminal: Terminal): Promise<DesignSource> {
  if (looksLikeAddress(file)) {
    const { openFigmaFile } = await import('./open-figma-file.ts');
    return openFigmaFile(file, line, terminal);
  }
  return openSavedFile(file, line);
}
