import type { CodeOptions } from '#design/code-options';
import type { CodeProject } from '../2-components/code-component.ts';
import { shareShadows, type SharedShadow } from './share-shadows.ts';
import { shareTextStyles, type SharedTextStyle } from './share-text-styles.ts';

/** What the elements of a project name rather than spell out. */
export interface SharedStyles {
  readonly textStyles: readonly SharedTextStyle[];
  readonly shadows: readonly SharedShadow[];
}

/** The same project, its elements naming the styles they share. */
export function shareStyles(
  project: CodeProject,
  { styles }: CodeOptions,
): { readonly project: CodeProject; readonly shared: SharedStyles } {
  const shadowed = shareShadows(project);
  const named = shareTextStyles(shadowed.project, styles === 'tailwind' ? 'tailwind' : 'css');
  return { project: named.project, shared: { textStyles: named.textStyles, shadows: shadowed.shadows } };
}
