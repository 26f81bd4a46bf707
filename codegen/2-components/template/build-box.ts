import type { LayoutBox, LayoutNode, Style } from '../../1-layout/layout-tree.ts';
import { alignChildren, type Aligned } from '../align-uses.ts';
import type { CodeAttribute, CodeElement, CodeNode, CodeVariant } from '../code-component.ts';
import { dialogName } from '../links/link-props.ts';
import { toSentence } from '../make-names.ts';
import { mergeStyles } from '../merge-styles.ts';
import { idsOf, styleNameOf } from '../name-layers.ts';
import { isFieldTag, type Role } from '../roles/role.ts';
import { tablesAmong, tableSections } from '../tables/table-sections.ts';
import { wrapCell } from '../tables/wrap-cell.ts';
import { textAttribute } from '../text-attribute.ts';
import { asBlock, isInline } from './block-style.ts';
import { buildToggle } from './build-field.ts';
import type { Building } from './building.ts';
import { collapseBox } from './collapse-boxes.ts';
import { isOff } from './disabled-uses.ts';
import { askingAttributes } from './field-attributes.ts';
import { linkOfPlace } from './link-of-place.ts';
import { stylesOf } from './styled-element.ts';
import { roleAttributes } from './use-attributes.ts';

/** A box with what is in it, or the one thing in it that stands for it. */
export function buildBox(building: Building, nodes: Aligned<LayoutBox>): CodeNode {
  const { tag } = building.library.roles.of(nodes);
  const styles = stylesOf(nodes).map((style) => style && (isInline(tag) ? asBlock(style) : style));
  const { base, rests } = mergeStyles(styles);
  return collapseBox(buildElement(building, nodes, base, building.switches.variants(rests)));
}

/** The element of a box; what the root of a component leads to arrives with the other attributes of a use. */
export function buildElement(
  building: Building,
  nodes: Aligned<LayoutBox>,
  style: Style,
  variants: readonly CodeVariant[],
  isRoot = false,
): CodeElement {
  const role = building.library.roles.of(nodes);
  const reacts = nodes.some((node) => node?.reacts === true);
  return {
    kind: 'element',
    tag: role.tag,
    attributes: [
      ...(isFieldTag(role.tag) ? askingAttributes(building, nodes, role.tag) : []),
      ...roleAttributes(building, nodes, role),
      ...(isRoot ? [] : linkOfPlace(building, nodes, role)),
      ...dialogAttributes(building, nodes),
    ],
    styleName: styleNameOf(nodes, role),
    style: ownStyle(style, variants, role),
    variants,
    ...(reacts ? { reacts, isOff: !isRoot && nodes.every(isOff) } : {}),
    children: buildChildren(building, nodes, role),
    ids: idsOf(nodes),
  };
}

function dialogAttributes({ library }: Building, [node]: Aligned<LayoutBox>): readonly CodeAttribute[] {
  if (node?.opensAs === undefined) return [];
  return [
    textAttribute('id', dialogName(node.opensAs, library.anchors.names)),
    textAttribute('popover', 'auto'),
    textAttribute('aria-label', toSentence(node.children[0]?.name ?? '') || 'Dialog'),
  ];
}

function ownStyle(style: Style, variants: readonly CodeVariant[], { toggles }: Role): Style {
  const isPlaced = [style, ...variants.map((one) => one.style)].some((one) =>
    one.some(({ property }) => property === 'position'),
  );
  return toggles && !isPlaced ? [{ property: 'position', value: 'relative' }, ...style] : style;
}

function buildChildren(building: Building, nodes: Aligned<LayoutBox>, role: Role): readonly CodeNode[] {
  const { roles } = building.library;
  const built = alignChildren(building.uses, nodes, building.placeOf).flatMap((child) => {
    const code = building.build(child, nodes);
    const cell = roles.cellAround(child);
    if (code === null) return [];
    const { tag } = roles.of(child);
    return [{ tag, code: cell === null ? code : wrapCell(code, cell, nodes.every(stretches)) }];
  });
  const children = built.map(({ code }) => code);
  if (role.tag === 'table')
    return tableSections(
      children,
      built.some(({ tag }) => tag === 'tbody'),
    );
  if (role.tag === 'tbody') return children;
  const shown = tablesAmong(children, (index) => built[index]?.tag === 'tr');
  return role.toggles ? [...shown, buildToggle(building, nodes, role)] : shown;
}

/** Whether a row or column makes what is in it as large as itself across. */
function stretches(node: LayoutNode | null): boolean {
  return node === null || !node.style.some(({ property }) => property === 'align-items');
}
