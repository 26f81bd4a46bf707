import { IconCheck16, IconClose16, IconMore16, IconWarning16 } from '@create-figma-plugin/ui';
import type { Check, CheckFinding, CheckId, CheckOutcome } from '#design/receipt';
import { percent, withoutFonts } from '../kit/format-text.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './checks-view.module.css';
import { setSignal } from '../state/set-signal.ts';

const titles: Readonly<Record<CheckId, string>> = {
  types: 'Types',
  imports: 'Imports',
  names: 'Names',
  accessibility: 'Accessibility',
  text: 'Text',
  responsive: 'Other widths',
  likeness: 'Likeness',
  review: 'Review',
};
const icons = { failed: IconClose16, warned: IconWarning16, passed: IconCheck16, skipped: IconMore16 };
const outcomes: Readonly<Record<CheckOutcome, string>> = {
  failed: 'Failed',
  warned: 'Warning',
  passed: 'Passed',
  skipped: 'Skipped',
};

/** Findings of one check shown at once; the rest is counted. */
const maxFindings = 50;

/** The results of all checks, worst first. Each finding links to its layer or line. */
export function ChecksView({ generated }: { readonly generated: GeneratedCode }) {
  const { receipt } = generated.code;
  const working = usePanel().code.work.value !== null;
  if (!receipt) {
    const words = working ? 'The checks are running.' : 'Not checked yet.';
    return <p class={styles.wait}>{words}</p>;
  }
  const missing = [
    ...new Set(
      receipt.checks.flatMap(({ pages = [] }) => pages.flatMap(({ missingFonts = [] }) => missingFonts)),
    ),
  ];
  return (
    <ul class={styles.checks} aria-label="Checks" tabIndex={0}>
      {receipt.checks.map((check) => (
        <CheckRow key={check.id} check={check} />
      ))}
      {receipt.fonts.length === 0 ? null : (
        <li class={styles.check}>
          <h3 class={styles.title}>Fonts</h3>
          <p class={styles.summary}>
            {receipt.fonts
              .map((font) => `${font.family} (${font.package ?? 'not free to bundle'})`)
              .join(', ')}
          </p>
          {missing.length === 0 ? null : <p class={styles.summary}>{withoutFonts(missing)}</p>}
        </li>
      )}
    </ul>
  );
}

function CheckRow({ check }: { readonly check: Check }) {
  const panel = usePanel();
  const Icon = icons[check.outcome];
  const opensCompare = check.id === 'likeness' && check.outcome !== 'skipped';
  const rest = check.findings.length - maxFindings;
  return (
    <li class={styles.check}>
      <h3 class={styles.title}>
        <span class={styles[check.outcome]} role="img" aria-label={outcomes[check.outcome]}>
          <Icon />
        </span>
        {titles[check.id]}
        {check.measure && check.measure.name === 'differing-pixels' ? (
          <span class={styles.measure}>{percent(check.measure.value)}</span>
        ) : null}
      </h3>
      <p class={styles.summary}>{check.summary}</p>
      {opensCompare ? (
        <button type="button" class={styles.finding} onClick={() => setSignal(panel.result.tab, 'compare')}>
          Compare the images
        </button>
      ) : null}
      <ul>
        {check.findings.slice(0, maxFindings).map((finding, index) => (
          <li key={index}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <p class={styles.summary}>and {rest} more</p> : null}
    </li>
  );
}

function Finding({ finding }: { readonly finding: CheckFinding }) {
  const panel = usePanel();
  const { file, line, nodeId, message } = finding;
  const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`} `;
  if (file === null && nodeId === null) return <p class={styles.summary}>{message}</p>;
  const open = () => {
    if (nodeId !== null) panel.selectLayers([nodeId]);
    if (file === null) return;
    setSignal(panel.result.path, file);
    setSignal(panel.result.line, line);
    setSignal(panel.result.tab, 'code');
  };
  return (
    <button type="button" class={styles.finding} onClick={open}>
      <span class={styles.place}>{place}</span>
      {message}
    </button>
  );
}
