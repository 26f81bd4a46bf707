/**
 * Builds everything that ships into `dist/`:
 *
 *   code.js         the sandbox side, as old a JavaScript as Figma's oldest client takes
 *   ui.html         the panel, one file; its workers ride along as inert compressed text
 *   cli.js          the command line, for Node 20 and newer
 *   libraries.json  texts of packages that codegen needs (see codegen/libraries.ts)
 *   fonts.json      fonts for previews, of those that generated projects bring (see codegen/collect-fonts.mjs)
 *   THIRD_PARTY_NOTICES.txt  the licences of all that is bundled (see codegen/collect-notices.mjs); the panel has them too
 *   host/           the stand-in for Figma that `serve` shows
 *   manifest.json   only with FRAMEWRIGHT_GATEWAY: a manifest that lets the panel reach that address too
 *
 * `--watch` rebuilds on change and serves the stand-in, which then loads itself anew.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';
import { collectFonts, fontPackages } from './codegen/collect-fonts.mjs';
import { collectLibraries, findLibraryFolders } from './codegen/collect-libraries.mjs';
import { findLicenceFaults, packagesIn, readPackages, writeNotices } from './codegen/collect-notices.mjs';
import { hostPackages, hostTargets, writeHostFiles } from './host/build-host.mjs';
import { addGateway } from './plugin/add-gateway.mjs';

const watching = process.argv.includes('--watch');

/** Figma refuses plugin code that holds these, wherever they stand. */
const refusedInSandbox = [
  { pattern: /<!--/, name: 'an opening HTML comment' },
  { pattern: /-->/, name: 'a closing HTML comment' },
  { pattern: /\bimport\s*\(/, name: 'a dynamic import' },
];

/** Notices are collected in a file of their own, so that code need not carry them. */
const common = {
  bundle: true,
  write: false,
  minify: !watching,
  legalComments: 'none',
  // Words of other scripts are a third of the size in their own letters.
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
};

/** Folders of all packages that something in `dist/` was made of. */
const bundled = new Set([...fontPackages, ...hostPackages].map((name) => `node_modules/${name}`));

/** The sandbox: no DOM, an old engine, and a scanner that refuses some texts. */
const sandbox = {
  ...common,
  entryPoints: ['plugin/main.ts'],
  outfile: 'dist/code.js',
  platform: 'neutral',
  format: 'iife',
  target: 'es2017',
  // It is not known how Figma reads the file.
  charset: 'ascii',
  plugins: [
    onResult('sandbox', async ([file], metafile) => {
      packagesIn(metafile).forEach((folder) => bundled.add(folder));
      for (const { pattern, name } of refusedInSandbox) {
        if (pattern.test(file.text)) throw new Error(`dist/code.js holds ${name}, which Figma refuses.`);
      }
      await writeFile('dist/code.js', file.contents);
    }),
  ],
};

const worker = {
  ...common,
  minify: true,
  entryPoints: ['ui/worker/main.ts'],
  outfile: 'dist/worker.js',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  plugins: [librariesModule()],
};

/** The panel's small worker for pixels. */
const pictureWorker = { ...worker, entryPoints: ['ui/picture-worker/main.ts'], plugins: [] };

const packed = { WORKER: '', PICTURE_WORKER: '', NOTICES: '' };

/** The panel: one HTML file, as Figma takes no other. */
const panel = {
  ...common,
  entryPoints: ['ui/main.tsx'],
  // One character outside ASCII doubles the memory of the whole page, packed workers included, and slows its parser.
  charset: 'ascii',
  outdir: 'dist',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'text' },
  plugins: [
    kitStyles(),
    packWorkers(),
    onResult('panel', async (files, metafile) => {
      packagesIn(metafile).forEach((folder) => bundled.add(folder));
      packed.NOTICES = pack(writeNotices(await readPackages([...bundled])));
      const script = files.find((file) => file.path.endsWith('.js'))?.text ?? '';
      const style = files.find((file) => file.path.endsWith('.css'))?.text ?? '';
      const template = await readFile('ui/panel.html', 'utf8');
      const parts = {
        STYLE: style,
        ...packed,
        SCRIPT: escapeRegExps(script.replaceAll('</script', '<\\/script')),
      };
      await writeFile(
        'dist/ui.html',
        template.replace(/<!--(STYLE|WORKER|PICTURE_WORKER|NOTICES|SCRIPT)-->/g, (_, part) => parts[part]),
      );
    }),
  ],
};

