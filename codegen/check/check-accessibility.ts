/** Checks that everybody can use the markup of the pages, with our rules over each page as a browser would show it. */
import type { Check } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import {
  hasUnknown,
  type MarkupElement,
  type MarkupNode,
  type PageMarkup,
  type SourceLocation,
  walkElements,
} from '../targets/markup.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';
import { findFileLanguage } from '../targets/targets.ts';

/**
 * Checks all pages. `parts` are frames that nobody opens as a page: main components, and sections with several
 * screens.
 */
export function checkAccessibility(
  files: readonly SourceFile[],
  pages: readonly PageMarkup[],
  nonPageFrames: ReadonlySet<string> = new Set(),
): Check {
  if (pages.length === 0) return skippedCheck('accessibility', 'There is no page to check.');
  // A component that is used ten times is reported once.
  const findings = new Map<string, Finding>();
  for (const page of pages) {
    const isWhole = !nonPageFrames.has(page.frameId);
    for (const { severity, message, file, line } of applyAccessibilityRules(
      [...walkElements(page.nodes)],
      isWhole,
    )) {
      findings.set(`${file}:${line}:${message}`, { severity, message, file, line, nodeId: null });
    }
  }
  return makeCheck(files, [...findings.values()], {
    id: 'accessibility',
    passed: 'No issues with names, labels, headings, lists or focus.',
    found: (count) => `${pluralize(count, 'accessibility issue', 'accessibility issues')} found.`,
  });
}

/**
 * The rules, one small function each, over the elements of one page. They cover what WCAG 2.1 AA and HTML ask of the
 * structure. Contrast and sizes belong to the design and are reported elsewhere.
 */

export interface AccessibilityFinding extends SourceLocation {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** One element with the elements around it, outermost first. */
export interface ElementInContext {
  readonly element: MarkupElement;
  readonly around: readonly MarkupElement[];
}

type ElementRule = (current: ElementInContext) => AccessibilityFinding | null;
type PageRule = (page: readonly ElementInContext[]) => readonly AccessibilityFinding[];

/** `isWhollyLifted` marks a part of a page that is shown alone. It needs no h1 and may have several. */
function applyAccessibilityRules(
  page: readonly ElementInContext[],
  isWhole: boolean,
): readonly AccessibilityFinding[] {
  const labelled = new Set(
    page.flatMap(({ element }) => (element.tag === 'label' ? (attribute(element, 'for') ?? []) : [])),
  );
  const rules: readonly ElementRule[] = [
    pictureHasAlt,
    controlHasName,
    (current) => fieldHasLabel(current, labelled),
    tabOrderIsNatural,
    interactiveIsNotNested,
    listContainsOnlyItems,
    itemIsInList,
    paragraphContainsNoBlocks,
    elementIsClosed,
    voidElementIsEmpty,
    hiddenIsNotFocusable,
    documentHasLanguage,
  ];
  const pageRules = [headingsAreInOrder, ...(isWhole ? [pageHasOneTopHeading] : []), idsAreUnique];
  return [
    ...page.flatMap((current) => rules.flatMap((rule) => rule(current) ?? [])),
    ...pageRules.flatMap((rule) => rule(page)),
  ];
}

const pictureHasAlt: ElementRule = ({ element }) => {
  const needsAlt =
    element.tag === 'img' || (element.tag === 'input' && attribute(element, 'type') === 'image');
  if (!needsAlt || element.attributes.has('alt') || isHiddenFromScreenReaders(element)) return null;
  return error(element, `This <${element.tag}> has no alt text. Add some, or alt="" if it is decorative.`);
};

const controlHasName: ElementRule = ({ element, around }) => {
  if (
    !isButtonOrLink(element) ||
    [element, ...around].some(isHiddenFromScreenReaders) ||
    hasAccessibleName(element)
  )
    return null;
  const what = element.tag === 'a' ? 'link' : 'button';
  return error(element, `This ${what} has no accessible name. Add text or an aria-label.`);
};

function fieldHasLabel(
  { element, around }: ElementInContext,
  labelled: ReadonlySet<string>,
): AccessibilityFinding | null {
  if (!isField(element) || [element, ...around].some(isHiddenFromScreenReaders)) return null;
  const { attributes } = element;
  const isLabelled =
    hasText(attributes.get('aria-label')) ||
    attributes.has('aria-labelledby') ||
    hasText(attributes.get('title')) ||
    attributes.get('id') === null ||
    labelled.has(attributes.get('id') ?? '') ||
    around.some(({ tag }) => tag === 'label');
  return isLabelled
    ? null
    : error(element, `This <${element.tag}> has no label; a placeholder does not count as one.`);
}

const tabOrderIsNatural: ElementRule = ({ element }) => {
  const isPositive = Number(attribute(element, 'tabindex') ?? 0) > 0;
  return isPositive ? warning(element, 'A positive tabindex breaks the keyboard focus order.') : null;
};

const interactiveIsNotNested: ElementRule = ({ element, around }) => {
  if (!isInteractive(element)) return null;
  const outer = around.find((each) => isButtonOrLink(each));
  return outer
    ? error(
        element,
        `This <${element.tag}> is inside a <${outer.tag}>. Interactive elements cannot be nested.`,
      )
    : null;
};

const listTags = new Set(['ul', 'ol', 'menu']);

const listContainsOnlyItems: ElementRule = ({ element }) => {
  if (!listTags.has(element.tag)) return null;
  const stray = element.children.find((child) => {
    if (child.kind === 'text') return child.text.trim() !== '';
    return child.kind === 'element' && !['li', 'script', 'template'].includes(child.tag);
  });
  if (!stray) return null;
  const what = stray.kind === 'element' ? `a <${stray.tag}>` : 'text';
  return error(element, `This <${element.tag}> contains ${what}. Lists can only contain <li> elements.`);
};

const itemIsInList: ElementRule = ({ element, around }) => {
  const parent = around.at(-1);
  if (element.tag !== 'li' || (parent && listTags.has(parent.tag))) return null;
  return error(element, 'This <li> is not inside a list.');
};

/** A browser closes a `<p>` before these elements: https://html.spec.whatwg.org/#the-p-element */
const closesParagraph = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'details',
    'dialog',
    'div',
    'dl',
    'fieldset',
    'figure',
    'footer',
  ],
  ...[
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'main',
    'menu',
    'nav',
    'ol',
    'p',
    'pre',
    'section',
  ],
  ...['table', 'ul'],
]);

