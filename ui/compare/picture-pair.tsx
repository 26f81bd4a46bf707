import { useEffect, useRef } from 'preact/hooks';
import type { PagePicture } from '#codegen/renderer';
import type { Segment } from '../kit/segments.tsx';
import type { CompareMode } from '../state/result-view.ts';
import styles from './picture-pair.module.css';

/** The three modes of comparing two pictures. */
export const compareModes: readonly Segment<CompareMode>[] = [
  { value: 'side', text: 'Side by side' },
  { value: 'slider', text: 'Slider' },
  { value: 'difference', text: 'Difference' },
];

export interface PicturePairProps {
  /** The first is at the left; each with what it is called. */
  readonly first: NamedPicture;
  readonly second: NamedPicture;
  /** Where they differ. */
  readonly heat: PagePicture;
  readonly mode: CompareMode;
  /** How much of the first the slider shows, 0 to 1. */
  readonly divider: number;
  readonly onDivide: (share: number) => void;
}

export interface NamedPicture {
  readonly picture: PagePicture;
  readonly name: string;
}

/** Two pictures beside each other, over each other, or what differs between them. */
export function PicturePair({ first, second, heat, mode, divider, onDivide }: PicturePairProps) {
  if (mode === 'difference') return <Picture picture={heat} name="What differs" />;
  if (mode === 'side') {
    return (
      <div class={styles.pair}>
        <Picture {...first} />
        <Picture {...second} />
      </div>
    );
  }
  return (
    <div class={styles.slider}>
      <Picture picture={second.picture} name={`${first.name} left, ${second.name.toLowerCase()} right`} />
      <div class={styles.over} style={{ clipPath: `inset(0 ${(1 - divider) * 100}% 0 0)` }}>
        <Picture picture={first.picture} name="" />
      </div>
      <span class={styles.divider} style={{ left: `${divider * 100}%` }} />
      <input
        type="range"
        class={styles.range}
        aria-label={`How much is shown of the left image: ${first.name}`}
        min={0}
        max={1}
        step={0.01}
        value={divider}
        onInput={(event) => onDivide(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Picture({ picture, name }: NamedPicture) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { pixels, width, height } = picture;
    const data = new ImageData(Uint8ClampedArray.from(pixels), width, height);
    canvas.current?.getContext('2d')?.putImageData(data, 0, 0);
  }, [picture]);
  return (
    <figure class={styles.picture}>
      {name === '' ? null : <figcaption>{name}</figcaption>}
      <canvas ref={canvas} width={picture.width} height={picture.height} />
    </figure>
  );
}
