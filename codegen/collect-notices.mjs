/**
 * Collects what the licences of bundled packages ask for: their names, copyright lines and licence texts, as one text.
 * Which packages are bundled is read from what the bundler says it took, never from a list. Runs at build time, in Node.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that code and fonts may come under without a person looking at it first. */
export const allowedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
];

const noticeFile = /^(?:licen[cs]e|copying|notice|third[-_]?party[-_]?notice)[^/]*$/i;
/** Code within a package that has notices of its own. */
const within = { '@ts-morph/common': ['typescript'] };

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX, as its package.json says
 * @property {readonly { readonly file: string, readonly text: string }[]} texts
 */

/**
 * The folders of packages that a build took bytes from, relative to the repository.
 * @param {import('esbuild').Metafile} metafile
 */
export function packagesIn({ outputs }) {
  const folders = new Set();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = bytesInOutput > 0 ? folderOf(path.replaceAll('\\', '/')) : null;
      if (folder !== null) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** `…/node_modules/@scope/name` of a file in it; `null` for our own. */
function folderOf(path) {
  const found = /^(?:[^:]*:)?(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found === null ? null : found[1];
}

/**
 * Reads packages, with those that lie within them, each once.
 * @param {readonly string[]} folders relative to the repository
 * @returns {Promise<readonly BundledPackage[]>} in the order of their names
 */
export async function readPackages(folders) {
  const all = folders.flatMap((folder) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [folder, ...(within[name] ?? []).map((inner) => `node_modules/${inner}`)];
  });
  const read = await Promise.all([...new Set(all)].map(readPackage));
  const byName = new Map(read.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}

async function readPackage(folder) {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const files = (await readdir(path)).filter((file) => noticeFile.test(file)).sort();
  const texts = await Promise.all(
    files.map(async (file) => ({ file, text: tidy(await readFile(join(path, file), 'utf8')) })),
  );
  // Some write a sentence.
  const licence = String(license ?? '').replace(/^MIT License$/, 'MIT');
  return { name, version, licence, texts };
}

/** The same on every system, and without the spaces that nobody sees. */
function tidy(text) {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/**
 * What is wrong with packages that are about to ship, as sentences.
 * @param {readonly BundledPackage[]} packages
 */
export function findLicenceFaults(packages) {
  return packages.flatMap(({ name, version, licence, texts }) => {
    const known = licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);
    const strange = known.filter((one) => !allowedLicences.includes(one));
    return [
      ...strange.map((one) => `${name} ${version} is under "${one}", which is not on the list.`),
      ...(texts.length === 0 ? [`${name} ${version} comes without a licence text.`] : []),
    ];
  });
}

const copyrightLine = /^\s*(?:copyright\b|©|\(c\))/i;
/** Longer texts have copyright lines in the middle of what they say. */
const longestShared = 3000;
const ruler = '-'.repeat(40);

/**
 * The notices as one text, the same for the same packages: each licence text once, with all who ask for it.
 * @param {readonly BundledPackage[]} packages
 */
export function writeNotices(packages) {
  const groups = new Map();
  for (const { name, version, licence, texts } of packages) {
    for (const { file, text } of texts) {
      const lines = text.split('\n');
      const isShort = text.length <= longestShared;
      const owners = isShort
        ? lines.filter((line) => copyrightLine.test(line)).map((line) => line.trim())
        : [];
      const body = isShort
        ? lines
            .filter((line) => !copyrightLine.test(line))
            .join('\n')
            .trim()
        : text;
      const key = body.replace(/\s+/g, ' ');
      const group = groups.get(key) ?? { body, users: [] };
      group.users.push([`${name} ${version} (${licence}), ${file}`, ...owners.map((line) => `    ${line}`)]);
      groups.set(key, group);
    }
  }
  const parts = [...groups.values()].map(
    ({ body, users }) => `${ruler}\n${users.flat().join('\n')}\n${ruler}\n\n${body}\n`,
  );
  return `Framewright holds code and fonts of others, under these licences.\n\n${parts.join('\n')}`;
}
