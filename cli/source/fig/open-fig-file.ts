import { collectReferences } from '#design/collect-references';
import { convertFig } from '#design/fig/convert-fig';
import type { FigDesign } from '#design/fig/fig-file';
import { findImageFormat } from '#design/image-header';
import { openDocument } from '#design/open-document';
import type { AssetBytes, AssetRef, RestNode, SnapshotVariables } from '#design/snapshot';
import type { HostDocument } from '#host/server/host-document';
import type { CommandLine } from '../../command.ts';
import type { DesignSource, ReadExtras, WantedExtras } from '../design-source.ts';
import { findPictureFiles, readPictures } from '../read-pictures.ts';
import { readJson } from '../read-bytes.ts';
import { readVariables } from '../read-variables.ts';
import { unpackFig } from './unpack-fig.ts';

/**
 * Opens a `.fig` file. It brings its variables and pictures along; `--variables` and `--images` go before them.
 * @param file What the sentences call it.
 * @param name The document's name where the file does not tell it.
 */
export function openFigFile(bytes: Uint8Array, file: string, name: string, line: CommandLine): DesignSource {
  const design = convertFig(unpackFig(bytes, file, name));
  const document = openDocument(design.answer, name);
  return {
    document,
    frameIds: [],
    readExtras: (frames, wanted) => readExtras(design, frames, wanted, line),
    openForHost: async () => {
      const layers = document.pages.flatMap((page) => page.nodes);
      const { extras, assets } = await readExtras(design, layers, { pictures: true }, line);
      const files = new Map(
        Object.entries(extras.exports).map(([id, { key }]) => [id, key.replaceAll(':', '-')]),
      );
      return {
        ...toHostDocument(design, extras.variables, assets),
        exports: Object.fromEntries(files),
        readExport: (file) => Promise.resolve(assets.get(file.replaceAll('-', ':')) ?? null),
      };
    },
  };
}

/** Makes what the host shows of a `.fig` file alone; `file` is its name. */
export function convertForHost(bytes: Uint8Array, file: string): HostDocument {
  const design = convertFig(unpackFig(bytes, file, file.replace(/\.fig$/i, '')));
  openDocument(design.answer, file);
  return toHostDocument(design, design.variables, design.images);
}

function toHostDocument(
  { answer }: FigDesign,
  variables: SnapshotVariables | null,
  images: AssetBytes,
): HostDocument {
  return {
    name: answer.name,
    json: JSON.stringify(answer),
    variables: variables && JSON.stringify({ meta: variables }),
    images: [...images.keys()],
    readImage: (ref) => Promise.resolve(images.get(ref) ?? null),
  };
}

async function readExtras(
  design: FigDesign,
  frames: readonly RestNode[],
  wanted: WantedExtras,
  line: CommandLine,
): Promise<ReadExtras> {
  const variables = (await findVariables(line)) ?? design.variables;
  const references = collectReferences(frames);
  const folders = wanted.pictures ? line.list('images') : [];
  const { images, exports, assets, notes } = await readPictures(await findPictureFiles(folders, references));
  const own = wanted.pictures ? takeImages(design, references.imageRefs) : [];
  return {
    extras: {
      variables,
      images: { ...Object.fromEntries(own.map(({ asset }) => [asset.key, asset])), ...images },
      exports,
      pictures: {},
    },
    assets: new Map([...own.map(({ asset, bytes }) => [asset.key, bytes] as const), ...assets]),
    notes,
  };
}

interface OwnImage {
  readonly asset: AssetRef;
  readonly bytes: Uint8Array;
}

function takeImages({ images }: FigDesign, wanted: ReadonlySet<string>): readonly OwnImage[] {
  return [...wanted].flatMap((key) => {
    const bytes = images.get(key);
    const mime = bytes === undefined ? null : findImageFormat(bytes);
    return bytes === undefined || mime === null ? [] : [{ asset: { key, mime }, bytes }];
  });
}

async function findVariables(line: CommandLine): Promise<SnapshotVariables | null> {
  const path = line.text('variables');
  return path === null ? null : readVariables(await readJson(path), path);
}
