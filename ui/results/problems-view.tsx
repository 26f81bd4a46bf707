import { IconWarning16 } from '@create-figma-plugin/ui';
import { useMemo } from 'preact/hooks';
import type { Problem } from '#design/problem';
import { EmptyState } from '../kit/empty-state.tsx';
import { usePanel } from '../state/use-panel.ts';
import styles from './problems-view.module.css';

/** Layers of one cause that are listed; the others are counted. */
const maxLayers = 100;

/** Problems of one cause: their sentences differ in the layer's name alone. */
interface ProblemGroup {
  readonly cause: string;
  readonly problems: readonly Problem[];
}

/** The Problems of the design by cause, the most frequent first. Each links to its layer. */
export function ProblemsView({ problems }: { readonly problems: readonly Problem[] }) {
  const groups = useMemo(() => groupByCause(problems), [problems]);
  if (problems.length === 0) {
    return <EmptyState title="No problems">Everything in the design is in the code.</EmptyState>;
  }
  return (
    <ul class={styles.problems} aria-label="Problems">
      {groups.map((group) => (
        <li key={group.cause} class={styles.group}>
          <span class={styles.icon}>
            <IconWarning16 />
          </span>
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ group: { problems } }: { readonly group: ProblemGroup }) {
  const [first] = problems;
  if (!first) return null;
  if (problems.length === 1) return <Row problem={first} text={first.message} />;
  const rest = problems.length - maxLayers;
  return (
    <details class={styles.details}>
      <summary class={styles.summary}>
        {first.message} <span class={styles.count}>{problems.length.toLocaleString('en')} layers</span>
      </summary>
      <ul>
        {problems.slice(0, maxLayers).map((problem, index) => (
          <li key={index}>
            <Row problem={problem} text={layerOf(problem) ?? problem.message} />
          </li>
        ))}
      </ul>
      {rest > 0 ? <p class={styles.problem}>and {rest.toLocaleString('en')} more</p> : null}
    </details>
  );
}

function Row({ problem: { nodeId }, text }: { readonly problem: Problem; readonly text: string }) {
  const { selectLayers } = usePanel();
  if (nodeId === null) return <p class={styles.problem}>{text}</p>;
  return (
    <button
      type="button"
      class={styles.problem}
      title="Select the layer"
      onClick={() => selectLayers([nodeId])}
    >
      {text}
    </button>
  );
}

const quotedName = /"((?:[^"\\]|\\.)*)"/;

/** The name of its layer, which is the first that its sentence quotes. */
function layerOf({ message }: Problem): string | null {
  return quotedName.exec(message)?.[1] ?? null;
}

function groupByCause(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { code, nodeId, message } = problem;
    const cause = nodeId === null ? message : `${code} ${message.replace(quotedName, '')}`;
    const group = groups.get(cause);
    if (group) group.push(problem);
    else groups.set(cause, [problem]);
  }
  return [...groups]
    .map(([cause, grouped]) => ({ cause, problems: grouped }))
    .sort((one, other) => other.problems.length - one.problems.length);
}
