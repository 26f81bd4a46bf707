import type { Metafile } from 'esbuild';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, as its package.json says. */
  readonly licence: string;
  readonly texts: readonly { readonly file: string; readonly text: string }[];
}

export const allowedLicences: readonly string[];
export function packagesIn(metafile: Metafile): readonly string[];
export function readPackages(folders: readonly string[]): Promise<readonly BundledPackage[]>;
export function findLicenceFaults(packages: readonly BundledPackage[]): readonly string[];
export function writeNotices(packages: readonly BundledPackage[]): string;
