/**
 * The kinds of project that frames can become, as plain data: the panel, the command line, the plugin and the compiler
 * all ask this list, and none of them compares ids. What a target does is in `codegen/targets`, under the same id.
 */
export interface TargetDescription {
  /** Its name on the command line, in the manifest (`<target>-<styles>`) and in `framewright.lock.json`. */
  readonly id: string;
  /** Its name for people. */
  readonly title: string;
  /** The kinds of styles it can have; the first one replaces a kind that it cannot have. */
  readonly styles: readonly StyleKind[];
  /** Whether repeated layers become components with props. Without components every instance is written out in full. */
  readonly hasComponents: boolean;
  /** Whether its files can use the components and tokens of the project that they go into. */
  readonly usesHostProject: boolean;
  /** Whether the file of a page is a document that a browser opens, or a component that a script renders. */
  readonly pages: 'document' | 'component';
  /** The extension of the files that hold its markup, and how an editor highlights them. */
  readonly markupFiles: { readonly extension: string; readonly syntax: SourceSyntax };
}

export interface StyleDescription {
  readonly id: string;
  readonly title: string;
  /** Its name where space is short. */
  readonly shortTitle: string;
  /** Whether elements name utility classes, so that one class stands for one declaration. */
  readonly hasUtilities: boolean;
}

/** How an editor highlights a file. */
export type SourceSyntax = 'typescript' | 'markup' | 'css' | 'plain';

/** All kinds of styles, in the order in which the panel and the command line offer them. */
export const styleKinds = [
  { id: 'modules', title: 'CSS Modules', shortTitle: 'Modules', hasUtilities: false },
  { id: 'tailwind', title: 'Tailwind', shortTitle: 'Tailwind', hasUtilities: true },
  { id: 'css', title: 'CSS', shortTitle: 'CSS', hasUtilities: false },
] as const satisfies readonly StyleDescription[];

export type StyleKind = (typeof styleKinds)[number]['id'];

/** All targets, the default one first. */
export const targets = [
  {
    id: 'react',
    title: 'React',
    styles: ['modules', 'tailwind', 'css'],
    hasComponents: true,
    usesHostProject: true,
    pages: 'component',
    markupFiles: { extension: '.tsx', syntax: 'typescript' },
  },
  {
    id: 'html',
    title: 'HTML',
    styles: ['css', 'tailwind'],
    hasComponents: false,
    usesHostProject: false,
    pages: 'document',
    markupFiles: { extension: '.html', syntax: 'markup' },
  },
] as const satisfies readonly TargetDescription[];

export type CodeTarget = (typeof targets)[number]['id'];

export function describeTarget(id: CodeTarget): TargetDescription {
  return targets.find((target) => target.id === id) ?? targets[0];
}

export function describeStyles(id: StyleKind): StyleDescription {
  return styleKinds.find((styles) => styles.id === id) ?? styleKinds[0];
}

/** The target with this id; the default one where the text is no id of a target. */
export function parseTarget(text: string | undefined): CodeTarget {
  return targets.find(({ id }) => id === text)?.id ?? targets[0].id;
}

/** The kind of styles with this id; the default one where the text is no id of a kind. */
export function parseStyles(text: string | undefined): StyleKind {
  return styleKinds.find(({ id }) => id === text)?.id ?? styleKinds[0].id;
}

/** The kinds of styles that a target offers. */
export function stylesOfTarget(target: CodeTarget): readonly (typeof styleKinds)[number][] {
  const { styles } = describeTarget(target);
  return styleKinds.filter(({ id }) => styles.includes(id));
}

/** The chosen kind of styles where the target can have it, else the first kind of the target. */
export function supportedStyles(target: CodeTarget, chosen: StyleKind): StyleKind {
  const { styles } = describeTarget(target);
  return styles.includes(chosen) ? chosen : (styles[0] ?? chosen);
}

/** Whether the file at a path has markup or styles of pages. */
export function isPageSource(path: string): boolean {
  return path.endsWith('.css') || targets.some(({ markupFiles }) => path.endsWith(markupFiles.extension));
}

/** How an editor highlights the file at a path. */
export function syntaxOfPath(path: string): SourceSyntax {
  if (path.endsWith('.css')) return 'css';
  const target = targets.find(({ markupFiles }) => path.endsWith(markupFiles.extension));
  if (target !== undefined) return target.markupFiles.syntax;
  return path.endsWith('.ts') ? 'typescript' : 'plain';
}
