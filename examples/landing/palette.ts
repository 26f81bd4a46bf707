/** Colours and type of Nocturne. */
import type { TypeStyle } from '../draw/sketch.ts';

export const night = '#131a47';
export const ink = '#161a3d';
export const muted = '#5f6387';
export const coral = '#ff8a65';
export const paper = '#fdfaf5';
export const cream = '#efe9df';
export const line = '#e4ded4';

function serif(name: string, size: number, lineHeight: number, spacing: number): TypeStyle {
  return { name, family: 'Instrument Serif', weight: 400, size, line: lineHeight, spacing };
}
function sans(name: string, weight: number, size: number, lineHeight: number, spacing = 0): TypeStyle {
  return { name, family: 'Inter', weight, size, line: lineHeight, spacing };
}

export const type = {
  display: serif('Display/Large', 104, 104, -2.5),
  displaySmall: serif('Display/Small', 52, 54, -1),
  h2: serif('Heading/2', 64, 68, -1.2),
  h2Small: serif('Heading/2 small', 40, 44, -0.6),
  h3: serif('Heading/3', 32, 36, -0.4),
  h4: serif('Heading/4', 30, 36, -0.3),
  quote: serif('Quote/Large', 56, 64, -0.8),
  quoteSmall: serif('Quote/Small', 34, 40, -0.4),
  logo: serif('Logo', 28, 32, -0.3),
  price: sans('Price', 600, 22, 28, -0.3),
  priceSmall: sans('Price/Small', 600, 18, 24, -0.2),
  h5: sans('Heading/5', 600, 18, 26, -0.2),
  h6: sans('Heading/6', 600, 15, 22, -0.1),
  lead: sans('Lead', 400, 19, 30, -0.2),
  leadSmall: sans('Lead/Small', 400, 17, 27, -0.1),
  body: sans('Body', 400, 16, 26),
  footLink: sans('Foot link', 400, 15, 22),
  label: sans('Label', 600, 16, 22, -0.1),
  labelSmall: sans('Label/Small', 500, 15, 20, -0.1),
  fieldValue: sans('Field value', 500, 16, 22, -0.1),
  small: sans('Small', 400, 14, 20),
  tiny: sans('Tiny', 500, 13, 18),
  over: sans('Over line', 600, 13, 18, 1.2),
} as const;
