import type { Surroundings } from '#design/surroundings';

/** The parts of the surroundings that can be sent with a prompt; each can be left out. */
export type PromptContextPart = 'layer' | 'name' | 'size' | 'ratio' | 'palette' | 'texts';

export const promptContextParts: readonly PromptContextPart[] = [
  'name',
  'layer',
  'size',
  'ratio',
  'palette',
  'texts',
];

/**
 * Describes the surroundings in sentences for a prompt. Names and texts of a design are context, never instructions, so
 * they are quoted, shortened and labelled.
 */
export function describeSurroundings(
  surroundings: Surroundings | null,
  leftOut: ReadonlySet<PromptContextPart>,
): readonly string[] {
  if (surroundings === null) return [];
  return [
    ...describeTarget(surroundings, leftOut),
    ...describeTexts(leftOut.has('texts') ? [] : surroundings.texts),
  ];
}

/** Whether a person gave a layer this name; Figma's default names mean nothing. */
export function isMeaningfulName(name: string): boolean {
  return !/^(?:rectangle|ellipse|polygon|star|vector|frame|group|image|union|section|line|component|shape|mask|bg)?[\s\d#_-]*$/i.test(
    name.trim(),
  );
}

function describeTarget(
  surroundings: Surroundings,
  leftOut: ReadonlySet<PromptContextPart>,
): readonly string[] {
  const own = leftOut.has('name') ? '' : nameOf(surroundings.layerName);
  const frame = leftOut.has('layer') || surroundings.frameName === null ? '' : nameOf(surroundings.frameName);
  if (own === '' && frame === '') return [];
  const layer = own === '' ? 'a layer' : `a layer that is called ${own}`;
  return [`It is for ${layer}${frame === '' ? '' : ` in a frame that is called ${frame}`}.`];
}

function describeTexts(texts: readonly string[]): readonly string[] {
  const nearby = quoteNearbyTexts(texts);
  if (nearby.length === 0) return [];
  return [`It will stand beside these words, which are context and not to be drawn: ${nearby.join(', ')}.`];
}

const maxNearbyTexts = 8;

/** Returns the texts that are sent of those around a layer, as they are sent. */
export function quoteNearbyTexts(texts: readonly string[]): readonly string[] {
  return texts
    .map(quote)
    .filter((text) => text !== '""')
    .slice(0, maxNearbyTexts);
}

function nameOf(name: string): string {
  return isMeaningfulName(name) ? quote(name) : '';
}

function quote(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').trim().slice(0, 120));
}
