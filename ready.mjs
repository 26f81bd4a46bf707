/**
 * Makes a fresh clone ready to work: installs the packages if they are missing or older than the lock file, and
 * with `--browser` sees to it that there is a Chromium for the tests. Runs on any Node that npm runs on. What comes
 * after it must be a script of its own: a shell that has found one Node does not look for the pinned one again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
process.chdir(root);

/** The pinned Node's own major version; tools run on it, whatever Node the machine has. */
const toolsNode = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies.node;

if (!isInstalled()) {
  console.error('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
checkToolsNode();
if (process.argv.includes('--browser')) await findOrInstallBrowser();

function isInstalled() {
  const stamp = 'node_modules/.package-lock.json';
  return existsSync(stamp) && statSync(stamp).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

function checkToolsNode() {
  const version = spawnSync('node_modules/.bin/node', ['--version'], {
    encoding: 'utf8',
    shell: isWindows(),
  });
  if (version.stdout?.trim() !== `v${toolsNode}`) {
    fail(
      `The tools need Node ${toolsNode}, which npm installs as the package "node"; it is not there. ` +
        'Allow its install script ("npm install-scripts approve node") and run npm ci again.',
    );
  }
}

async function findOrInstallBrowser() {
  const { findBrowser, installBrowser } = await import('./cli/browser.mjs');
  if (findBrowser() ?? (await installBrowser())) return;
  fail('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to the program.');
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: isWindows() });
  if (status !== 0) fail(`"${command} ${args.join(' ')}" did not succeed; its messages are above.`);
}

function isWindows() {
  return process.platform === 'win32';
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
