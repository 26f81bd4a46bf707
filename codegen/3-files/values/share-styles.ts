import type { CodeOptions } from '#design/code-options';
import type { CodeProject } from '../../2-components/code-component.ts';
import { inheritFromPage } from './inherit-from-page.ts';
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
  /** What most texts have, said by the page itself: values of `color` and `font-family`, `null` where none says one. */
  readonly page: { readonly colour: string | null; readonly font: string | null };
}

/** The same project, its elements naming the styles they share. */
export function shareStyles(
  project: CodeProject,
  { styles }: CodeOptions,
): { readonly project: CodeProject; readonly shared: SharedStyles } {
  const kind = styles === 'tailwind' ? 'tailwind' : 'css';
  const shadowed = shareShadows(project);
  const inked = inheritFromPage(shadowed.project, 'color');
  const coloured = shareColours(inked.project, kind);
  const named = shareTextStyles(coloured.project, kind);
  const fonted = inheritFromPage(named.project, 'font-family');
  const taken = new Set(named.textStyles.map(({ name }) => name));
  return {
    project: fonted.project,
    shared: {
      colours: coloured.colours,
      textStyles: named.textStyles,
      shadows: shadowed.shadows,
      steps: kind === 'tailwind' ? findSteps(fonted.project, taken) : noSteps,
      page: { colour: inked.value, font: fonted.value },
    },
  };
}
