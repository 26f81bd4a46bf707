import type { Generation } from '#design/generation';
import { planReplay } from '#visuals/history/plan-replay';
import type { HistoryRow } from '#visuals/history/history-tree';
import { Button } from '../../kit/button.tsx';
import { describeReplay } from '../../state/estimate-pictures.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './generation-details.module.css';
import { describeFacts } from './describe-generation.ts';
import { PictureActions } from './picture-actions.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** The details of one picture, and its actions. */
export function GenerationDetails({ row }: { readonly row: HistoryRow }) {
  const { generation } = row.node;
  const { store } = usePanel().pictures;
  return (
    <section class={styles.details} aria-label="Selected image">
      <div class={styles.head}>
        <Thumbnail hash={generation.imageHash} side={72} />
        <div class={styles.words}>
          <p>{generation.words}</p>
          <p class={styles.facts}>{describeFacts(generation)}</p>
        </div>
        {generation.imageHash === null ? null : (
          <PictureActions
            id={generation.id}
            words={generation.words}
            read={async () => (await store.open(generation.imageHash ?? '')).bytes}
          />
        )}
      </div>
      <Reasons generation={generation} />
      <Actions row={row} />
    </section>
  );
}

/** Why it was requested like this, if that is known. */
function Reasons({ generation }: { readonly generation: Generation }) {
  const { reasoning, rules, review, prompt, words } = generation;
  return (
    <>
      {reasoning === '' ? null : <p>{reasoning}</p>}
      {review === null ? null : (
        <p>
          {review.score} of 10 by the model’s own review: {review.reasons}
        </p>
      )}
      {rules.length === 0 ? null : (
        <ul class={styles.facts}>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      )}
      {prompt === words || prompt === '' ? null : (
        <details class={styles.prompt}>
          <summary>Request</summary>
          <p>{prompt}</p>
        </details>
      )}
    </>
  );
}

function Actions({ row }: { readonly row: HistoryRow }) {
  const panel = usePanel();
  const { history, refine } = panel.pictures;
  const { generation, nodeIds } = row.node;
  const isShown = history.shownBy(generation.id).length > 0;
  const path = history.pathTo(generation.id);
  const before = path.at(-2) ?? null;
  const [nodeId] = nodeIds;
  const canChange = panel.editor.value === 'figma';
  const target = panel.selection.value.layers[0] ?? null;
  if (nodeId === undefined) return null;
  const replay = canChange ? planReplay(generation, { id: '', place: { nodeId, where: 'fill' } }) : null;
  return (
    <div class={styles.actions}>
      {isShown || !canChange ? null : (
        <Button primary onClick={() => history.restore(row)}>
          Restore
        </Button>
      )}
      {before === null ? null : (
        <Button onClick={() => setSignal(history.comparedWith, before.id)}>Compare with previous</Button>
      )}
      {!canChange ? null : (
        <>
          <Button onClick={() => refine.openFrom(generation, nodeId)}>Refine this version</Button>
          {generation.request === null ? null : (
            <>
              <Button onClick={() => refine.replay(generation, nodeId)}>Generate again</Button>
              <Button
                disabled={target === null || !target.takesFill || nodeIds.includes(target.id)}
                title="Uses the same prompt, style and references at the size of the selected layer"
                onClick={() => refine.drawAlike(generation)}
              >
                Same settings for the selected layer
              </Button>
            </>
          )}
          {replay === null ? null : (
            <p class={styles.estimate}>
              Generating again: {describeReplay(panel.settings.value, panel.models.ledger.value, replay)}
            </p>
          )}
        </>
      )}
    </div>
  );
}
