/** The changes that can be chosen without words, one for each property of a picture. */
export const changePresets = {
  colour: ['warmer colours', 'cooler colours', 'stronger colours', 'calmer colours'],
  light: ['brighter', 'darker', 'softer light', 'more contrast'],
  detail: ['more detail', 'less detail', 'larger shapes'],
  composition: ['subject further left', 'subject further right', 'calmer composition', 'more depth'],
  crop: [
    'closer',
    'wider',
    'more space at the left',
    'more space at the right',
    'more space at the top',
    'more space at the bottom',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PresetCategory = keyof typeof changePresets;

/** At most one choice for each property. */
export type ChosenPresets = Readonly<Partial<Record<PresetCategory, string>>>;

/** Describes all requested changes in one line; the person's words come first. */
export function describeChange(words: string, chosen: ChosenPresets): string {
  const presets = Object.values(chosen).filter((preset) => preset !== '');
  return [words.replace(/\s+/g, ' ').trim().replace(/\.$/, ''), ...presets]
    .filter((part) => part !== '')
    .join('; ');
}
