import {
  converter,
  differenceCiede2000,
  type Lab65,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  parse,
  useMode,
} from 'culori/fn';

for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65]) useMode(mode);

const toLab = converter('lab65');
const difference = differenceCiede2000();

/** A colour in CIELAB; `null` for what is no colour. Words for colours, as `teal`, are not colours here. */
export function readLab(hex: string): Lab65 | null {
  const plain = hex.trim().toLowerCase();
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/.test(plain)) return null;
  return toLab(parse(plain)) ?? null;
}

/** How different two colours look: CIEDE2000, where 1 is what a trained eye just sees. */
export function colourDistance(one: Lab65, other: Lab65): number {
  return difference(one, other);
}

/** ΔE up to which a colour counts as the same one, and up to which as one like it. */
export const colourReach = { same: 2, like: 16 };
