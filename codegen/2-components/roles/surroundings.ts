import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import type { AskedField } from '../fields/asked-field.ts';
import type { UseGroup } from '../groups/use-group.ts';

/** What one layer sees around it. */
export interface Surroundings {
  readonly depth: number;
  /** Tags around it, outermost first; plain boxes left out. */
  readonly around: readonly string[];
  readonly interactive: boolean;
  /** The use of a component it stands in, and that component. */
  readonly use: LayoutNode | null;
  readonly group: UseGroup | null;
  /** The field that a text in it would be. */
  readonly field: AskedField | null;
  /** The text right before it. */
  readonly caption: LayoutText | null;
  readonly inLabel: boolean;
  /** The nearest box around it that holds several checkboxes, radio buttons or switches. */
  readonly choices: LayoutBox | null;
  /** What is said first in the nearest box around it that speaks of one of them. */
  readonly subject: string | null;
  /** A brand's name may be large, and heads nothing. */
  readonly inLogo: boolean;
  /** Something stands before and after it in a column. */
  readonly isBetween: boolean;
  /** The place of the list that it would be an item of. */
  readonly list: string | null;
}

/** What a whole page sees. */
export const outside: Surroundings = {
  depth: 0,
  around: [],
  interactive: false,
  use: null,
  group: null,
  field: null,
  caption: null,
  inLabel: false,
  choices: null,
  subject: null,
  inLogo: false,
  isBetween: false,
  list: null,
};
