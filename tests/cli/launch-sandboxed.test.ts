import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BrowserUser, createChromiumRenderer, launchSandboxed } from '#cli/chromium-renderer';
import { inFolder } from './in-folder.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const person: BrowserUser = { isRoot: false, isBuildServer: false };
const noSandbox =
  'browserType.launch: Target page, context or browser has been closed\n[pid=7][err] FATAL:zygote_host_impl_linux.cc(127)] No usable sandbox! Update your kernel';

/** The launches, with a sandbox or without, and the notices. */
async function launch(user: BrowserUser, failure: string | null = null) {
  const launched: boolean[] = [];
  const told: string[] = [];
  const open = async (withSandbox: boolean) => {
    launched.push(withSandbox);
    if (withSandbox && failure !== null) throw new Error(failure);
    return 'browser';
  };
  const opened = launchSandboxed(open, (sentence) => told.push(sentence), user);
  return { launched, told, opened: await opened.catch((error: Error) => error.message) };
}

describe('the sandbox of the browser', () => {
  it('is on for an ordinary user, without a notice', async () => {
    expect(await launch(person)).toEqual({ launched: [true], told: [], opened: 'browser' });
  });

  it.each([
    ['root', { ...person, isRoot: true }, /as root\.$/],
    ['a build server', { ...person, isBuildServer: true }, /CI is set/],
  ])('is not requested as %s, with a notice', async (_who, user, reason) => {
    const { launched, told } = await launch(user);
    expect(launched).toEqual([false]);
    expect(told).toEqual([expect.stringMatching(reason)]);
  });

  it('is off where the system has none, with a notice', async () => {
    const { launched, told, opened } = await launch(person, noSandbox);
    expect([launched, opened]).toEqual([[true, false], 'browser']);
    expect(told).toEqual([
      'Chromium runs without its own sandbox, because this system does not let it start one.',
    ]);
  });

  it('is not given up for any other failure', async () => {
    const { launched, told, opened } = await launch(person, 'browserType.launch: spawn EACCES');
    expect({ launched, told, opened }).toEqual({
      launched: [true],
      told: [],
      opened: 'browserType.launch: spawn EACCES',
    });
  });

  it('is reported missing by the program, once in a run', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      const args = ['code', 'design.json', '--frame', '1:1', '--out', 'out'];
      const { end } = startCli(args, { folder, environment: { CI: '1' }, keepsSandboxNotice: true });
      const { exitCode, stderr } = await end;
      expect(exitCode).toBe(0);
      expect(stderr.match(/Chromium runs without its own sandbox/g)).toHaveLength(1);
    }));

  it('is tried with the browser itself, and its message where there is none is recognised', async () => {
    const told: string[] = [];
    const renderer = createChromiumRenderer({ user: person, notify: (sentence) => told.push(sentence) });
    const html = '<!doctype html><body><script>document.body.dataset.ready = "";</script>';
    const page = { html, width: 20, height: 20, scale: 1 };
    try {
      for (let time = 0; time < 2; time += 1)
        expect((await renderer?.render(page, new AbortController().signal))?.width).toBe(20);
    } finally {
      await renderer?.dispose();
    }
    // Chromium has no sandbox for root, wherever it runs.
    if (process.getuid?.() === 0) expect(told).toHaveLength(1);
    else expect(told.length).toBeLessThanOrEqual(1);
  });
});
