import type { CodeOptions } from '#design/code-options';
import type { CodeProject } from '../2-components/code-component.ts';
import { inheritFont } from './inherit-font.ts';
import { shareColours, type SharedColour } from './share-colours.ts';
import { findSteps, noSteps, type OwnSteps } from './share-steps.ts';
import { shareShadows, type SharedShadow } from './share-shadows.ts';
import { shareTextStyles, type SharedTextStyle } from './share-text-styles.ts';

/** What the elements of a project name rather than spell out. */
export interface SharedStyles {
  readonly colours: readonly SharedColour[];
  readonly textStyles: readonly SharedTextStyle[];
  readonly shadows: readonly SharedShadow[];
  /** Steps of the project's own on Tailwind's scales; none in CSS. */
  readonly steps: OwnSteps;
  /** The value of `font-family` of the page itself; `null` where no text says one. */
  readonly pageFont: string | null;
}

/** The same project, its elements naming the styles they share. */
export function shareStyles(
  project: CodeProject,
  { styles }: CodeOptions,
): { readonly project: CodeProject; readonly shared: SharedStyles } {
  const kind = styles === 'tailwind' ? 'tailwind' : 'css';
  const shadowed = shareShadows(project);
  const coloured = shareColours(shadowed.project, kind);
  const named = shareTextStyles(coloured.project, kind);
  const fonted = inheritFont(named.project);
  const taken = new Set(named.textStyles.map(({ name }) => name));
  return {
    project: fonted.project,
    shared: {
      colours: coloured.colours,
      textStyles: named.textStyles,
      shadows: shadowed.shadows,
      steps: kind === 'tailwind' ? findSteps(fonted.project, taken) : noSteps,
      pageFont: fonted.pageFont,
    },
  };
}
