/**
 * The folder that `framewright image` draws into. Every paid picture is on the disk as it came before anything is done
 * to it, no file is ever overwritten, and the next run finds the existing pictures: a finished picture by its
 * record, an unfinished one by `NAME.raw.json` beside it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toLatin } from '#codegen/naming/identifiers';
import type { Generation, RecordedDiffusion } from '#design/generation';
import type { FileReport } from '#design/report';
import type { ModelImage } from '#models/ports';
import { readModelImage } from '#models/read-model-image';
import { errorCode, replaceFile } from '../file-system.ts';
import { UsageError } from '../usage-error.ts';
import type { OutputFolder } from './find-output-folder.ts';

/** The request of a picture; the same request is not drawn twice unless a person demands it. */
export interface WantedPicture {
  readonly words: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number | null;
  /** The whole prompt with its style; pictures of the same words may differ in it. */
  readonly prompt: string;
  readonly quality: string;
  /** What only diffusion models take. @default the server's own */
  readonly diffusion?: RecordedDiffusion;
  /** Whether a picture of this service and model can be used. */
  isAcceptedModel(service: string, model: string): boolean;
}

/** The unchanged picture of a service. */
export interface RawPicture {
  readonly image: ModelImage;
  readonly facts: RawFacts;
  /** Relative to the folder. */
  readonly path: string;
  readonly name: string;
}

/** What is known of a picture when it arrives. */
export interface RawFacts {
  readonly id: string;
  readonly words: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number | null;
  readonly service: string;
  readonly model: string;
  /** @default that of any picture of these words */
  readonly prompt?: string;
  readonly quality?: string;
  /** @default the server's own */
  readonly diffusion?: RecordedDiffusion;
}

export interface PictureFolder {
  /** A finished picture of a former run with its record; each is found once. */
  find(wanted: WantedPicture): Promise<readonly FileReport[] | null>;
  /** A picture that was paid for and not finished; each is found once. */
  findRaw(wanted: WantedPicture): Promise<RawPicture | null>;
  /** Stores an unchanged picture under a new name. */
  storeRaw(image: ModelImage, facts: Omit<RawFacts, 'id'>, name?: string): Promise<RawPicture>;
  /** Writes the finished picture and its record, and only then removes the unchanged one. */
  finish(raw: RawPicture, image: ModelImage, record: Generation): Promise<readonly FileReport[]>;
}

/** Files of the folder that are no pictures. */
const reserved = ['manifest', 'batch'];

