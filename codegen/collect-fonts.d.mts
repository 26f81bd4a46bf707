import type { BundledFontFace } from './targets/preview/preview-fonts.ts';

/** The npm packages whose files end up in `dist/`, all under the SIL Open Font License. */
export const fontPackages: readonly string[];

/** Collects the fonts that the program carries for its own previews out of node_modules; runs at build time, in Node. */
export function collectFonts(): Promise<BundledFontFace[]>;
