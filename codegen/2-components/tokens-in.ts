/** The custom properties that a value names, without their dashes. */
export function tokensIn(value: string): readonly string[] {
  return [...value.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
}
