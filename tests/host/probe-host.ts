import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import type { HostDocument } from '../../host/server/host-document.ts';
import { type OpenedHost, openHost, root } from './open-host.ts';
import { smallDocument } from './small-document.ts';

export interface ProbeHost extends OpenedHost {
  /** Runs code in the sandbox, where `figma` is, and answers what it returns; throws what it throws. */
  run(code: string): Promise<unknown>;
  /** The panel of the probe, opened again if it was closed. */
  readonly frame: Frame;
}

interface ProbeAnswer {
  readonly value?: unknown;
  readonly error?: string;
}

/** The host with the probe of `tests/host/probe` running in it. */
export async function openProbe(
  browser: Browser,
  document: HostDocument = smallDocument,
): Promise<ProbeHost> {
  const host = await openHost({
    browser,
    document,
    manifestPath: join(root, 'tests/host/probe/manifest.json'),
  });
  await host.runCommand('panel');
  return withProbe(host, await host.panel());
}

/** Handles to a probe whose panel is open. */
export function withProbe(host: OpenedHost, frame: Frame): ProbeHost {
  const run = async (code: string): Promise<unknown> => {
    const answer = await frame.evaluate(async (text) => {
      const probe = window as unknown as { evaluate(code: string): Promise<ProbeAnswer> };
      return probe.evaluate(text);
    }, code);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return { ...host, frame, run };
}
