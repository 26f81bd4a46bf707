import { findCapabilities } from '#models/find-capabilities';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { maxSeed, readSeed } from '../state/images-controller.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './sets-view.module.css';

/** The seed of the next picture, where the service takes one. */
export function SeedView() {
  const panel = usePanel();
  const choices = panel.settings.value.imageChoices;
  if (findCapabilities(panel.settings.value)?.seed !== true) return null;
  const { seed } = choices;
  const change = (next: string) => panel.change({ imageChoices: { ...choices, seed: next } });
  const isWrong = seed.trim() !== '' && readSeed(seed) === null;
  return (
    <details class={styles.group}>
      <summary>Seed{seed.trim() === '' || isWrong ? '' : `: ${seed.trim()}`}</summary>
      <TextField
        label="Seed"
        value={seed}
        placeholder="Any"
        hint={
          isWrong
            ? `A seed is a whole number up to ${maxSeed.toLocaleString('en')}.`
            : 'The same prompt, size and seed give the same image. Variants count up from it.'
        }
        onInput={change}
      >
        <Button onClick={() => change(String(Math.floor(Math.random() * 1_000_000)))}>New seed</Button>
      </TextField>
    </details>
  );
}
