import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import type { SelectedLayer } from '#design/messages';

/** The selection on the canvas, as reported to the panel. */
export interface Selection {
  readonly layers: readonly SelectedLayer[];
  readonly total: number;
}

export const emptySelection: Selection = { layers: [], total: 0 };

/** Layers up to which a draft is made without a click. */
const maxUnaskedLayers = 1000;
const maxUnaskedFrames = 5;

/** The selected layers that code can be made of. */
export function framesOf(selection: Selection): readonly SelectedLayer[] {
  return selection.layers.filter((layer) => layer.isFrame);
}

/** Layers inside the selected frames, and whether there are more than were counted. */
export function countOf(selection: Selection): { readonly layers: number; readonly more: boolean } {
  const frames = framesOf(selection);
  return {
    layers: frames.reduce((sum, frame) => sum + frame.layers, 0),
    more: frames.some((frame) => frame.more) || selection.total > selection.layers.length,
  };
}

/** Small enough for an automatic draft. */
export function isSmall(selection: Selection): boolean {
  const { layers, more } = countOf(selection);
  return !more && layers <= maxUnaskedLayers && framesOf(selection).length <= maxUnaskedFrames;
}

/** Calls back with the ids when other layers are selected, but not when the same ones are reported again. */
export function onOtherSelection(
  selection: ReadonlySignal<Selection>,
  call: (ids: readonly string[]) => void,
): void {
  let before = '';
  effect(() => {
    const ids = selection.value.layers.map(({ id }) => id);
    if (ids.join(' ') === before) return;
    before = ids.join(' ');
    untracked(() => call(ids));
  });
}
