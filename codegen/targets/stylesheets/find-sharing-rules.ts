import { describeStyles, type StyleKind } from '#design/targets';
import type { SharingRules } from '../../css/sharing-rules.ts';
import { reservedThemeNames } from '../tailwind/tailwind-table.ts';

/** Names are equal in all kinds of styles, so that a project can change from one to another. */
const reservedNames = [...reservedThemeNames.text, ...reservedThemeNames.shadow];

const ruleSharing: SharingRules = {
  minColourOccurrences: 4,
  colourPrefix: '',
  minUnnamedTexts: 4,
  fontProperties: ['font-style', 'font-weight', 'font-size', 'line-height', 'font-family'],
  reservedNames,
};

/**
 * Tailwind writes a colour without a name in brackets, so two occurrences are enough for one. Its text styles set
 * everything but the family, which has a utility of its own, and fonts without a name have utilities too.
 */
const utilitySharing: SharingRules = {
  minColourOccurrences: 2,
  colourPrefix: 'color-',
  minUnnamedTexts: Infinity,
  fontProperties: ['font-size', 'line-height', 'letter-spacing', 'font-weight'],
  reservedNames,
};

/** How this kind of styles names what elements share. */
export function findSharingRules(styles: StyleKind): SharingRules {
  return describeStyles(styles).hasUtilities ? utilitySharing : ruleSharing;
}
