import type { CodeMode } from '#design/code-options';
import { builtInService, services } from '#design/services';
import { modelsOf } from '#design/settings';
import { type CodeTarget, stylesOfTarget, supportedStyles, targets } from '#design/targets';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
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
    detail: 'Free and instant, made on this computer. No key, no network.',
  },
  {
    value: 'assist',
    text: 'Compile, AI names things',
    detail:
      'AI names the layers and says what they are; the compiler writes the code. Layout and text stay as designed. Needs a key; about $0.01 to $0.02 per frame.',
  },
  {
    value: 'author',
    text: 'AI rewrites the code',
    detail:
      'AI rewrites the compiled code. Needs a key; takes about a minute and costs about $0.02 to $0.06 per frame.',
  },
];

/** What code is written, who writes it, and what that costs. */
export function CodeControls() {
  const panel = usePanel();
  const { target, styles: kind, mode } = panel.settings.value;
  const cost = useCost(panel.code.picture.value ? 'author' : mode);
  const styleSegments = stylesOfTarget(target).map(({ id, shortTitle }) => ({ value: id, text: shortTitle }));
  return (
    <section class={styles.controls} aria-label="Code options">
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
        <Menu label="Mode" options={modes} value={mode} onChange={(value) => panel.change({ mode: value })} />
      </div>
      <WidthChoice />
      {cost === null ? null : (
        <p class={styles.cost}>
          {cost} <SettingsButton sentence={cost} />
        </p>
      )}
    </section>
  );
}

/** What the chosen mode will send and cost, before it does; `null` if it sends nothing. */
function useCost(mode: CodeMode): string | null {
  const settings = usePanel().settings.value;
  const { service, keysKept } = settings;
  if (mode === 'compile') return null;
  if (service === builtInService) return 'Needs a service. Choose one in Settings.';
  if (!writesText(service))
    return `${services[service].panel.title} generates images only. Choose another service in Settings.`;
  if (needsKey(service) && !keysKept.includes(service))
    return `Needs a key for ${services[service].panel.title}. Add it in Settings.`;
  if (mode === 'assist')
    return `Sends the frames’ outline and images to ${modelsOf(settings).text}; usually $0.01 to $0.02 per frame.`;
  return `Sends the frames’ images and the draft to ${modelsOf(settings).text}; usually $0.02 to $0.06 per frame.`;
}
