import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PagePicture } from '#codegen/renderer';
import type { Generation } from '#design/generation';
import { compareGenerations } from '#visuals/history/compare-generations';
import { isAbort } from '../../worker-clients/codegen-client.ts';
import { CompareFrame } from '../../compare/compare-frame.tsx';
import { Button } from '../../kit/button.tsx';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import { sentenceOf } from '../../state/work.ts';
import styles from './compare-generations.module.css';

interface ComparedPictures {
  readonly before: PagePicture;
  readonly after: PagePicture;
  readonly heat: PagePicture;
  /** The share of all pixels, 0 to 1. */
  readonly share: number;
}

export interface CompareGenerationsProps {
  readonly before: Generation;
  readonly after: Generation;
}

/** Two pictures of the history, and in what they were asked for differently. */
export function CompareGenerations({ before, after }: CompareGenerationsProps) {
  const { pictures } = usePanel();
  const { compared, failure } = useCompared(before, after);
  const view = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => view.current?.querySelector('button')?.focus(), []);
  const leave = () => setSignal(pictures.history.comparedWith, null);
  const shown = compared && {
    first: { picture: compared.before, name: 'Before' },
    second: { picture: compared.after, name: 'After' },
    heat: compared.heat,
  };
  return (
    <div
      ref={view}
      class={styles.compare}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      <CompareFrame
        before={<Button onClick={leave}>Back</Button>}
        pictures={shown}
        share={compared && compared.share}
        failure={failure}
      >
        <Differences before={before} after={after} />
      </CompareFrame>
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
    readonly compared: ComparedPictures | null;
    readonly failure: string | null;
  }>({
    compared: null,
    failure: null,
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const compare = async () => {
      if (before === null || after === null) throw new Error('One of the images is no longer in the file.');
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
