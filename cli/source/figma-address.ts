import { UsageError } from '../usage-error.ts';

export interface FigmaAddress {
  readonly fileKey: string;
  /** As the API has it, `1:2`. */
  readonly nodeId: string | null;
}

const shapes =
  /^\/(?:design|file|proto|board|site|slides|buzz)\/([A-Za-z0-9]+)(?:\/branch\/([A-Za-z0-9]+))?(?:\/|$)/;

export function looksLikeAddress(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/** Reads the address bar of a Figma file: `https://www.figma.com/design/KEY/Name?node-id=1-2`. */
export function readFigmaAddress(address: string): FigmaAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  const parts = url && /(^|\.)figma\.com$/i.test(url.hostname) ? shapes.exec(url.pathname) : null;
  const fileKey = parts?.[2] ?? parts?.[1];
  if (!url || !fileKey) {
    throw new UsageError(
      `"${address}" is not the address of a Figma file, such as https://www.figma.com/design/KEY/Name?node-id=1-2.`,
    );
  }
  return { fileKey, nodeId: url.searchParams.get('node-id')?.replaceAll('-', ':') ?? null };
}
