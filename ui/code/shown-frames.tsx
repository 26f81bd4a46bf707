import { Notice } from '../kit/notice.tsx';
import { coversSelection, type GeneratedCode, subjectOf } from '../state/generated-code.ts';
import { countOf, framesOf, isSmall } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';

/** Says whose code is shown where it is not the selection's and nothing is on the way to replace it. */
export function ShownFrames({ generated }: { readonly generated: GeneratedCode }) {
  const panel = usePanel();
  const { asked, outcome, picture } = panel.code;
  const selection = panel.selection.value;
  if (picture.value !== null || coversSelection(generated, selection)) return null;
  const hasFrames = framesOf(selection).length > 0;
  const isLarge = hasFrames && !isSmall(selection);
  const isStopped = outcome.value.kind === 'cancelled' || outcome.value.kind === 'failed';
  if (hasFrames && !isLarge && !asked.value && !isStopped) return null;
  return (
    <Notice kind="told">
      This is the code of “{subjectOf(generated)}”, not of the selection.{' '}
      {isLarge ? `${largeWords(countOf(selection))} Press Generate code.` : null}
    </Notice>
  );
}

function largeWords({ layers, more }: ReturnType<typeof countOf>): string {
  return `The selection is large (${more ? 'over ' : ''}${layers.toLocaleString('en')} layers), so its code is not generated automatically.`;
}
