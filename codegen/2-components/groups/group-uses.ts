/**
 * Which parts of the pages are uses of one component. An instance belongs to the group of its main component, and
 * with it to that of its set where the variants are built alike; a main component on a page is a use of itself.
 * Hidden layers use nothing.
 */
import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutTree } from '../../1-layout/layout-tree.ts';
import { placeIn } from '../align-uses.ts';
import { leads } from '../links/link-props.ts';
import { collectFamilies } from './collect-families.ts';
import { dropCircles } from './drop-circles.ts';
import { findRepeats } from './find-repeats.ts';
import { findSections } from './find-sections.ts';
import { openFamily } from './open-family.ts';
import { ShapeTable } from './shape-table.ts';
import type { Grouping, UseGroup } from './use-group.ts';

/** Gathers the uses of all components of all pages, what repeats without being one, and the sections of long pages. */
export function groupUses(layout: LayoutTree): Grouping {
  const problems: Problem[] = [];
  const groups = [
    ...[...collectFamilies(layout)].flatMap(([name, members]) => openFamily(name, members, problems)),
    ...openDialogs(layout),
  ].flatMap(splitByLink);
  const drawn = dropCircles(groups);
  const shapes = new ShapeTable(drawn.groupOf);
  const repeated = dropCircles([...drawn.groups, ...findRepeats(layout, drawn.groupOf, shapes)]);
  const sections = findSections(layout, repeated.groupOf, shapes);
  return { ...dropCircles([...repeated.groups, ...sections]), problems };
}

/** What opens over a page is the same part there and on the page of its own. */
function openDialogs({ pages }: LayoutTree): readonly UseGroup[] {
  const opened = new Map<string, LayoutBox[]>();
  for (const { root } of pages) {
    const dialogs = root.kind === 'box' ? root.children : [];
    for (const dialog of dialogs) {
      if (dialog.kind !== 'box' || dialog.opensAs === undefined) continue;
      const uses = dialog.children.filter((child) => child.kind === 'box');
      opened.set(dialog.opensAs, [...(opened.get(dialog.opensAs) ?? []), ...uses]);
    }
  }
  return pages.flatMap(({ root, frameId, name }): readonly UseGroup[] => {
    const uses = opened.get(frameId);
    if (uses === undefined || root.kind !== 'box') return [];
    const key = `dialog ${frameId}`;
    return [{ key, componentId: frameId, title: name, uses: [root, ...uses], placeOf: placeIn }];
  });
}

/** A component that leads somewhere in some uses only is a link there and something else elsewhere. */
function splitByLink(group: UseGroup): readonly UseGroup[] {
  const linked = group.uses.filter(({ link }) => link !== null && leads(link));
  const others = group.uses.filter((use) => !linked.includes(use));
  if (linked.length === 0 || others.length === 0) return [group];
  const title = /\blink$/i.test(group.title) ? group.title : `${group.title} link`;
  return [
    { ...group, uses: others },
    { ...group, key: `${group.key} link`, title, uses: linked },
  ];
}
