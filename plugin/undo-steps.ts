/** Steps of undo: all that is done to the document for one action of a person is one of them. */
import type { EditAction } from '#design/canvas-edit';

/** The action whose edits are one step of undo that is still open. */
let openAction: string | null = null;

/** The unfinished edits of another action become a step of their own. */
export function beginStep(action: EditAction | undefined): void {
  if (openAction === null || openAction !== action?.id) figma.commitUndo();
  openAction = action?.id ?? null;
}

/** Ends the step with the last edit of its action. */
export function endStep(action: EditAction | undefined): void {
  if (action && !action.ends) return;
  openAction = null;
  figma.commitUndo();
}
