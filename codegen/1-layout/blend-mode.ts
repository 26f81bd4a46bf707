const modes: Readonly<Record<string, string>> = {
  DARKEN: 'darken',
  MULTIPLY: 'multiply',
  COLOR_BURN: 'color-burn',
  LIGHTEN: 'lighten',
  SCREEN: 'screen',
  COLOR_DODGE: 'color-dodge',
  LINEAR_DODGE: 'plus-lighter',
  OVERLAY: 'overlay',
  SOFT_LIGHT: 'soft-light',
  HARD_LIGHT: 'hard-light',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
};

/** CSS's name of one of Figma's blend modes; `null` for the plain one, `unsupported` where CSS has none. */
export function blendMode(name: string): string | null {
  if (name === 'NORMAL' || name === 'PASS_THROUGH' || name === '') return null;
  return Object.hasOwn(modes, name) ? (modes[name] ?? null) : 'unsupported';
}
