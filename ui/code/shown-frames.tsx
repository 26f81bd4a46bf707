import { Button } from '../kit/button.tsx';
import { count } from '../kit/format-text.ts';
import { Notice } from '../kit/notice.tsx';
import { ofSelection } from '../state/code-controller.ts';
import { describeOrigin, framesWithin, type GeneratedCode, subjectOf } from '../state/generated-code.ts';
import { countOf, framesOf, isSmall } from '../state/selection.ts';
import { usePanel } from '../state/use-panel.ts';
import { useCost } from './code-controls.tsx';
import styles from './shown-frames.module.css';

/** Says above the result whose code it is and how it was made, and offers what else there is of it. */
export function ShownFrames({ generated }: { readonly generated: GeneratedCode }) {
  const { code, selection, settings } = usePanel();
  const subject = subjectOf(generated);
  const within = framesWithin(generated, selection.value);
  const cost = useCost(within.length === 0 ? 'compile' : settings.value.mode, ofSelection);
  const other = code.ask.otherVersion.value;
  const isBusy = code.asked.value;
  return (
    <>
      <section class={styles.bar} aria-label="Shown code">
        <p class={styles.words} title={`${subject}: ${describeOrigin(generated)}`}>
          <strong>{subject}</strong> {describeOrigin(generated)}
        </p>
        {code.picture.value !== null || within.length === 0 ? null : (
          <Button disabled={isBusy} title={cost ?? ''} onClick={code.generateSelection}>
            Generate{' '}
            {within.length === 1 ? `“${shorten(within[0]?.name ?? '')}”` : count(within.length, 'frame')} only
          </Button>
        )}
        {other === null ? null : (
          <Button disabled={isBusy} onClick={code.showOtherVersion}>
            {other === 'model' ? 'Show AI version' : 'Show compiled version'}
          </Button>
        )}
      </section>
      <OtherSubject generated={generated} />
    </>
  );
}

/** Says that the code is not of the chosen subject, unless a draft of that is on the way. */
function OtherSubject({ generated }: { readonly generated: GeneratedCode }) {
  const { code, selection } = usePanel();
  if (code.isOfSubject.value || code.isDraftComing.value) return null;
  const given = code.picture.value;
  const isLarge = given === null && framesOf(selection.value).length > 0 && !isSmall(selection.value);
  return (
    <Notice kind="told">
      This is the code of “{subjectOf(generated)}”, not of the {given === null ? 'selection' : 'image'}.{' '}
      {isLarge ? `${largeWords(countOf(selection.value))} Press Generate code.` : null}
    </Notice>
  );
}

const mostLetters = 18;

function shorten(name: string): string {
  return name.length > mostLetters ? `${name.slice(0, mostLetters - 1)}…` : name;
}

function largeWords({ layers, more }: ReturnType<typeof countOf>): string {
  return `The selection is large (${more ? 'over ' : ''}${layers.toLocaleString('en')} layers), so its code is not generated automatically.`;
}
