import {
  IconComponent16,
  IconComponentSet16,
  IconFrame16,
  IconGroup16,
  IconImage16,
  IconInstance16,
  IconRectangle16,
  IconSection16,
  IconText16,
} from '@create-figma-plugin/ui';

const icons: Readonly<Record<string, typeof IconFrame16>> = {
  FRAME: IconFrame16,
  COMPONENT: IconComponent16,
  COMPONENT_SET: IconComponentSet16,
  INSTANCE: IconInstance16,
  GROUP: IconGroup16,
  SECTION: IconSection16,
  TEXT: IconText16,
  RECTANGLE: IconRectangle16,
};

/** The picture that Figma's layers list has for a kind of layer. */
export function LayerIcon({ type }: { readonly type: string }) {
  const Icon = icons[type] ?? IconImage16;
  return <Icon />;
}

/** Figma's type names as people say them. */
export function layerKind(type: string): string {
  return type.toLowerCase().replace(/_/g, ' ');
}
