import { useEffect, useState } from 'preact/hooks';
import type { RenderedPage } from '#codegen/renderer';
import type { Generation } from '#design/generation';
import { compareGenerations } from '#visuals/history/compare-generations';
import { isAbort } from '../../background/codegen.ts';
import { compareModes, PicturePair } from '../../compare/picture-pair.tsx';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Segments } from '../../kit/segments.tsx';
import { percent } from '../../kit/words.ts';
import { set } from '../../state/set.ts';
import { usePanel } from '../../state/use-panel.ts';
import { sentenceOf } from '../../state/work.ts';
import styles from './compare-generations.module.css';

interface Compared {
  readonly before: RenderedPage;
  readonly after: RenderedPage;
  readonly heat: RenderedPage;
  /** Of all pixels, 0 to 1. */
  readonly share: number;
}

export interface CompareGenerationsProps {
  readonly before: Generation;
  readonly after: Generation;
}

/** Two pictures of the history, and in what they were asked for differently. */
export function CompareGenerations({ before, after }: CompareGenerationsProps) {
  const { result, pictures } = usePanel();
  const { compared, failure } = useCompared(before, after);
  const leave = () => set(pictures.history.comparedWith, null);
  const mode = result.compareMode.value;
  return (
    <div
      class={styles.compare}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <div class={styles.bar}>
        <Button onClick={leave}>Back</Button>
        <Segments
          label="Compare"
          options={compareModes}
          value={mode}
          onChange={(value) => set(result.compareMode, value)}
        />
        <span class={styles.share} role="status">
          {compared ? `${percent(compared.share)} of pixels differ` : ''}
        </span>
      </div>
      {failure === null ? null : <Notice kind="failed">{failure}</Notice>}
      <div class={styles.stage} tabIndex={0} role="region" aria-label="The pictures">
        {compared ? (
          <PicturePair
            first={{ picture: compared.before, name: 'Before' }}
            second={{ picture: compared.after, name: 'After' }}
            heat={compared.heat}
            mode={mode}
            divider={result.divider.value}
            onDivide={(share) => set(result.divider, share)}
          />
        ) : null}
        <Differences before={before} after={after} />
      </div>
    </div>
  );
}

function Differences({ before, after }: CompareGenerationsProps) {
  return (
    <dl class={styles.differences}>
      {compareGenerations(before, after).map((difference) => (
        <div key={difference.what}>
          <dt>{titles[difference.what]}</dt>
          <dd>{difference.before}</dd>
          <dd>{difference.after}</dd>
        </div>
      ))}
    </dl>
  );
}

const titles = { prompt: 'Prompt', size: 'Size', seed: 'Seed', service: 'Service', model: 'Model' } as const;

/** Both pictures in the size of the later one, and what differs between them. */
function useCompared({ imageHash: before }: Generation, { imageHash: after }: Generation) {
  const { codegen, pixels, pictures } = usePanel();
  const { store } = pictures;
  const [state, setState] = useState<{
    readonly compared: Compared | null;
    readonly failure: string | null;
  }>({
    compared: null,
    failure: null,
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const compare = async () => {
      if (before === null || after === null) throw new Error('One of the pictures is no longer in the file.');
      const [first, second] = [await store.open(before), await store.open(after)];
      const size = { width: second.width, height: second.height };
      const drawn = await pixels.run('open', { bytes: second.bytes, size }, signal);
      const former = await pixels.run('open', { bytes: first.bytes, size }, signal);
      const { share, heat } = await codegen.run(
        'compare-pictures',
        { first: former, second: drawn },
        { signal },
      );
      setState({ compared: { before: former, after: drawn, heat, share }, failure: null });
    };
    compare().catch((error: unknown) => {
      if (!isAbort(error) && !signal.aborted) setState({ compared: null, failure: sentenceOf(error) });
    });
    return () => controller.abort();
  }, [before, after, store, codegen, pixels]);
  return state;
}
