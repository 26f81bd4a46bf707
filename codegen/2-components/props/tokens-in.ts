/** The custom properties that a value names, without their dashes. */
export function tokensIn(value: string): readonly string[] {
  if (!value.includes('var(')) return [];
  return [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
}
