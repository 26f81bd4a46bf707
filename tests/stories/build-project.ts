import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { build, preview } from 'vite';
import { root } from '../host/open-host.ts';

/** Unpacks a project's zip; its packages are those installed here, which are of the very versions it names. */
export async function unpackProject(zip: Uint8Array, folder: string): Promise<readonly string[]> {
  const files = unzipSync(zip);
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return Object.keys(files);
}

export interface BuiltProject {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds a project with Vite, by its own configuration, and serves what came out. */
export async function buildAndServe(folder: string): Promise<BuiltProject> {
  await build({ root: folder, logLevel: 'silent' });
  const server = await preview({ root: folder, logLevel: 'silent', preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('Vite serves the project nowhere.');
  return { url, close: () => server.close() };
}
