import { saveFile } from '../../code/save-file.ts';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checkbox.tsx';
import { submitKey } from '../../kit/format-text.ts';
import { Menu } from '../../kit/menu.tsx';
import { TextArea } from '../../kit/text-area.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { VideoChoices } from '../../state/diffusion/picture-tools.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import styles from './diffusion-view.module.css';

/** A video: its first frame goes on the canvas, the video is a file. */
export function VideoPart() {
  const { diffusion } = usePanel();
  const { tools, lists } = diffusion;
  const { video, shownVideo, drawVideo, work } = tools;
  const has = lists.value?.videoModels ?? null;
  const chosen = video.value;
  const change = (changes: Partial<VideoChoices>) => setSignal(video, { ...video.peek(), ...changes });
  if (has !== null && has.length === 0)
    return (
      <div class={styles.part}>
        <p class={styles.quiet}>{`This ${diffusion.title.value} has no models for videos.`}</p>
      </div>
    );
  const drawn = shownVideo.value;
  return (
    <div class={styles.part}>
      <TextArea
        label="What the video shows"
        rows={3}
        value={chosen.prompt}
        placeholder="A paper boat drifts down a canal at dusk"
        onInput={(prompt) => change({ prompt })}
      />
      <div class={styles.fields}>
        <div class={styles.labelled}>
          <span class={styles.label} aria-hidden="true">
            Video model
          </span>
          <Menu
            label="Video model"
            options={(has ?? []).map(({ engine, name }, index) => ({
              value: String(index),
              text: name,
              detail: engine,
            }))}
            value={String(chosen.model)}
            onChange={(value) => change({ model: Number(value) })}
          />
        </div>
        <TextField label="Frames" value={chosen.frames} onInput={(frames) => change({ frames })} />
        <TextField label="Size (px)" value={chosen.size} onInput={(size) => change({ size })} />
      </div>
      <Checkbox
        text="Begin with the selected layer"
        checked={chosen.fromLayer}
        onChange={(fromLayer) => change({ fromLayer })}
      />
      <div class={styles.row}>
        <Button
          primary
          disabled={has === null || chosen.prompt.trim() === '' || work.value !== null}
          title={submitKey}
          onClick={() => drawVideo(has ?? [])}
        >
          Generate video
        </Button>
      </div>
      {drawn === null ? null : (
        <section class={styles.group} aria-label={drawn.name}>
          <img class={styles.picture} src={drawn.posterUrl} alt={`First frame of ${drawn.name}`} />
          <div class={styles.row}>
            <Button onClick={() => saveFile(`${drawn.name}.mp4`, drawn.video.bytes, 'video/mp4')}>
              Save video
            </Button>
            <span class={styles.quiet}>{`${drawn.video.seconds.toFixed(1)} s`}</span>
          </div>
        </section>
      )}
    </div>
  );
}
