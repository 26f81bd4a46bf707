import { withDescendants, type Scene } from '../document/scene.ts';

const interStyles = [
  'Thin',
  'Extra Light',
  'Light',
  'Regular',
  'Medium',
  'Semi Bold',
  'Bold',
  'Extra Bold',
  'Black',
];

/** Inter is there; other families count as there when the document uses them, as Figma would have them. */
export function hasFont(scene: Scene, family: string, style: string): boolean {
  if (family === 'Inter')
    return interStyles.some((name) => style === name || style === `${name} Italic` || style === 'Italic');
  return familiesOf(scene).has(family);
}

/** The fonts that a plugin is told of. */
export function listFonts(scene: Scene): readonly { readonly family: string; readonly style: string }[] {
  const inter = interStyles.flatMap((style) => [style, style === 'Regular' ? 'Italic' : `${style} Italic`]);
  const others = [...familiesOf(scene)]
    .filter((family) => family !== 'Inter')
    .map((family) => ({ family, style: 'Regular' }));
  return [...inter.map((style) => ({ family: 'Inter', style })), ...others];
}

/** Read once for each document that is opened. */
const known = new WeakMap<Scene, ReadonlySet<string>>();

function familiesOf(scene: Scene): ReadonlySet<string> {
  const families = known.get(scene) ?? findFamilies(scene);
  known.set(scene, families);
  return families;
}

function findFamilies(scene: Scene): ReadonlySet<string> {
  const families = new Set<string>();
  for (const layer of withDescendants(scene.document)) {
    const styles = [layer.style, ...Object.values(layer.styleOverrideTable ?? {})];
    for (const style of styles) if (style?.fontFamily) families.add(style.fontFamily);
  }
  return families;
}
