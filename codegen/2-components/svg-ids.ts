/** Gives the ids of a vector's markup other names, and what refers to them too. */
export function renameIds(svg: string, rename: (id: string, index: number) => string): string {
  const names = new Map<string, string>();
  for (const [, id = ''] of svg.matchAll(definition)) {
    if (!names.has(id)) names.set(id, rename(id, names.size));
  }
  if (names.size === 0) return svg;
  const nameOf = (id: string) => names.get(id) ?? id;
  return svg
    .replace(definition, (_, id: string) => ` id="${nameOf(id)}"`)
    .replace(paint, (_, id: string) => `url(#${nameOf(id)})`)
    .replace(reference, (_, name: string, id: string) => ` ${name}="#${nameOf(id)}"`);
}

const definition = / id="([^"]+)"/g;
const paint = /url\(#([^)"']+)\)/g;
const reference = / ((?:xlink:)?href)="#([^"]+)"/g;
