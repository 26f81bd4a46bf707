/**
 * A real Postgres with pgvector for the tests: a database of its own on the server that `DATABASE_URL` names, or one of Debian's packages
 * (postgresql-N and postgresql-N-pgvector), which is started in a folder of its own and listens on a socket only.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { waitLimits } from '../wait-limits.ts';

export interface LocalPostgres {
  readonly url: string;
  close(): Promise<void>;
}

const versions = '/usr/lib/postgresql';

/** The programs of the newest Postgres that has pgvector; `null` where there is none. */
function findPrograms(): string | null {
  if (!existsSync(versions)) return null;
  const found = readdirSync(versions)
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/vector.control`))
    .sort((one, other) => Number(other) - Number(one));
  return found[0] === undefined ? null : join(versions, found[0], 'bin');
}

/** Whether a real Postgres can be had, so that its tests are not skipped. */
export function hasPostgres(): boolean {
  return process.env['DATABASE_URL'] !== undefined || findPrograms() !== null;
}

/** Connects or starts it. @throws Error where `hasPostgres` is false, or it does not start */
export async function startPostgres(): Promise<LocalPostgres> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return createDatabase(given);
  const programs = findPrograms();
  if (programs === null) throw new Error('There is no Postgres with pgvector on this computer.');
  const folder = await mkdtemp(join(tmpdir(), 'framewright-postgres-'));
  // Postgres does not run as root; Debian's package has a user for it.
  const user = process.getuid?.() === 0 ? readUser('postgres') : null;
  if (user !== null) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const as = user ?? {};
  const login = ['-U', 'framewright', '--auth=trust', '--no-sync'];
  execFileSync(join(programs, 'initdb'), ['-D', data, ...login], { ...as, cwd: folder, stdio: 'pipe' });
  const settings = ['-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], { ...as, cwd: folder });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`Postgres did not start: ${text}`)), waitLimits.change);
    server.stderr.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (!text.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('exit', () => reject(new Error(`Postgres did not start: ${text}`)));
  });
  return {
    url: `postgres://framewright@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async close() {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** A database of its own on the server, so that nothing that is there is read or changed. */
async function createDatabase(url: string): Promise<LocalPostgres> {
  const name = `framewright_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, close: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function readUser(name: string): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8' })),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
