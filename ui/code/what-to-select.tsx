import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { layerKind } from '../kit/icons-of-layers.tsx';
import { count } from '../kit/format-text.ts';
import { countOf, framesOf, isSmall, type Selection } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';
import { FirstRun } from './first-run.tsx';
import { Skeleton } from './skeleton.tsx';

/** Shown while there is no code: what to select, or why no code was generated automatically. */
export function WhatToSelect() {
  const panel = usePanel();
  const selection = panel.selection.value;
  const outcome = panel.code.outcome.value;
  if (panel.code.work.value) return <Skeleton />;
  if (panel.code.picture.value) return <PictureGiven />;
  if (selection.total === 0) return panel.firstRun.value ? <FirstRun /> : <NothingSelected />;
  if (framesOf(selection).length === 0) return <WrongSelection selection={selection} />;
  if (outcome.kind === 'cancelled') return <EmptyState title="Cancelled">{outcome.text}</EmptyState>;
  if (outcome.kind === 'failed') return null;
  return isSmall(selection) ? <Skeleton /> : <LargeSelection selection={selection} />;
}

function NothingSelected() {
  return (
    <EmptyState title="Nothing is selected">
      Select a frame, a component, a group or a section on the canvas. Its code appears here. You can also
      paste or drop an image of a page here.
    </EmptyState>
  );
}

function PictureGiven() {
  return (
    <EmptyState title="Generate code from this image">
      An image has no layers, so AI reads its text and positions first. The colours are sampled from its
      pixels. Press Generate code.
    </EmptyState>
  );
}

function WrongSelection({ selection }: { readonly selection: Selection }) {
  const panel = usePanel();
  const [layer] = selection.layers;
  if (!layer) return null;
  const { frameId } = layer;
  const kind = layerKind(layer.type);
  const title =
    selection.total > 1
      ? 'No frame is selected'
      : `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind} layer is not a page`;
  return (
    <EmptyState
      title={title}
      actions={
        frameId === null ? undefined : (
          <Button onClick={() => panel.selectLayers([frameId])}>Select the frame around it</Button>
        )
      }
    >
      Code can be generated from frames, components, groups and sections.
    </EmptyState>
  );
}

function LargeSelection({ selection }: { readonly selection: Selection }) {
  const { layers, more } = countOf(selection);
  return (
    <EmptyState title="A large selection">
      It has {more ? 'more than ' : ''}
      {count(layers, 'layer')}, so nothing is generated automatically. Press Generate code. You can cancel it
      at any time.
    </EmptyState>
  );
}
