/** What instances say of themselves: their properties, and the layers in them. */
import type { OwnProp, PropConstant } from '#design/project-config';
import type { LayoutBox, LayoutNode } from '../1-layout/layout-tree.ts';

/** What a property of an instance is in the team's words; `null` where it has none for it. */
export function readProperty(
  { instance }: LayoutBox,
  { property, values }: OwnProp & { kind: 'property' },
): PropConstant | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([name]) => plain(name) === plain(property),
  )?.[1];
  if (!found) return null;
  if (values === null) return found.value;
  const own = Object.entries(values).find(([name]) => plain(name) === plain(String(found.value)));
  return own ? own[1] : null;
}

/** The words of a text property. */
export function propertyText({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => plain(property) === plain(name),
  )?.[1];
  return found?.kind === 'text' ? found.value : null;
}

/** The words of the layer with this name, or of the only one there is. */
export function layerText(box: LayoutBox, name: string): string | null {
  const texts: { readonly name: string; readonly words: string }[] = [];
  const visit = (node: LayoutNode): void => {
    if (!node.visible) return;
    if (node.kind === 'box') node.children.forEach(visit);
    if (node.kind !== 'text') return;
    const words = node.blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    texts.push({ name: node.name, words });
  };
  visit(box);
  const same = texts.find((text) => plain(text.name) === plain(name));
  return (same ?? (texts.length === 1 ? texts[0] : undefined))?.words ?? null;
}

/** The main component that a swap or slot property names. */
export function swappedId({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => plain(property) === plain(name),
  )?.[1];
  return found?.kind === 'swap' || found?.kind === 'slot' ? found.value : null;
}

/** The layer that shows a main component, or is called so. */
export function findLayer(box: LayoutBox, name: string, componentId: string | null): LayoutNode | null {
  for (const child of box.children) {
    const isIt =
      componentId === null || child.kind !== 'box'
        ? plain(child.name) === plain(name)
        : child.instance?.componentId === componentId;
    if (isIt) return child;
    const inside = child.kind === 'box' ? findLayer(child, name, componentId) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** Names in Figma differ in case and spaces from how people write them elsewhere. */
export function plain(name: string): string {
  return name.trim().toLowerCase();
}
