import { count } from '../kit/format-text.ts';
import { type Segment, Segments } from '../kit/segments.tsx';
import type { PicturesView } from '../state/pictures.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import { DiffusionView } from './diffusion/diffusion-view.tsx';
import { DrawView } from './draw-view.tsx';
import { DrawingsView } from './drawings-view.tsx';
import { FillView } from './fill-view.tsx';
import { HistoryView } from './history/history-view.tsx';
import styles from './images-tab.module.css';
import { RefineView } from './refine/refine-view.tsx';
import { StoryView } from './story-view.tsx';

const views: readonly Segment<PicturesView>[] = [
  { value: 'draw', text: 'Generate' },
  { value: 'fill', text: 'Placeholders' },
  { value: 'drawings', text: 'Vectors' },
  { value: 'story', text: 'Story' },
  { value: 'refine', text: 'Refine' },
  { value: 'history', text: 'History' },
];

const shown = {
  draw: () => <DrawView />,
  fill: () => <FillView />,
  drawings: () => <DrawingsView />,
  story: () => <StoryView />,
  refine: () => <RefineView />,
  history: () => <HistoryView />,
  diffusion: () => <DiffusionView />,
} as const;

/** The Images tab: draws pictures from prompts and edits pictures of layers. */
export function ImagesTab() {
  const { pictures, diffusion } = usePanel();
  const { isOffered, title } = diffusion;
  // Its server may no longer be the chosen service.
  const view = pictures.view.value === 'diffusion' && !isOffered.value ? 'draw' : pictures.view.value;
  return (
    <div class={styles.tab}>
      <div class={styles.bar}>
        <Segments
          label="What to do with images"
          options={isOffered.value ? [...views, { value: 'diffusion', text: title.value }] : views}
          value={view}
          onChange={(chosen) => setSignal(pictures.view, chosen)}
        />
      </div>
      {view === 'fill' || view === 'story' ? null : <UsedLayer />}
      {shown[view]()}
    </div>
  );
}

/** Which of several selected layers the views use: Placeholders and Story look at all of them. */
function UsedLayer() {
  const { layers, total } = usePanel().selection.value;
  const [first] = layers;
  if (first === undefined || total < 2) return null;
  const text = `First of ${count(total, 'layer')}: ${first.name}`;
  return (
    <p class={styles.used} title={text} role="status">
      {text}
    </p>
  );
}
