/**
 * Fonts for pages that are measured: from the development packages, as `data:` addresses, under the page's own
 * rules, so that no page is judged by what a machine happens to have installed. All subsets of a family are
 * declared, else glyphs of two fonts mix. Inter comes from `inter-ui@3.19.3`, whose widths are Figma's.
 */
import { fileURLToPath } from 'node:url';
import { openPackageFonts } from '#cli/font-store';
import { chooseFontFaces } from '#codegen/targets/preview/preview-fonts';
import type { NeededFont } from '#design/receipt';

export interface FontStore {
  /** The faces a page needs: the nearest weight there is for each, upright, and italic where it is asked for. */
  find(fonts: readonly NeededFont[]): Promise<FontFaces>;
}

export interface FontFaces {
  /** `@font-face` rules; empty where no family was found. */
  readonly css: string;
  /** Families without a package here. */
  readonly missing: readonly string[];
}

/** A store that reads each sheet once. */
export function createFontStore(): FontStore {
  const source = openPackageFonts(fileURLToPath(new URL('../node_modules', import.meta.url)));
  return {
    async find(fonts) {
      const found = await Promise.all(
        fonts.map(async (font) => {
          const faces = chooseFontFaces(await source.find(font), font);
          return { font, rules: await Promise.all(faces.map((face) => face.load())) };
        }),
      );
      return {
        css: found.flatMap(({ rules }) => rules).join('\n'),
        missing: found.flatMap(({ font, rules }) => (rules.length === 0 ? [font.family] : [])),
      };
    },
  };
}
