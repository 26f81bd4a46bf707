/**
 * One component out of all its uses: the uses lie side by side, each place is looked at in all of them at once, and
 * what differs becomes a prop. A page is the same with a single use.
 */
import { invariant } from '#design/invariant';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../1-layout/layout-tree.ts';
import type { PlaceOf } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { mapNodes } from '../map-nodes.ts';
import { isOuter, isPlacement, mergeStyles } from '../merge-styles.ts';
import { PropList, type FilledProp } from '../props/prop-list.ts';
import { Switches } from '../props/switches.ts';
import { settleControl } from '../states/disable-control.ts';
import { asBlock, isInline } from './block-style.ts';
import { buildElement } from './build-box.ts';
import { buildPlace } from './build-place.ts';
import type { Building } from './building.ts';
import type { ComponentLibrary } from './component-library.ts';
import { settleRoot } from './disabled-uses.ts';

export class Template {
  readonly #building: Building;

  constructor(uses: readonly LayoutNode[], library: ComponentLibrary, placeOf: PlaceOf) {
    const props = new PropList();
    const building: Building = {
      uses,
      library,
      placeOf,
      props,
      switches: new Switches(uses, props),
      build: (nodes, parents) => buildPlace(building, nodes, parents),
    };
    this.#building = building;
  }

  props(): readonly FilledProp[] {
    return this.#building.props.list();
  }

  buildPage(): CodeNode {
    const { uses } = this.#building;
    const node = this.#building.build(uses, uses);
    invariant(node, 'a page shows nothing at all');
    return mapNodes(node, settleControl);
  }

  /** The root's own look, and apart from it what each use decides about its place; a part of a page says both itself. */
  buildComponent(isPart = false): { readonly root: CodeNode; readonly useStyles: readonly Style[] } {
    const { library, switches } = this.#building;
    const boxes = this.#building.uses as readonly LayoutBox[];
    const { tag } = library.roles.of(boxes);
    const { base, rests } = mergeStyles(boxes.map(({ style }) => (isInline(tag) ? asBlock(style) : style)));
    // A component that is used once leaves its place to the page, as it would if it were used twice.
    const once = boxes.length === 1 && !isPart;
    const own = once ? base.filter((one) => !isOuter(one)) : base;
    const isAtUse = wrapsByLook(rests) ? isPlacement : isPlacementOrWrap;
    const atUse = rests.map((rest) => [
      ...(once ? base.filter(isOuter) : []),
      ...(rest ?? []).filter(isAtUse),
    ]);
    const looks = rests.map((rest) => (rest ?? []).filter((one) => !isAtUse(one)));
    const drawn = buildElement(this.#building, boxes, own, switches.variants(looks), true);
    // Looks and what shows are filled in where they stand, so nothing may be copied before.
    switches.decide();
    const children = drawn.children.map((child) => mapNodes(child, settleControl));
    return { root: settleRoot(this.#building, { ...drawn, children }), useStyles: atUse };
  }
}

/** What the place of a use decides where uses differ in it: whether there is room enough not to wrap, too. */
function isPlacementOrWrap(declaration: Declaration): boolean {
  return isPlacement(declaration) || isWrap(declaration);
}

function isWrap({ property }: Declaration): boolean {
  return property === 'flex-wrap';
}

/** Whether uses that look alike wrap alike: then wrapping goes with their look, and a list of them stays a list. */
function wrapsByLook(rests: readonly (Style | null)[]): boolean {
  const wraps = new Map<string, string>();
  return rests.every((rest) => {
    const look = JSON.stringify(rest?.filter((one) => !isPlacementOrWrap(one)));
    const wrap = JSON.stringify(rest?.filter(isWrap));
    const known = wraps.get(look) ?? wrap;
    wraps.set(look, known);
    return known === wrap;
  });
}
