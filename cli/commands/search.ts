/** `framewright search`: reads files and finds what is in them by words, a colour or a picture. */
import { readPng } from '#design/png';
import type { SearchReport } from '#design/report';
import { searchKinds, type SearchFilters, type SearchHit } from '#design/search';
import { readSignature } from '#insight/search/picture-signature';
import type { CommandLine, RunCommand } from '../command.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { indexFiles } from '../index-files.ts';
import { findPicture } from '../source/find-picture.ts';
import { UsageError } from '../usage-error.ts';

export const runSearch: RunCommand = async (line, terminal) => {
  const like = line.text('like');
  const paths = like === null ? line.positionals.slice(0, -1) : line.positionals;
  const text = like === null ? (line.positionals.at(-1) ?? '') : '';
  if (paths.length === 0) throw new UsageError('Say which files to search before what is looked for.');
  const limit = line.number('limit', { from: 1, to: 1000 }) ?? 20;
  const filters = readFilters(line);
  const picture = like === null ? null : await readLike(like);
  const index = await indexFiles(paths, line, terminal, { pictures: picture !== null });
  const hits = index.search({ text, filters, limit, ...(picture === null ? {} : { picture }) });
  const report: SearchReport = { command: 'search', hits };
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : writeHits(hits));
  return hits.length > 0 ? 0 : 1;
};

function readFilters(line: CommandLine): SearchFilters {
  const [colour, font] = [line.text('colour'), line.text('font')];
  if (colour !== null && !/^#[\da-f]{6}$/i.test(colour))
    throw new UsageError(`--colour is written as #3366ff, not "${colour}".`);
  const range = { from: 0, to: 1_000_000 };
  const [minWidth, maxWidth] = [line.number('min-width', range), line.number('max-width', range)];
  return {
    kinds: searchKinds.filter((kind) => line.list('kind').includes(kind)),
    pages: line.list('page'),
    ...(colour === null ? {} : { colour }),
    ...(font === null ? {} : { font }),
    ...(minWidth === null ? {} : { minWidth }),
    ...(maxWidth === null ? {} : { maxWidth }),
  };
}

async function readLike(path: string) {
  const picture = await findPicture(path);
  if (picture === null) throw new UsageError(`"${path}" is no picture; --like takes a PNG, JPEG or WebP.`);
  return readSignature(readPng(picture.bytes));
}

function writeHits(hits: readonly SearchHit[]): string {
  if (hits.length === 0) return 'Nothing was found.';
  return hits
    .map(({ nodeId, kind, name, score, why, frame, file }) => {
      const place = [file, frame === name ? undefined : frame]
        .filter((part) => part !== undefined)
        .join(', ');
      const line = `${score.toFixed(2)}  ${kind.padEnd(9)}  ${nodeId}  "${shorten(name)}"${place === '' ? '' : `  in ${place}`}${why === '' ? '' : `  (${why})`}`;
      return withoutControlCharacters(line).replaceAll('\n', ' ');
    })
    .join('\n');
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
