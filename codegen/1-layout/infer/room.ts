import type { Limit } from '#design/limits';
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import type { Moves } from './moves.ts';

/** Hears of layers whose constraint a flow does not hold, and why. */
export type TellUnheld = (node: DesignNode, detail: Unheld) => void;

type Unheld = Extract<Limit<'layout-approximated'>, `${string} in the design, and ${string} here`>;

/** Where a flow is built. */
export interface Room {
  /** px in the box whose children are laid out. */
  readonly region: Rectangle;
  /** Whether it is as wide, or high, as it is whatever is in it. */
  readonly width: boolean;
  readonly height: boolean;
  readonly owner: BoxNode;
  /** Whether someone chose constraints for what is in the owner, so that those all layers begin with are meant too. */
  readonly decided: Axes<boolean>;
  /** How its edges move with those of the owner. */
  readonly edges: Axes<Moves>;
  /** What groups in it are called by, as the owner's id and their places. */
  readonly path: string;
  readonly tell: TellUnheld;
}

export interface Axes<Each> {
  readonly horizontal: Each;
  readonly vertical: Each;
}

/** Whether something around a frame decides on its height. */
export function changesHeight({ placement }: BoxNode): boolean {
  const { vertical } = placement.constraints;
  if (placement.absolute) return vertical === 'stretch' || vertical === 'scale';
  return placement.vertical === 'fill';
}
