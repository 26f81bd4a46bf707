import type { RunCommand } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** A command that is promised but not yet there, which says so. */
export function runNotYetBuilt(name: string): RunCommand {
  return async () => {
    throw new UsageError(`"framewright ${name}" is not built yet; it follows in a later version.`);
  };
}
