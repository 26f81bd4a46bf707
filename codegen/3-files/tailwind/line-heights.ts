import { scaleSteps } from './spacing-utilities.ts';
import { arbitrary } from './utility-text.ts';

/** Tailwind's names for heights of lines that are shares of the text's size. */
const lineHeights: Readonly<Record<string, string>> = {
  '1': 'none',
  '1.25': 'tight',
  '1.375': 'snug',
  '1.5': 'normal',
  '1.625': 'relaxed',
  '2': 'loose',
};

/** `6` for 24px, `snug` for 1.375, or the value itself between brackets. */
export function lineHeight(value: string): string {
  return lineHeights[value] ?? scaleSteps(value) ?? `[${arbitrary(value)}]`;
}
