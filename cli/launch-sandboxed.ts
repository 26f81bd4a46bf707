/**
 * Starts a browser with its own sandbox wherever the system allows it. Chromium refuses to start with one as root, and
 * containers of build servers rarely allow what it needs; elsewhere it is tried, and given up only where the browser says
 * that there is none.
 */

/** Who starts the browser. */
export interface BrowserUser {
  readonly isRoot: boolean;
  /** On a build server, as `CI` in the environment says. */
  readonly isBuildServer: boolean;
}

function currentUser(): BrowserUser {
  const { CI: ci = '' } = process.env;
  return { isRoot: process.getuid?.() === 0, isBuildServer: ci !== '' && ci !== '0' && ci !== 'false' };
}

/** What Chromium says, on any system, when it cannot start its sandbox. */
const hasNoSandbox = /no usable sandbox|sandbox helper|setuid sandbox|without --no-sandbox|zygote_host_impl/i;

/** Tells once where the browser runs without its sandbox, and why. Rejects as `launch` does. */
export async function launchSandboxed<Browser>(
  launch: (withSandbox: boolean) => Promise<Browser>,
  notify: (sentence: string) => void,
  user: BrowserUser = currentUser(),
): Promise<Browser> {
  const known = reasonAgainst(user);
  if (known === null) {
    try {
      return await launch(true);
    } catch (error) {
      if (!hasNoSandbox.test(String(error))) throw error;
    }
  }
  const browser = await launch(false);
  notify(
    `Chromium runs without its own sandbox, because ${known ?? 'this system does not let it start one'}.`,
  );
  return browser;
}

function reasonAgainst({ isRoot, isBuildServer }: BrowserUser): string | null {
  if (isRoot) return 'it cannot start one as root';
  return isBuildServer ? 'build servers rarely allow one (CI is set)' : null;
}
