/** Auto layout and how a layer sits in its parent, in REST's words. */
import { fieldsOf, findNumber, textOf, type Fields } from '../../read/fields.ts';
import { writeGrid, writeGridPlace } from './write-grid.ts';

const justifies: Readonly<Record<string, string>> = {
  CENTER: 'CENTER',
  MAX: 'MAX',
  // Figma's first name for what its panel calls "Auto" gaps.
  SPACE_EVENLY: 'SPACE_BETWEEN',
  SPACE_BETWEEN: 'SPACE_BETWEEN',
};
const aligns: Readonly<Record<string, string>> = { CENTER: 'CENTER', MAX: 'MAX', BASELINE: 'BASELINE' };
const across: Readonly<Record<string, string>> = {
  MAX: 'RIGHT',
  FIXED_MAX: 'RIGHT',
  CENTER: 'CENTER',
  STRETCH: 'LEFT_RIGHT',
  SCALE: 'SCALE',
};
const down: Readonly<Record<string, string>> = {
  MAX: 'BOTTOM',
  FIXED_MAX: 'BOTTOM',
  CENTER: 'CENTER',
  STRETCH: 'TOP_BOTTOM',
  SCALE: 'SCALE',
};

/** Whether a frame lays its layers out itself. */
export function hasLayout(node: Fields): boolean {
  return node.stackMode === 'HORIZONTAL' || node.stackMode === 'VERTICAL' || node.stackMode === 'GRID';
}

/** Writes how a frame lays its layers out; nothing where they lie free. What is `null` goes without saying. */
export function writeLayout(node: Fields): Fields {
  if (!hasLayout(node)) return {};
  const even = node.stackPadding;
  return {
    layoutMode: node.stackMode,
    itemSpacing: findNumber(node.stackSpacing),
    paddingLeft: findNumber(node.stackHorizontalPadding ?? even),
    paddingTop: findNumber(node.stackVerticalPadding ?? even),
    paddingRight: findNumber(node.stackPaddingRight ?? even),
    paddingBottom: findNumber(node.stackPaddingBottom ?? even),
    primaryAxisAlignItems: justifies[textOf(node.stackPrimaryAlignItems ?? node.stackJustify, '')],
    counterAxisAlignItems: aligns[textOf(node.stackCounterAlignItems, '')],
    primaryAxisSizingMode: node.stackPrimarySizing === 'FIXED' ? 'FIXED' : 'AUTO',
    counterAxisSizingMode: textOf(node.stackCounterSizing, 'FIXED') === 'FIXED' ? 'FIXED' : 'AUTO',
    itemReverseZIndex: node.stackReverseZIndex === true ? true : null,
    strokesIncludedInLayout: node.bordersTakeSpace === true ? true : null,
    ...(node.stackMode === 'GRID' ? writeGrid(node) : writeWrap(node)),
  };
}

function writeWrap(node: Fields): Fields {
  if (node.stackWrap !== 'WRAP') return {};
  return {
    layoutWrap: 'WRAP',
    // The file says NaN where it follows the gap between items; REST is silent then.
    counterAxisSpacing: findNumber(node.stackCounterSpacing),
    counterAxisAlignContent: node.stackCounterAlignContent === 'SPACE_BETWEEN' ? 'SPACE_BETWEEN' : null,
  };
}

/** Writes how a layer sits in its parent, and what limits its size. What is `null` goes without saying. */
export function writePlacement(node: Fields, parent: Fields | null): Fields {
  const flows = parent !== null && hasLayout(parent);
  const [least, most] = [fieldsOf(fieldsOf(node.minSize).value), fieldsOf(fieldsOf(node.maxSize).value)];
  const ratio = fieldsOf(fieldsOf(node.targetAspectRatio).value);
  return {
    constraints: {
      horizontal: across[textOf(node.horizontalConstraint, '')] ?? 'LEFT',
      vertical: down[textOf(node.verticalConstraint, '')] ?? 'TOP',
    },
    ...(flows ? writeFlow(node, parent) : {}),
    minWidth: findNumber(least.x),
    minHeight: findNumber(least.y),
    maxWidth: findNumber(most.x),
    maxHeight: findNumber(most.y),
    preserveRatio: node.proportionsConstrained === true ? true : null,
    targetAspectRatio: findNumber(ratio.x) === null ? null : ratio,
  };
}

function writeFlow(node: Fields, parent: Fields): Fields {
  const self = textOf(node.stackChildAlignSelf ?? node.stackCounterAlign, 'AUTO');
  const grows = findNumber(node.stackChildPrimaryGrow) ?? 0;
  return {
    layoutPositioning: node.stackPositioning === 'ABSOLUTE' ? 'ABSOLUTE' : null,
    layoutGrow: grows,
    layoutAlign: self === 'AUTO' ? 'INHERIT' : self,
    ...(parent.stackMode === 'GRID' ? writeGridPlace(node, parent) : {}),
  };
}
