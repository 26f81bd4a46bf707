import { IconChevronDown16, IconClose16 } from '@create-figma-plugin/ui';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Menu } from '../kit/menu.tsx';
import type { PlayedFrame } from '../state/story-controller.ts';
import styles from './frame-player.module.css';

export interface FramePlayerProps {
  readonly frames: readonly PlayedFrame[];
  readonly onMove: (index: number, by: -1 | 1) => void;
  readonly onDrop: (index: number) => void;
}

const rates = ['2', '4', '8', '12', '24'].map((value) => ({ value, text: `${value} frames per second` }));

/** Plays frames in their order. While it stands still, an onion skin shows the frames before and after. */
export function FramePlayer({ frames, onMove, onDrop }: FramePlayerProps) {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [rate, setRate] = useState('8');
  const [hasSkin, setSkin] = useState(true);
  const shown = Math.min(at, frames.length - 1);
  const { length } = frames;
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % length), 1000 / Number(rate));
    return () => clearInterval(timer);
  }, [isPlaying, rate, length]);
  const frame = frames[shown];
  if (frame === undefined) return null;
  const skin = hasSkin && !isPlaying ? [frames[shown - 1], frames[shown + 1]] : [];
  return (
    <div class={styles.player}>
      <div class={styles.stage}>
        <img class={styles.frame} src={frame.url} alt={`Frame ${shown + 1} of ${length}: ${frame.name}`} />
        {skin.map((near) =>
          near === undefined ? null : (
            <img key={near.nodeId} class={styles.skin} src={near.url} alt="" data-skin={near.name} />
          ),
        )}
      </div>
      <div class={styles.line}>
        <Button primary onClick={() => setPlaying(!isPlaying)}>
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <Menu label="Speed" options={rates} value={rate} onChange={setRate} />
        <Checkbox text="Onion skin" checked={hasSkin} onChange={setSkin} />
      </div>
      <input
        class={styles.slider}
        type="range"
        aria-label="Frame"
        aria-valuetext={`${shown + 1} of ${length}`}
        min={0}
        max={length - 1}
        value={shown}
        onInput={(event) => {
          setPlaying(false);
          setAt(Number(event.currentTarget.value));
        }}
      />
      <ol class={styles.order} aria-label="Order of the frames">
        {frames.map(({ nodeId, name }, index) => (
          <li key={nodeId} class={styles.row} aria-current={index === shown}>
            <span class={styles.name}>{`${index + 1}. ${name}`}</span>
            <span class={styles.earlier}>
              <IconButton label={`Play ${name} earlier`} onClick={() => onMove(index, -1)}>
                <IconChevronDown16 />
              </IconButton>
            </span>
            <IconButton label={`Play ${name} later`} onClick={() => onMove(index, 1)}>
              <IconChevronDown16 />
            </IconButton>
            <IconButton label={`Leave out ${name}`} onClick={() => onDrop(index)}>
              <IconClose16 />
            </IconButton>
          </li>
        ))}
      </ol>
    </div>
  );
}