const commandLine = {
  ...common,
  minify: false,
  entryPoints: { cli: 'cli/main.ts' },
  outdir: 'dist',
  // Each command loads what it needs and no more, so the small ones start at once.
  splitting: true,
  chunkNames: 'cli-[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  banner: { js: '#!/usr/bin/env node' },
  plugins: [
    onResult('cli', async (files) => {
      for (const file of files) await writeFile(file.path, file.contents, { mode: 0o755 });
    }),
  ],
};

/** For a team with a gateway of its own: a manifest in `dist/` that names it. */
async function writeGatewayManifest(address) {
  if (!address) return;
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'));
  await writeFile('dist/manifest.json', JSON.stringify(addGateway(manifest, address), null, 2));
}

/** Runs once per finished build of one target, with its files and what they were made of. */
function onResult(name, write) {
  return {
    name,
    setup(target) {
      target.onEnd(async (result) => {
        if (result.errors.length === 0) await write(result.outputFiles, result.metafile);
      });
    },
  };
}

/** Lets the worker import what was gathered from packages, as `framewright:libraries` and `framewright:fonts`. */
function librariesModule() {
  return {
    name: 'libraries',
    setup(target) {
      target.onResolve({ filter: /^framewright:(?:libraries|fonts)$/ }, ({ path }) => ({
        path,
        namespace: 'libraries',
      }));
      target.onLoad({ filter: /.*/, namespace: 'libraries' }, async ({ path }) => ({
        contents: await readFile(`dist/${path.replace('framewright:', '')}.json`, 'utf8'),
        loader: 'json',
      }));
    },
  };
}

/** The kit marks global stylesheets with `!` for a build tool of its own; the panel imports the one it needs itself. */
function kitStyles() {
  return {
    name: 'kit styles',
    setup(target) {
      target.onResolve({ filter: /^!/ }, ({ path }) => ({
        path,
        namespace: 'kit-style',
        sideEffects: false,
      }));
      target.onLoad({ filter: /.*/, namespace: 'kit-style' }, () => ({ contents: '' }));
    },
  };
}

/**
 * Packs the workers into text that costs nothing until it is unpacked: gzip, then base64. Done whenever the panel's
 * entry is read, and a change in any file of a worker has it read again.
 */
function packWorkers() {
  return {
    name: 'workers',
    setup(target) {
      target.onLoad({ filter: /[\\/]ui[\\/]main\.tsx$/ }, async ({ path }) => {
        const built = await Promise.all([worker, pictureWorker].map((one) => build(one)));
        built.flatMap(({ metafile }) => packagesIn(metafile)).forEach((folder) => bundled.add(folder));
        const [codegen, pictures] = built.map(({ outputFiles }) => pack(outputFiles[0].contents));
        Object.assign(packed, { WORKER: codegen, PICTURE_WORKER: pictures });
        const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
        const watchFiles = inputs.filter((input) => existsSync(input)).map((file) => resolve(file));
        return { contents: await readFile(path, 'utf8'), loader: 'tsx', watchFiles };
      });
    },
  };
}

/** esbuild leaves regular expressions as they are written, and in these an escape means the same as its character. */
function escapeRegExps(script) {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function pack(script) {
  return gzipSync(script, { level: 9 }).toString('base64');
}

if (!watching) await rm('dist', { recursive: true, force: true });
await mkdir('dist/host', { recursive: true });
await writeFile('dist/libraries.json', JSON.stringify(await collectLibraries()));
await writeFile('dist/fonts.json', JSON.stringify(await collectFonts()));

(await findLibraryFolders()).forEach((folder) => bundled.add(folder));
await writeHostFiles();
await writeGatewayManifest(process.env.FRAMEWRIGHT_GATEWAY);

const targets = [sandbox, panel, commandLine, ...hostTargets(common)];
if (watching) {
  const contexts = await Promise.all(targets.map((target) => context(target)));
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.watch()));
  spawn(process.execPath, ['dist/cli.js', 'serve', '--watch'], { stdio: 'inherit' });
} else {
  const built = await Promise.all(targets.map((target) => build(target)));
  for (const { metafile } of built) packagesIn(metafile).forEach((folder) => bundled.add(folder));
  const packages = await readPackages([...bundled]);
  const faults = findLicenceFaults(packages);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await writeFile('dist/THIRD_PARTY_NOTICES.txt', writeNotices(packages));
}
