/**
 * From places to parts: what stands where becomes components with props, elements with meaning, rules with names.
 * A layout goes in whose every node is one box on a page; a project comes out in which what repeats is written
 * once. How React or HTML spell it is no business of this step.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodePlan } from '#design/code-plan';
import type { LayoutPage, LayoutTree } from '../1-layout/layout-tree.ts';
import { buildPage } from './template/build-page.ts';
import type { CodeProject } from './code-component.ts';
import { ComponentLibrary } from './template/component-library.ts';
import { fileDrawings } from './settle/drawings-as-files.ts';
import { partSteppers } from './fields/part-steppers.ts';
import { findRoles } from './roles/find-roles.ts';
import { groupUses } from './groups/group-uses.ts';
import type { Grouping } from './groups/use-group.ts';
import { findAnchors } from './links/find-anchors.ts';
import { drawMissing } from './draw-missing.ts';
import { placeDialogs } from './links/place-dialogs.ts';
import { tellLostLinks } from './links/tell-lost-links.ts';
import { wrapLinked } from './links/wrap-linked.ts';
import { NameScope, toPascalCase } from './make-names.ts';
import { applyPlan } from './plan/apply-plan.ts';
import { settlePlan } from './plan/settle-plan.ts';
import { settleParts } from './settle/settle-parts.ts';
import { reachScrollers } from './settle/reach-scrollers.ts';
import { reservedComponentNames } from './reserved-names.ts';
import { shareVectors } from './settle/share-vectors.ts';
import { applyStates } from './states/apply-states.ts';

/**
 * Finds the pages and components of a layout. HTML has no components: each use stands where it is, in full.
 * @param plan What a model decided, held against the layout first. @default nothing
 */
export function findComponents(
  drawn: LayoutTree,
  options: CodeOptions,
  plan: CodePlan = emptyPlan,
): CodeProject {
  const planned = applyPlan(options.target === 'react' ? drawMissing(drawn) : drawn, plan);
  const layout = placeDialogs(wrapLinked(partSteppers(applyStates(planned.layout))));
  const grouping = options.target === 'react' ? groupUses(layout) : noGroups;
  const names = new NameScope(options.target === 'react' ? reservedComponentNames : []);
  const partNames = new Set(grouping.groups.map(({ title }) => toPascalCase(title)));
  const pageNames = layout.pages.map((page) => names.take(namePage(page, options, partNames)));
  const roles = findRoles(layout, grouping);
  const anchors = findAnchors(layout);
  const library = new ComponentLibrary(grouping, roles, names, anchors);
  const components = grouping.groups.map((group) => library.build(group));
  const settled = settlePlan(layout, planned.held, roles, options.target === 'react' ? components : null);
  const pages = layout.pages.map((page, index) => buildPage(page, pageNames[index] ?? 'Page', library));
  const reached = reachScrollers(settleParts([...pages, ...components]), options, names);
  const filed = fileDrawings(reached);
  return {
    documentName: layout.documentName,
    components: options.target === 'react' ? shareVectors(filed.components, names) : filed.components,
    drawings: [...layout.drawings, ...filed.drawings],
    assets: {},
    tokens: layout.tokens,
    fonts: layout.fonts,
    namedStyles: layout.namedStyles,
    boundTexts: layout.boundTexts ?? {},
    fallbacks: layout.fallbacks,
    ...(plan === emptyPlan ? {} : { decided: settled.decided }),
    problems: [
      ...layout.problems,
      ...grouping.problems,
      ...tellLostLinks(layout, roles, grouping, anchors),
      ...planned.problems,
      ...settled.problems,
    ],
  };
}

const emptyPlan: CodePlan = { layers: {} };

const noGroups: Grouping = { groups: [], groupOf: new Map(), problems: [] };

function namePage(
  { name }: LayoutPage,
  { target }: CodeOptions,
  partNames: ReadonlySet<string | null>,
): string {
  const pascal = toPascalCase(name);
  // Figma's own "Frame 12" says no more than "Page".
  if (pascal === null || (target === 'react' && /^Frame\d*$/.test(pascal))) return 'Page';
  // A component that was chosen as a frame leaves its name to the component.
  return partNames.has(pascal) ? `${pascal}Page` : pascal;
}
