/** The program and environment of a Chromium on this machine, or `null`. */
export function findBrowser(): {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
} | null;
/** Unpacks a Chromium from npm into `.browser/`; `null` where there is none for this system. */
export function installBrowser(): Promise<{
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
} | null>;
