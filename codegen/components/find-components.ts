/**
 * Turns a layout into a code tree. A layout tree comes in, in which every node is one box on a page. A code
 * project goes out: components with props, semantic elements and named styles, with repeated parts written once.
 * It does not print React or HTML.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodePlan } from '#design/code-plan';
import { lexiconOf } from '#design/lexicon/lexicon';
import { describeTarget } from '#design/targets';
import type { LayoutNode, LayoutPage, LayoutTree } from '../layout/layout-tree.ts';
import { isDefaultFrameName, NameScope, toPascalCase, withoutOtherScripts } from '../naming/identifiers.ts';
import { reservedComponentNames } from '../naming/reserved-names.ts';
import { findRoles } from '../semantics/find-roles.ts';
import { addStepperButtons } from '../semantics/forms/add-stepper-buttons.ts';
import { markDrawnFields } from '../semantics/forms/find-drawn-fields.ts';
import { markChoiceGroups } from '../semantics/forms/mark-choice-groups.ts';
import { markForms } from '../semantics/forms/mark-forms.ts';
import { markProgressBars } from '../semantics/forms/mark-progress-bars.ts';
import { applyStates } from '../semantics/interactions/apply-states.ts';
import { linkChevronRows } from '../semantics/structure/link-chevron-rows.ts';
import { linkPlaces } from '../semantics/interactions/link-places.ts';
import { findLinkTargets } from '../semantics/interactions/link-targets.ts';
import { addDialogs, reportLostLinks, wrapPressables } from '../semantics/interactions/prototype-links.ts';
import { markAccordions } from '../semantics/structure/mark-accordions.ts';
import { absorbDividers, endRowBorders } from '../semantics/structure/absorb-dividers.ts';
import { adaptNavigation } from '../semantics/structure/adapt-navigation.ts';
import { arrangeTables } from '../semantics/structure/arrange-tables.ts';
import { addSortButtons } from '../semantics/structure/sort-buttons.ts';
import { applyTableLayout } from '../semantics/structure/apply-table-layout.ts';
import { linkCallsToAction, markButtons } from '../semantics/structure/find-buttons.ts';
import { markEntryLinks } from '../semantics/structure/find-entry-links.ts';
import { markChartLabels } from '../semantics/structure/mark-chart-labels.ts';
import { markIconControls } from '../semantics/structure/find-icon-controls.ts';
import { markNotices } from '../semantics/structure/mark-notices.ts';
import { markOptions } from '../semantics/structure/find-options.ts';
import { markPageLinks } from '../semantics/structure/find-page-links.ts';
import { linkCards } from '../semantics/structure/link-cards.ts';
import { markToggles } from '../semantics/structure/mark-toggles.ts';
import { markTextLinks } from '../semantics/structure/find-text-links.ts';
import { inferStructure } from '../semantics/structure/infer-structure.ts';
import { joinTitleLines } from '../semantics/structure/join-title-lines.ts';
import { markTagSections, markTagTexts } from '../semantics/structure/mark-tag-names.ts';
import { spaceLists } from '../semantics/structure/list-spacing.ts';
import { type CodeComponent, type CodeNode, type CodeProject, mapCodeNodes } from './code-component.ts';
import type { Grouping } from './grouping/component-group.ts';
import { addToggleStates } from './add-toggle-states.ts';
import { alignSiblings } from './grouping/align-siblings.ts';
import { groupOccurrences } from './grouping/group-occurrences.ts';
import { markIconsInData } from './icon-references.ts';
import { makeScrollersFocusable } from './make-scrollers-focusable.ts';
import { passClosing } from './pass-closing.ts';
import { applyPlan } from './plan/apply-plan.ts';
import { finalizePlan } from './plan/finalize-plan.ts';
import { buildPage, ComponentLibrary } from './template/component-library.ts';
import { mapLayout, mapParents, textOfLayer, textsIn } from './walk-layout.ts';
import { addPlaceholderVectors, extractLongVectors, shareVectors } from './vector-components.ts';

/**
 * Finds the pages and components of a layout. HTML has no components, so the content of every occurrence is written
 * out.
 * @param plan The decisions of a model. @default none
 */
