import type { CodeOptions } from '#design/code-options';
import type { CodeProject } from '../2-components/code-component.ts';
import { inheritFont } from './inherit-font.ts';
import { shareShadows, type SharedShadow } from './share-shadows.ts';
import { shareTextStyles, type SharedTextStyle } from './share-text-styles.ts';

/** What the elements of a project name rather than spell out. */
export interface SharedStyles {
  readonly textStyles: readonly SharedTextStyle[];
  readonly shadows: readonly SharedShadow[];
  /** The value of `font-family` of the page itself; `null` where no text says one. */
  readonly pageFont: string | null;
}

/** The same project, its elements naming the styles they share. */
export function shareStyles(
  project: CodeProject,
  { styles }: CodeOptions,
): { readonly project: CodeProject; readonly shared: SharedStyles } {
  const shadowed = shareShadows(project);
  const named = shareTextStyles(shadowed.project, styles === 'tailwind' ? 'tailwind' : 'css');
  const fonted = inheritFont(named.project);
  return {
    project: fonted.project,
    shared: { textStyles: named.textStyles, shadows: shadowed.shadows, pageFont: fonted.pageFont },
  };
}
