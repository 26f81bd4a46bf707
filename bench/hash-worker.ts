/** A thread that compiles one document with nothing remembered and answers with the hashes of its files, output by output. */
import { parentPort, workerData } from 'node:worker_threads';
import { readLibraries } from '#cli/read-libraries';
import { compile } from '#codegen/compile';
import { hashFiles, reverseAssets, reverseNames, type FileHashes, type HashTask } from './hash-files.ts';
import { openDocuments } from './open-documents.ts';

const task = workerData as HashTask; // What the figure handed over.
const { documents } = await openDocuments(task.document);
const [document] = documents;
if (!document) throw new Error(`There is no document "${task.document}".`);
const libraries = await readLibraries();
const environment = {
  libraries,
  signal: { aborted: false, throwIfAborted: () => {} },
  onProgress: () => {},
  now: () => 0,
};
const snapshot = reverseNames(document.takeSnapshot(document.frames));
const assets = reverseAssets(document.assets);
const hashes: FileHashes[] = [];
for (const options of task.options)
  hashes.push(hashFiles(await compile(snapshot, assets, options, environment)));
parentPort?.postMessage(hashes);
