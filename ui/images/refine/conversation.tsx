import type { Generation } from '#design/generation';
import { Button } from '../../kit/button.tsx';
import { canAskModel } from '../../state/refine/ask-for-change.ts';
import { usePanel } from '../../state/use-panel.ts';
import { Thumbnail } from '../history/thumbnail.tsx';
import { describeStep } from '../history/describe-generation.ts';
import styles from './conversation.module.css';

/** What was asked for and what was done about it, the newest first. */
export function Conversation() {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const path = refine.subject.path.value;
  const reasoning = refine.reasoning.value;
  const isWorking = refine.work.value !== null;
  return (
    <section class={styles.conversation} aria-label="Conversation">
      {isWorking && reasoning !== '' ? (
        <p class={styles.plan} role="status">
          {reasoning}
        </p>
      ) : null}
      <ReviewOffer />
      {path.length === 0 ? (
        <p class={styles.quiet}>
          {refine.subject.picture.value?.history
            ? 'Its fill was changed by hand since, so the conversation begins anew.'
            : 'This picture is none of Framewright’s; what you make of it is recorded from here on.'}
        </p>
      ) : null}
      <ol class={styles.turns}>
        {path.toReversed().map((turn, index) => (
          <Turn key={turn.id} turn={turn} isNewest={index === 0} />
        ))}
      </ol>
    </section>
  );
}

function Turn({ turn, isNewest }: { readonly turn: Generation; readonly isNewest: boolean }) {
  const panel = usePanel();
  const { refine } = panel.pictures;
  const nodeId = refine.subject.picture.value?.nodeId;
  const isWorking = refine.work.value !== null;
  return (
    <li class={styles.turn}>
      <Thumbnail hash={turn.imageHash} side={48} />
      <div class={styles.words}>
        <p class={styles.said}>{turn.words}</p>
        {turn.reasoning === '' ? null : <p>{turn.reasoning}</p>}
        {turn.review === null ? null : (
          <p>
            Redrawn at {turn.review.score} of 10: {turn.review.reasons}
          </p>
        )}
        <p class={styles.quiet}>{describeStep(turn)}</p>
        {isNewest ? (
          canAskModel(panel.settings.value) && !isWorking && refine.review.value === null ? (
            <Button
              title="The model looks at the picture against the request, once, and may offer to draw it again"
              onClick={refine.requestReview}
            >
              Have the model review it
            </Button>
          ) : null
        ) : (
          <Button disabled={isWorking} onClick={() => nodeId && refine.openFrom(turn, nodeId)}>
            Go on from here
          </Button>
        )}
      </div>
    </li>
  );
}

/** The model's review of its picture, and the redraw that it suggests. */
function ReviewOffer() {
  const { refine } = usePanel().pictures;
  const review = refine.review.value;
  if (review === null) return null;
  return (
    <div class={styles.plan} role="status">
      <p>
        <strong>{review.score} of 10.</strong> {review.reasons}
      </p>
      {review.redraw === null ? null : (
        <>
          <p class={styles.quiet}>It suggests: {review.redraw.prompt}</p>
          <Button disabled={refine.work.value !== null} onClick={refine.redraw}>
            Draw it that way
          </Button>
        </>
      )}
    </div>
  );
}
