import type { LayoutPage } from '../../1-layout/layout-tree.ts';
import { placeIn } from '../align-uses.ts';
import type { CodeComponent, CodeNode } from '../code-component.ts';
import type { ComponentLibrary } from './component-library.ts';
import { gatherLists } from '../settle/gather-lists.ts';
import { nameContainers } from '../settle/name-containers.ts';
import { nameStyles } from '../settle/name-styles.ts';
import { Template } from './template.ts';

/** A page is a component with one use and so without props. */
export function buildPage(page: LayoutPage, name: string, library: ComponentLibrary): CodeComponent {
  const built = new Template([page.root], library, placeIn).buildPage();
  return {
    name,
    role: 'page',
    nodeId: page.frameId,
    title: page.name.slice(0, 200),
    props: [],
    root: gatherLists(
      nameStyles(nameContainers(built.kind === 'element' ? built : wrapInMain(built)), 'page'),
      [],
    ),
    width: page.width,
    height: page.height,
    ...(page.narrower ? { narrower: page.narrower } : {}),
  };
}

/** A page that is a use of a component, a picture or a text still has its own main element. */
function wrapInMain(child: CodeNode): CodeNode {
  return {
    kind: 'element',
    tag: 'main',
    attributes: [],
    styleName: null,
    style: [],
    variants: [],
    children: [child],
    ids: [],
  };
}
