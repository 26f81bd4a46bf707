import type { AuditRule, FindingLevel } from '#design/finding';

/** What people read above the findings of a rule. */
export const ruleTitles: Readonly<Record<AuditRule, string>> = {
  contrast: 'Contrast',
  'text-clipped': 'Text cut off',
  'target-size': 'Touch targets',
  'missing-font': 'Missing fonts',
  'text-size': 'Text too small',
  'alternative-text': 'Alternative text',
  'focus-order': 'Focus order',
  'missing-state': 'Missing states',
  'text-growth': 'Room for longer text',
  alignment: 'Alignment',
  spacing: 'Spacing',
  'raw-value': 'Values not bound to variables',
  'similar-colours': 'Near-duplicate colours',
  'similar-text-styles': 'Near-duplicate text styles',
  'detached-instance': 'Detached instances',
  'overridden-instance': 'Overridden instances',
  'picture-size': 'Large images',
  'hidden-layer': 'Hidden layers',
  'empty-layer': 'Empty layers',
  'layer-name': 'Unnamed layers',
};

export const levelTitles: Readonly<Record<FindingLevel, string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
};