export function findComponents(
  drawn: LayoutTree,
  options: CodeOptions,
  plan: CodePlan = emptyPlan,
): CodeProject {
  const { hasComponents } = describeTarget(options.target);
  const planned = applyPlan(hasComponents ? addPlaceholderVectors(drawn) : drawn, plan);
  const aligned = alignSiblings(planned.layout);
  const pressable = wrapPressables(addStepperButtons(applyStates(markTagSections(aligned))));
  const lexicon = lexiconOf(drawn.language ?? 'en');
  const titled = joinTitleLines(markDrawnFields(markButtons(markAccordions(pressable)), lexicon));
  const listed = markEntryLinks(markOptions(markPageLinks(markChartLabels(inferStructure(titled))), lexicon));
  const structured = markChoiceGroups(linkCards(markTextLinks(listed, lexicon), lexicon));
  const withForms = linkCallsToAction(markForms(spaceLists(structured), lexicon), lexicon);
  const arranged = markTagTexts(
    endRowBorders(
      applyTableLayout(
        addSortButtons(
          absorbDividers(
            arrangeTables(
              markNotices(markToggles(markIconControls(linkChevronRows(markProgressBars(withForms))))),
            ),
          ),
        ),
      ),
    ),
  );
  const layout = addDialogs(linkPlaces(addTextsBesideImages(adaptNavigation(arranged))));
  const grouping = hasComponents ? groupOccurrences(layout) : noGroups;
  const names = new NameScope(hasComponents ? reservedComponentNames : []);
  const componentNames = new Set(grouping.groups.map(({ title }) => toPascalCase(title)));
  const pageNames = layout.pages.map((page) => names.take(namePage(page, hasComponents, componentNames)));
  const roles = findRoles(layout, grouping);
  const repeated = grouping.groups.flatMap(({ occurrences }) => (occurrences.length > 1 ? occurrences : []));
  const linkTargets = findLinkTargets(layout, new Set(repeated));
  const library = new ComponentLibrary(
    grouping,
    roles,
    names,
    lexiconOf(layout.language ?? 'en'),
    mapParents(layout),
    linkTargets,
  );
  const components = grouping.groups.map((group) => library.build(group));
  const finalized = finalizePlan(layout, planned.accepted, roles, hasComponents ? components : null);
  const pages = layout.pages.map((page, index) =>
    buildPage(page, pageNames[index] ?? 'Page', library, hasComponents),
  );
  const withClosing = passClosing([...components, ...pages]).toSorted(
    (one, other) => Number(other.role === 'page') - Number(one.role === 'page'),
  );
  const focusable = makeScrollersFocusable(
    finalizeSections(addToggleStates(withClosing, layout.tokens)),
    hasComponents,
    names,
  );
  const extracted = extractLongVectors(focusable);
  return {
    documentName: layout.documentName,
    language: layout.language ?? 'en',
    components: hasComponents
      ? shareVectors(markIconsInData(extracted.components), names)
      : extracted.components,
    vectorAssets: [...layout.vectorAssets, ...extracted.vectorAssets],
    assets: {},
    tokens: layout.tokens,
    fonts: layout.fonts,
    namedStyles: layout.namedStyles,
    boundTexts: layout.boundTexts ?? {},
    fallbacks: layout.fallbacks,
    ...(plan === emptyPlan ? {} : { decided: finalized.effectivePlan }),
    problems: [
      ...layout.problems,
      ...grouping.problems,
      ...reportLostLinks(layout, roles, grouping, linkTargets),
      ...planned.problems,
      ...finalized.problems,
    ],
  };
}

/** Gives the images of each small box the texts beside them. */
function addTextsBesideImages(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => {
    const texts = node.kind === 'box' ? textsIn(node) : [];
    if (node.kind !== 'box' || texts.length === 0 || texts.length > maxTextsBeside) return node;
    const words = texts.map(textOfLayer);
    const add = (child: LayoutNode): LayoutNode => {
      if (child.kind === 'image') return child.textsBeside ? child : { ...child, textsBeside: words };
      return child.kind === 'box' && textsIn(child).length === 0
        ? { ...child, children: child.children.map(add) }
        : child;
    };
    return { ...node, children: node.children.map(add) };
  });
}

/** Texts of a card; in a larger box, a text may be about something else. */
const maxTextsBeside = 8;

const emptyPlan: CodePlan = { layers: {} };

const noGroups: Grouping = { groups: [], groupOf: new Map(), problems: [] };

/** Whether a name says nothing in code. Nobody recognises the words of some scripts in Latin letters. */
function isDefaultPageName(name: string): boolean {
  return (/\p{L}/u.test(name) && withoutOtherScripts(name).trim() === '') || isDefaultFrameName(name);
}

function namePage(
  { name }: LayoutPage,
  hasComponents: boolean,
  componentNames: ReadonlySet<string | null>,
): string {
  const pascal = toPascalCase(name);
  // Figma's default names "Frame 12" and "Desktop - 1" have no more meaning than "Page".
  if (pascal === null || (hasComponents && isDefaultPageName(name))) return 'Page';
  // A main component that was selected as a frame leaves its name to the component.
  return componentNames.has(pascal) ? `${pascal}Page` : pascal;
}

/**
 * A section without props is rendered by name alone, and its own root carries the layer ids. A section with
 * props, such as a link target or a label, is an ordinary component.
 */
export function finalizeSections(components: readonly CodeComponent[]): readonly CodeComponent[] {
  const sections = new Set(
    components
      .filter(({ isSection, props }) => isSection === true && props.length === 0)
      .map(({ name }) => name),
  );
  const visit = (node: CodeNode): CodeNode => {
    if (node.kind === 'use' && node.props.length > 0) sections.delete(node.component);
    return node;
  };
  for (const { root } of components) mapCodeNodes(root, visit);
  const finalize = (node: CodeNode): CodeNode =>
    node.kind === 'use' && sections.has(node.component) ? { ...node, ids: [] } : node;
  return components.map(({ isSection: _, ...component }) => ({
    ...component,
    ...(sections.has(component.name) ? { isSection: true } : {}),
    root: mapCodeNodes(component.root, finalize),
  }));
}
