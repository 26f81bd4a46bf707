import type { RunCommand } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const runServe: RunCommand = async () => {
  throw new UsageError('"framewright serve" is not built yet.');
};
