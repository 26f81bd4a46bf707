import { toDataUrl } from './base64.ts';
import { escapeXml } from './draw/svg-text.ts';

/** One file of a font that the host has. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly address: string;
  /**
   * The characters it is for, as CSS writes them.
   * @default all
   */
  readonly unicodeRange?: string;
}

/** A rule that gives a document this font. */
export function fontFaceRule({ family, weight, italic, unicodeRange }: FontFile, address: string): string {
  const range = unicodeRange ? `;unicode-range:${unicodeRange}` : '';
  const style = italic ? 'italic' : 'normal';
  return `@font-face{font-family:"${family}";font-weight:${String(weight)};font-style:${style};font-display:swap;src:url(${address})${range}}`;
}

const fontAddresses = new Map<string, Promise<string>>();

export interface EmbeddedFonts {
  readonly style: string;
  readonly faces: readonly FontFile[];
}

/** `@font-face` rules for the fonts a picture names, of those the host has. */
export async function embedFonts(svg: string, fonts: readonly FontFile[]): Promise<EmbeddedFonts> {
  const uses = [...svg.matchAll(/<text[^>]*>/g)].map(([start]) => ({
    families: /font-family="([^"]*)"/.exec(start)?.[1] ?? '',
    weight: Number(/font-weight="(\d+)"/.exec(start)?.[1] ?? 400),
    italic: start.includes('font-style="italic"'),
  }));
  const faces = new Set<FontFile>();
  for (const { families, weight, italic } of uses) {
    for (const family of new Set(fonts.map((font) => font.family))) {
      if (families.includes(escapeXml(family)))
        for (const face of nearest(fonts, family, weight, italic)) faces.add(face);
    }
  }
  const rules = await Promise.all(
    [...faces].map(async (face) => {
      const { address } = face;
      const known =
        fontAddresses.get(address) ??
        fetch(address).then(async (response) => toDataUrl(await response.blob()));
      fontAddresses.set(address, known);
      return fontFaceRule(face, await known).replace('font-display:swap;', '');
    }),
  );
  return { style: rules.length === 0 ? '' : `<style>${rules.join('')}</style>`, faces: [...faces] };
}

/** All files of a family in the weight nearest to the wanted one, as a browser would choose. */
function nearest(
  fonts: readonly FontFile[],
  family: string,
  weight: number,
  italic: boolean,
): readonly FontFile[] {
  const own = fonts.filter((font) => font.family === family);
  const sloped = own.some((font) => font.italic === italic)
    ? own.filter((font) => font.italic === italic)
    : own;
  const distance = Math.min(...sloped.map((font) => Math.abs(font.weight - weight)));
  return sloped.filter((font) => Math.abs(font.weight - weight) === distance);
}

/** Whether the file has the letters that the host looks for when it waits for fonts. */
export function isLatin({ unicodeRange }: FontFile): boolean {
  return unicodeRange === undefined || /U\+0000|U\+00?20/i.test(unicodeRange);
}
