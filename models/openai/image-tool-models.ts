/** The image model to use where only the mainline model is named. */
export const defaultImageModel = 'gpt-image-2';

/** True for models that draw with a tool, that is, for models that are not image models themselves. */
export function usesImageTool(model: string): boolean {
  return /^(?:gpt-\d|o\d)/.test(model) && !/^[^+]*image/.test(model);
}