const extensions = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** Opens the folder and reads what former runs left. @throws UsageError where it cannot be read or written */
export async function openPictureFolder({ path: root, exists }: OutputFolder): Promise<PictureFolder> {
  const names = exists ? await inFolder(root, readdir(root)) : [];
  const found = new Set<string>();

  /** Every record is read once, because each of many pictures is looked for among all. */
  const records = new Map<string, Promise<unknown>>();
  function readJson(name: string): Promise<unknown> {
    const known =
      records.get(name) ??
      readFile(join(root, name), 'utf8')
        .then(JSON.parse)
        .catch(() => null);
    records.set(name, known);
    return known;
  }

  /** Writes a file that was not there, whole or not at all; `false` where one of its name is. */
  async function writeNew(name: string, content: Uint8Array | string): Promise<boolean> {
    const draft = join(root, `.${randomUUID()}.part`);
    try {
      await writeFile(draft, content);
      await link(draft, join(root, name));
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      // On a disk without links, the file is opened with the flag for new files instead.
      if (errorCode(error) !== 'EPERM' && errorCode(error) !== 'ENOTSUP') throw cannotWrite(root, error);
      return writeFile(join(root, name), content, { flag: 'wx' }).then(
        () => true,
        (reason: unknown) => {
          if (errorCode(reason) === 'EEXIST') return false;
          throw cannotWrite(root, reason);
        },
      );
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** The first free name for this prompt, which the first file written reserves. */
  async function reserveName(words: string, facts: RawFacts): Promise<string> {
    const slug = toSlug(words);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? slug : `${slug}-${number}`;
      const there = await inFolder(root, readdir(root));
      const isTaken = [...reserved, ...there].some(
        (one) => one.toLowerCase().replace(/(?:\.raw)?\.[a-z]+$/, '') === name,
      );
      if (!isTaken && (await writeNew(`${name}.raw.json`, `${JSON.stringify(facts, null, 2)}\n`)))
        return name;
    }
  }

  return {
    async find(wanted) {
      for (const name of names) {
        if (!name.endsWith('.json') || name.endsWith('.raw.json') || found.has(name)) continue;
        const record = asGeneration(await readJson(name));
        if (record === null || !fits(record, wanted)) continue;
        const picture = names.find((one) => /\.(?:png|jpg|webp)$/.test(one) && baseOf(one) === baseOf(name));
        const bytes = picture === undefined ? null : await readFile(join(root, picture)).catch(() => null);
        if (picture === undefined || bytes === null || sha1(bytes) !== record.imageHash) continue;
        found.add(name);
        const { length } = await readFile(join(root, name));
        return [
          { path: picture, bytes: bytes.length },
          { path: name, bytes: length },
        ];
      }
      return null;
    },
    async findRaw(wanted) {
      for (const name of names) {
        if (!name.endsWith('.raw.json') || found.has(name)) continue;
        const facts = asFacts(await readJson(name));
        if (facts === null || !fits(facts, wanted)) continue;
        const base = name.slice(0, -'.raw.json'.length);
        const path = names.find((one) => one.startsWith(`${base}.raw.`) && one !== name);
        const bytes = path === undefined ? null : await readFile(join(root, path)).catch(() => null);
        const image = bytes === null ? null : readModelImage(new Uint8Array(bytes));
        if (path === undefined || image === null) continue;
        found.add(name);
        return { image, facts, path, name: base };
      }
      return null;
    },
    async storeRaw(image, known, wanted = known.words) {
      await inFolder(root, mkdir(root, { recursive: true }));
      const facts = { ...known, id: randomUUID() };
      const name = await reserveName(wanted, facts);
      const path = `${name}.raw.${extensions[image.mime]}`;
      await writeNew(path, image.bytes);
      return { image, facts, path, name };
    },
    async finish(raw, image, record) {
      const picture = `${raw.name}.${extensions[image.mime]}`;
      const text = `${JSON.stringify(record, null, 2)}\n`;
      for (const [name, content] of [
        [picture, image.bytes],
        [`${raw.name}.json`, text],
      ] as const) {
        // The name was taken when the picture came, so whatever is there is of this very picture.
        await inFolder(root, replaceFile(join(root, name), content));
      }
      await rm(join(root, raw.path), { force: true });
      await rm(join(root, `${raw.name}.raw.json`), { force: true });
      return [
        { path: picture, bytes: image.bytes.length },
        { path: `${raw.name}.json`, bytes: Buffer.byteLength(text) },
      ];
    },
  };
}

/** By what was asked for: some services answer in a size of their own. */
function fits(one: RawFacts | Generation, wanted: WantedPicture): boolean {
  const request = 'request' in one ? one.request : null;
  const { width, height } = request ?? one;
  const { quality = wanted.quality } = request ?? ('quality' in one ? one : {});
  const { diffusion } = request ?? ('request' in one ? {} : one);
  return (
    one.words === wanted.words &&
    width === wanted.width &&
    height === wanted.height &&
    one.seed === wanted.seed &&
    (one.prompt ?? wanted.prompt) === wanted.prompt &&
    quality === wanted.quality &&
    JSON.stringify(diffusion) === JSON.stringify(wanted.diffusion) &&
    wanted.isAcceptedModel(one.service, one.model)
  );
}

function asGeneration(value: unknown): Generation | null {
  const { words, service, model, imageHash } = (value ?? {}) as Partial<Generation>;
  const isOne = [words, service, model, imageHash].every((field) => typeof field === 'string');
  return isOne ? (value as Generation) : null;
}

function asFacts(value: unknown): RawFacts | null {
  const { words, service, model, id } = (value ?? {}) as Partial<RawFacts>;
  const isOne = [words, service, model, id].every((field) => typeof field === 'string');
  return isOne ? (value as RawFacts) : null;
}

function baseOf(name: string): string {
  return name.replace(/\.[a-z]+$/, '');
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** Named by the first words of the prompt. */
function toSlug(prompt: string): string {
  const words =
    toLatin(prompt)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const slug = words.slice(0, 8).join('-').slice(0, 60);
  // Windows keeps some short names for devices.
  return slug.length < 5 ? `picture${slug === '' ? '' : `-${slug}`}` : slug;
}

async function inFolder<Result>(root: string, doing: Promise<Result>): Promise<Result> {
  return doing.catch((error: unknown) => {
    throw cannotWrite(root, error);
  });
}

function cannotWrite(root: string, error: unknown): UsageError {
  return new UsageError(`The output folder "${root}" cannot be written (${errorCode(error)}).`);
}
