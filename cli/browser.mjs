/**
 * Finds a Chromium on this machine, or on Linux makes one from the npm package `@sparticuz/chromium`, which needs no
 * root. Plain JavaScript, because `ready.mjs` runs it before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `cli/` in the sources and `dist/` in the build lie in the same folder. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const fromNpm = { name: '@sparticuz/chromium', version: '153.0.0' };
const unpacked = join(root, '.browser', `chromium-${fromNpm.version}`);

const usualPlaces = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map(
      (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder
      ? ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((path) =>
          join(folder, path),
        )
      : [];
  }),
};

/**
 * The program and environment of a Chromium, or `null`. `CHROME_PATH` names one by hand.
 * @returns {{ path: string, env: Record<string, string> } | null}
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  const installed = [...(named ? [named] : []), ...(usualPlaces[process.platform] ?? [])].find((path) =>
    existsSync(path),
  );
  if (installed) return { path: installed, env: {} };
  const own = join(unpacked, 'chromium');
  return existsSync(own) ? { path: own, env: ownEnvironment() } : null;
}

/** Unpacks the npm package's Chromium into `.browser/` (about 200 MB); answers `null` where it has none for this system. */
export async function installBrowser() {
  if (process.platform !== 'linux') return null;
  console.error('Installing a Chromium for the tests …');
  const packages = join(root, '.browser');
  mkdirSync(unpacked, { recursive: true });
  const install = ['install', '--prefix', packages, '--no-audit', '--no-fund', '--loglevel=error'];
  const installed = spawnSync('npm', [...install, `${fromNpm.name}@${fromNpm.version}`], {
    stdio: ['ignore', 2, 2],
  });
  if (installed.status !== 0) return null;
  const bin = join(packages, 'node_modules', fromNpm.name, 'bin');
  const script = `
    import { inflate } from '${fromNpm.name}';
    for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br', 'chromium.br']) {
      await inflate(${JSON.stringify(bin)} + '/' + archive);
    }`;
  // The package unpacks into the temporary folder, so that is what it is told ours is.
  const unpacking = spawnSync(
    join(root, 'node_modules/.bin/node'),
    ['--input-type=module', '--eval', script],
    {
      cwd: packages,
      env: { ...process.env, TMPDIR: unpacked },
      stdio: ['ignore', 2, 2],
    },
  );
  if (unpacking.status !== 0) return null;
  writeFileSync(join(unpacked, 'fonts', 'fonts.conf'), fontSettings());
  return findBrowser();
}

/** The package's own settings look for fonts in other places only; without any font a page shows no text at all. */
function fontSettings() {
  const folders = [join(unpacked, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(unpacked, 'font-cache')}</cachedir>
</fontconfig>
`;
}

/** The libraries that a bare system lacks ride along in the package. */
function ownEnvironment() {
  return {
    LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_PATH: join(unpacked, 'fonts'),
  };
}
