import type { CodeMode } from '#design/code-options';
import { builtInService, services } from '#design/services';
import { modelsOf } from '#design/settings';
import { type CodeTarget, stylesOfTarget, supportedStyles, targets } from '#design/targets';
import { Button } from '../kit/button.tsx';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { submitKey } from '../kit/format-text.ts';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './code-controls.module.css';
import { WidthChoice } from './width-choice.tsx';

const targetSegments: readonly Segment<CodeTarget>[] = targets.map(({ id, title }) => ({
  value: id,
  text: title,
}));

const modes: readonly MenuOption<CodeMode>[] = [
  {
    value: 'compile',
    text: 'Compile',
    detail: 'Written on this computer at once. No key, no network, no cost.',
  },
  {
    value: 'assist',
    text: 'Compile with a model’s decisions',
    detail:
      'A model decides what the layers are, and the compiler writes. Layout and texts stay as designed. Needs a key; a cent or two a frame.',
  },
  {
    value: 'author',
    text: 'Written by a model',
    detail: 'A model rewrites the draft. Needs a key; takes about a minute and costs a few cents a frame.',
  },
];

/** The options of the code, and the button that generates it. */
export function CodeControls({ canGenerate }: { readonly canGenerate: boolean }) {
  const panel = usePanel();
  const { target, styles: kind, mode } = panel.settings.value;
  const styleSegments = stylesOfTarget(target).map(({ id, shortTitle }) => ({ value: id, text: shortTitle }));
  return (
    <section class={styles.controls} aria-label="How to write it">
      <div class={styles.row}>
        <Segments
          label="Target"
          options={targetSegments}
          value={target}
          onChange={(value) => panel.change({ target: value })}
        />
        <Segments
          label="Styles"
          options={styleSegments}
          value={supportedStyles(target, kind)}
          onChange={(value) => panel.change({ styles: value })}
        />
      </div>
      <div class={styles.row}>
        <Menu label="Mode" options={modes} value={mode} onChange={(value) => panel.change({ mode: value })} />
        <Button primary disabled={!canGenerate} title={submitKey} onClick={panel.code.generate}>
          Generate code
        </Button>
      </div>
      <WidthChoice />
      <p class={styles.cost}>{useCost(panel.code.picture.value ? 'author' : mode)}</p>
    </section>
  );
}

/** What the chosen mode will do and cost, before it does. */
function useCost(mode: CodeMode): string {
  const settings = usePanel().settings.value;
  const { service, keysKept } = settings;
  if (mode === 'compile') return 'Runs on this computer and costs nothing.';
  if (service === builtInService) return 'Needs a service: choose one in the settings.';
  if (!writesText(service))
    return `${services[service].panel.title} draws and does not write: choose another service.`;
  if (needsKey(service) && !keysKept.includes(service))
    return `Needs a key for ${services[service].panel.title}.`;
  if (mode === 'assist')
    return `Sends the frames’ outline and pictures to ${modelsOf(settings).text}; usually a cent or two a frame.`;
  return `Sends the frames’ pictures and the draft to ${modelsOf(settings).text}; usually a few cents a frame.`;
}