const paragraphContainsNoBlocks: ElementRule = ({ element, around }) => {
  const isInside = closesParagraph.has(element.tag) && around.some(({ tag }) => tag === 'p');
  return isInside
    ? error(element, `A <p> cannot contain a <${element.tag}>; browsers close it there.`)
    : null;
};

const elementIsClosed: ElementRule = ({ element }) => {
  return element.misclosed
    ? error(element, `This <${element.tag}> is not closed where its end tag stands.`)
    : null;
};

/** https://html.spec.whatwg.org/#void-elements */
const voidTags = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
]);

const voidElementIsEmpty: ElementRule = ({ element }) => {
  if (!voidTags.has(element.tag) || element.children.length === 0) return null;
  return error(element, `An <${element.tag}> cannot have children; React refuses to render it.`);
};

const hiddenIsNotFocusable: ElementRule = ({ element, around }) => {
  const isHidden = [element, ...around].some(({ attributes }) => attributes.get('aria-hidden') === 'true');
  if (!isHidden || !isInteractive(element) || attribute(element, 'tabindex') === '-1') return null;
  return error(element, `This <${element.tag}> takes the focus but is hidden from screen readers.`);
};

const documentHasLanguage: ElementRule = ({ element }) => {
  if (element.tag !== 'html' || hasText(element.attributes.get('lang'))) return null;
  return error(element, 'The <html> element has no lang attribute.');
};

const headingsAreInOrder: PageRule = (page) => {
  const headings = findHeadings(page);
  return headings.flatMap(({ element, level }, index) => {
    const before = headings[index - 1]?.level;
    if (before === undefined || level <= before + 1) return [];
    return [warning(element, `The heading level jumps from ${before} to ${level}.`)];
  });
};

const pageHasOneTopHeading: PageRule = (page) => {
  const headings = findHeadings(page);
  const [first] = headings;
  const titles = headings.filter(({ level }) => level === 1);
  if (first && titles.length === 0) return [warning(first.element, 'The page has headings but no <h1>.')];
  return titles.slice(1).map(({ element }) => warning(element, 'The page has a second <h1>.'));
};

