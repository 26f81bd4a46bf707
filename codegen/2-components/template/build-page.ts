import type { LayoutPage } from '../../1-layout/layout-tree.ts';
import { placeIn } from '../align-uses.ts';
import type { CodeComponent } from '../code-component.ts';
import { plainElement } from '../plain-element.ts';
import type { ComponentLibrary } from './component-library.ts';
import { gatherLists } from '../settle/gather-lists.ts';
import { nameContainers } from '../settle/name-containers.ts';
import { nameStyles } from '../settle/name-styles.ts';
import { Template } from './template.ts';

/** A page is a component with one use and so without props. */
export function buildPage(page: LayoutPage, name: string, library: ComponentLibrary): CodeComponent {
  const built = new Template([page.root], library, placeIn).buildPage();
  // A page that is a use of a component, a picture or a text still has its own main element.
  const main = built.kind === 'element' ? built : plainElement('main', [built]);
  return {
    name,
    role: 'page',
    nodeId: page.frameId,
    title: page.name.slice(0, 200),
    props: [],
    root: gatherLists(nameStyles(nameContainers(main), 'page'), []),
    width: page.width,
    height: page.height,
    ...(page.narrower ? { narrower: page.narrower } : {}),
  };
}
