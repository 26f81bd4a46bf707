/** The model that draws where only the one that thinks is named. */
export const defaultImageModel = 'gpt-image-2';

/** True for ids of models that draw by a tool: those that are not picture models themselves. */
export function usesImageTool(model: string): boolean {
  return /^(?:gpt-\d|o\d)/.test(model) && !/^[^+]*image/.test(model);
}
