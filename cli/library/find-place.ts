import type { CommandLine } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { DatabasePlace } from './open-database.ts';

/** The library that `--library` or `--database` names; `null` where neither is given. */
export function findPlace(line: CommandLine): DatabasePlace | null {
  const [folder, url] = [line.text('library'), line.text('database')];
  if (folder !== null && url !== null) throw new UsageError('Use --library or --database, not both.');
  if (url !== null && !/^postgres(?:ql)?:\/\//.test(url))
    throw new UsageError('--database must be an address that begins with postgres://.');
  return folder !== null ? { folder } : url !== null ? { url } : null;
}
