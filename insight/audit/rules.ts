import type { Rule } from './audit-rule.ts';
import { alignment } from './rules/alignment.ts';
import { contrast } from './rules/contrast.ts';
import { focusOrder } from './rules/focus-order.ts';
import { detachedInstance, overriddenInstance } from './rules/instances.ts';
import { alternativeText, layerName } from './rules/layer-names.ts';
import { missingFont } from './rules/missing-font.ts';
import { missingState } from './rules/missing-state.ts';
import { pictureSize } from './rules/picture-size.ts';
import { rawValue } from './rules/raw-value.ts';
import { similarColours } from './rules/similar-colours.ts';
import { similarTextStyles } from './rules/similar-text-styles.ts';
import { spacing } from './rules/spacing.ts';
import { targetSize } from './rules/target-size.ts';
import { textClipped } from './rules/text-clipped.ts';
import { textGrowth } from './rules/text-growth.ts';
import { textSize } from './rules/text-size.ts';
import { emptyLayer, hiddenLayer } from './rules/unused-layers.ts';

/** All rules of the audit. */
export const rules: readonly Rule[] = [
  contrast,
  textClipped,
  targetSize,
  missingFont,
  textSize,
  alternativeText,
  focusOrder,
  missingState,
  textGrowth,
  alignment,
  spacing,
  rawValue,
  similarColours,
  similarTextStyles,
  detachedInstance,
  overriddenInstance,
  pictureSize,
  hiddenLayer,
  emptyLayer,
  layerName,
];
