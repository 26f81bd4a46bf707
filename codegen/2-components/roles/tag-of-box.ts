import type { ElementKind } from '#design/code-plan';
import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import { elementRules, type BoxPlace } from './element-rules.ts';

/** Whether what a layer leads to can be followed from a page. */
export type CanFollow = (link: NonNullable<LayoutNode['link']>) => boolean;

/** Follows only addresses that open a page or write a letter; what runs a script is no link. */
export function followWithin(pageIds: ReadonlySet<string>): CanFollow {
  return ({ kind, target }) => {
    if (kind === 'back' || kind === 'close' || kind === 'overlay') return false;
    if (kind === 'scroll') return true;
    return kind === 'node'
      ? pageIds.has(target)
      : /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/i.test(target.trim());
  };
}

/** The tag of a box: what was decided of it, else what the first rule that fits says, else a `div`. */
export function tagOfBox(at: BoxPlace, isInside: boolean, canFollow: CanFollow): string {
  const { opensAs, decided, link } = at.box;
  if (opensAs !== undefined) return 'dialog';
  if (isInside) return 'div';
  const tag =
    decided?.kind === undefined
      ? elementRules.find((one) => one.fits(at))?.tag
      : tagOfKind(decided.kind, at.around);
  return tag === 'a' && !(link && canFollow(link)) ? 'div' : (tag ?? 'div');
}

/** The tag of what was decided, where HTML has it there. */
function tagOfKind(kind: ElementKind, around: readonly string[]): string | undefined {
  const tag = tagsOfKinds[kind];
  return tag !== undefined && hasRoom(tag, around) ? tag : undefined;
}

/** Elements of decided kinds; fields, lists and headings are made by rules of their own. */
const tagsOfKinds: Readonly<Partial<Record<ElementKind, string>>> = {
  header: 'header',
  nav: 'nav',
  section: 'section',
  article: 'article',
  aside: 'aside',
  footer: 'footer',
  form: 'form',
  button: 'button',
  link: 'a',
};

/** https://html.spec.whatwg.org/multipage/sections.html#the-header-element */
function hasRoom(tag: string, around: readonly string[]): boolean {
  if (tag === 'form') return !around.includes('form');
  return (
    !(tag === 'header' || tag === 'footer') || !around.some((one) => one === 'header' || one === 'footer')
  );
}
