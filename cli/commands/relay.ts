/** `framewright relay`: lets the panel in a published plugin reach an SD.Next on this computer, until the person ends it. */
import { randomBytes } from 'node:crypto';
import { isUnencryptedRemote } from '#design/service-address';
import type { RunCommand } from '../command.ts';
import { startRelay, relayPort } from '../relay/start-relay.ts';
import { UsageError } from '../usage-error.ts';

const defaultUpstream = 'http://127.0.0.1:7860';

export const runRelay: RunCommand = async (line, terminal) => {
  const { SDNEXT_URL, SDNEXT_AUTH, FRAMEWRIGHT_RELAY_TOKEN } = terminal.environment;
  const upstream = readUpstream(SDNEXT_URL || defaultUpstream, SDNEXT_AUTH || null);
  const token = readToken(FRAMEWRIGHT_RELAY_TOKEN);
  const interrupted = terminal.onInterrupt();
  const relay = await startRelay({
    upstream,
    upstreamKey: SDNEXT_AUTH || null,
    token,
    ...(line.flag('verbose') ? { onRequest: (message: string) => terminal.notify(message) } : {}),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(
      `The port ${relayPort} is taken, and the plugin may reach no other; stop the program that uses it, perhaps another relay.`,
    );
  });
  terminal.print(
    [
      `The relay is running and forwards to ${new URL(upstream).origin} (press Ctrl+C to stop).`,
      'In the panel: Settings, Service "SD.Next", then',
      `  Address  ${relay.url}`,
      `  Key      ${relay.key}`,
    ].join('\n'),
  );
  await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve()));
  await relay.close();
  return 0;
};

function readUpstream(address: string, key: string | null): string {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UsageError(`SDNEXT_URL must be an address such as ${defaultUpstream}, not "${address}".`);
  if (key !== null && isUnencryptedRemote(address))
    throw new UsageError('SDNEXT_AUTH would be sent where others can read it; use https in SDNEXT_URL.');
  return address;
}

/** A new one for each start, unless a fixed one is given. */
function readToken(given: string | undefined): string {
  if (!given) return randomBytes(24).toString('base64url');
  if (/^[\w-]{24,200}$/.test(given)) return given;
  throw new UsageError('FRAMEWRIGHT_RELAY_TOKEN must be at least 24 letters, digits, "-" or "_".');
}
