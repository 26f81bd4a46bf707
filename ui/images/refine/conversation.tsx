import { useComputed } from '@preact/signals';
import type { Generation } from '#design/generation';
import { planReplay } from '#visuals/history/plan-replay';
import { askForReview } from '#visuals/refine/ask-for-review';
import { Button } from '../../kit/button.tsx';
import { canAskModel } from '../../state/refine/ask-for-change.ts';
import { describeReplay } from '../../state/estimate-pictures.ts';
import { describeTextEstimate } from '../../state/estimate-text.ts';
import { usePanel } from '../../state/use-panel.ts';
import { Thumbnail } from '../history/thumbnail.tsx';
import { describeStep } from '../history/describe-generation.ts';
import styles from './conversation.module.css';

/** Request for and what was done about it, the newest first. */
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
            ? 'The fill was changed by hand, so the conversation starts again.'
            : 'This image was not made here. Its history starts with your first change.'}
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
            Regenerated after scoring {turn.review.score} of 10: {turn.review.reasons}
          </p>
        )}
        <p class={styles.quiet}>{describeStep(turn)}</p>
        {isNewest ? (
          canAskModel(panel.settings.value) && !isWorking && refine.review.value === null ? (
            <>
              <Button
                title="The model compares the image with your request once, and may suggest another try"
                onClick={refine.requestReview}
              >
                Ask the model to review it
              </Button>
              <ReviewEstimate turn={turn} />
            </>
          ) : null
        ) : (
          <Button disabled={isWorking} onClick={() => nodeId && refine.openFrom(turn, nodeId)}>
            Continue from this version
          </Button>
        )}
      </div>
    </li>
  );
}

/** What a review takes; nothing is said until the picture is read. */
function ReviewEstimate({ turn }: { readonly turn: Generation }) {
  const { pictures, settings } = usePanel();
  const { imageHash } = turn;
  const stored = useComputed(() => (imageHash === null ? 'gone' : pictures.store.get(imageHash).value)).value;
  if (typeof stored !== 'object') return null;
  return <p class={styles.quiet}>{describeTextEstimate(settings.value, askForReview(turn, stored.bytes))}</p>;
}

/** The model's review of its picture, and the redraw that it suggests. */
function ReviewOffer() {
  const { pictures, settings, models } = usePanel();
  const { refine } = pictures;
  const review = refine.review.value;
  const generation = refine.subject.generation.value;
  if (review === null) return null;
  const place = { nodeId: null, where: 'fill' } as const;
  const spec = generation === null ? null : planReplay(generation, { id: '', place });
  return (
    <div class={styles.plan} role="status">
      <p>
        <strong>{review.score} of 10.</strong> {review.reasons}
      </p>
      {review.redraw === null ? null : (
        <>
          <p class={styles.quiet}>It suggests: {review.redraw.prompt}</p>
          <Button disabled={refine.work.value !== null} onClick={refine.redraw}>
            Apply the suggestion
          </Button>
          {spec === null ? null : (
            <p class={styles.quiet}>{describeReplay(settings.value, models.ledger.value, spec)}</p>
          )}
        </>
      )}
    </div>
  );
}