/** A dialog has its own order of headings. */
function isClosed(element: MarkupElement): boolean {
  return isHiddenFromScreenReaders(element) || element.attributes.has('popover');
}

function findHeadings(page: readonly ElementInContext[]) {
  return page.flatMap(({ element, around }) => {
    const level = headingLevel(element);
    return level === null || [element, ...around].some(isClosed) ? [] : [{ element, level }];
  });
}

const idsAreUnique: PageRule = (page) => {
  const seen = new Map<string, ElementInContext>();
  return page.flatMap((current) => {
    const id = attribute(current.element, 'id');
    if (id === undefined) return [];
    const first = seen.get(id);
    if (!first) seen.set(id, current);
    return !first || isSameDefinition(first, current)
      ? []
      : [error(current.element, `The id "${id}" is used twice on the page.`)];
  });
};

/**
 * A vector that is shown twice defines its gradients twice. Either definition works, because only paint refers to it.
 */
function isSameDefinition(one: ElementInContext, other: ElementInContext): boolean {
  const isDefinition = ({ element, around }: ElementInContext) =>
    element.tag !== 'svg' && around.some(({ tag }) => tag === 'svg');
  const { file, line } = one.element;
  const isSameSource =
    findFileLanguage(file)?.declaresComponents === true &&
    file === other.element.file &&
    line === other.element.line;
  return isSameSource && isDefinition(one) && isDefinition(other);
}

function headingLevel(element: MarkupElement): number | null {
  const level = /^h([1-6])$/.exec(element.tag)?.[1];
  if (level !== undefined) return Number(level);
  const isHeading = attribute(element, 'role') === 'heading';
  return isHeading ? Number(attribute(element, 'aria-level') ?? 2) : null;
}

function isButtonOrLink(element: MarkupElement): boolean {
  const role = attribute(element, 'role');
  if (element.tag === 'a') return element.attributes.has('href');
  return element.tag === 'button' || role === 'button' || role === 'link';
}

function isField(element: MarkupElement): boolean {
  const type = attribute(element, 'type') ?? 'text';
  if (element.tag === 'input') return !['hidden', 'submit', 'button', 'reset', 'image'].includes(type);
  return element.tag === 'select' || element.tag === 'textarea';
}

function isInteractive(element: MarkupElement): boolean {
  const isHiddenInput = element.tag === 'input' && attribute(element, 'type') === 'hidden';
  const tags = ['input', 'select', 'textarea', 'details', 'iframe'];
  return isButtonOrLink(element) || (tags.includes(element.tag) && !isHiddenInput);
}

function attribute({ attributes }: MarkupElement, name: string): string | undefined {
  return attributes.get(name) ?? undefined;
}

function error({ file, line }: MarkupElement, message: string): AccessibilityFinding {
  return { severity: 'error', message, file, line };
}

function warning({ file, line }: MarkupElement, message: string): AccessibilityFinding {
  return { severity: 'warning', message, file, line };
}

/** The accessible name of an element: https://www.w3.org/TR/accname-1.2/, as far as our pages need it. */

/** True if it has a name, or if its content is unknown and may be one. */
function hasAccessibleName(element: MarkupElement): boolean {
  const { attributes } = element;
  if (hasText(attributes.get('aria-label')) || attributes.has('aria-labelledby')) return true;
  if (hasText(attributes.get('title'))) return true;
  return hasUnknown(element.children) || element.children.some(contributesToName);
}

/** Whether a value is a text that is not empty; an unknown value counts as one. */
function hasText(value: string | null | undefined): boolean {
  return value === null || (value ?? '').trim() !== '';
}

function isHiddenFromScreenReaders({ attributes }: MarkupElement): boolean {
  return attributes.get('aria-hidden') === 'true' || attributes.has('hidden');
}

function contributesToName(node: MarkupNode): boolean {
  if (node.kind !== 'element') return node.kind === 'text' && node.text.trim() !== '';
  if (isHiddenFromScreenReaders(node)) return false;
  if (node.tag === 'img')
    return hasText(node.attributes.get('alt')) || hasText(node.attributes.get('aria-label'));
  return hasText(node.attributes.get('aria-label')) || node.children.some(contributesToName);
}
