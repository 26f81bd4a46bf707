import type { CodeMode } from '#design/code-options';
import { builtInService, services } from '#design/services';
import { type CodeTarget, stylesOfTarget, supportedStyles, targets } from '#design/targets';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { needsKey, writesText } from '../settings/service-choice.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import type { Subject } from '../state/code-controller.ts';
import { describeJob } from '../state/text-job.ts';
import { useGenerationPlan } from '../state/use-job-plan.ts';
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
      'AI names the layers and says what they are; the compiler writes the code. Layout and text stay as designed. Paid, needs a key. You see the cost before you generate.',
  },
  {
    value: 'author',
    text: 'AI rewrites the code',
    detail:
      'AI rewrites the compiled code. Takes about a minute. Paid, needs a key. You see the cost before you generate.',
  },
];

/** The only mode for a picture without layers: the compiler has nothing to compile. */
const pictureModes: readonly MenuOption<CodeMode>[] = [
  {
    value: 'author',
    text: 'Paid: AI writes the page',
    detail:
      'AI reads the image twice and writes the code. Paid, needs a key. The free mode needs layers; select a frame to use it.',
  },
];

/** What code is written, who writes it, and what that costs. */
export function CodeControls() {
  const panel = usePanel();
  const { target, styles: kind, mode } = panel.settings.value;
  const subject = panel.code.subject.value;
  const isPicture = subject.picture !== null;
  const cost = useCost(isPicture ? 'author' : mode, subject);
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
        {isPicture ? (
          <Menu label="Mode" options={pictureModes} value="author" onChange={() => undefined} />
        ) : (
          <Menu
            label="Mode"
            options={modes}
            value={mode}
            onChange={(value) => panel.change({ mode: value })}
          />
        )}
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

/** What a mode will send of a subject and what it costs, before it does; `null` if it sends nothing. */
export function useCost(mode: CodeMode, subject: Subject): string | null {
  const settings = usePanel().settings.value;
  const { service, keysKept } = settings;
  const plan = useGenerationPlan(mode, subject);
  if (mode === 'compile') return null;
  if (service === builtInService) return 'Needs a service. Choose one in Settings.';
  if (!writesText(service))
    return `${services[service].panel.title} generates images only. Choose another service in Settings.`;
  if (needsKey(service) && !keysKept.includes(service))
    return `Needs a key for ${services[service].panel.title}. Add it in Settings.`;
  return plan === null ? '' : describeJob(settings, plan);
}
