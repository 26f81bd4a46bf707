import { IconWarning16 } from '@create-figma-plugin/ui';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Problem } from '#design/problem';
import { EmptyState } from '../kit/empty-state.tsx';
import { useBlobUrl } from '../kit/use-blob-url.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import { isAbort } from '../worker-clients/codegen-client.ts';
import styles from './problems-view.module.css';

/** Layers of one cause that are listed; the others are counted. */
const maxLayers = 100;

/** Problems of one cause: their sentences differ in the layer's name alone. */
interface ProblemGroup {
  readonly cause: string;
  readonly problems: readonly Problem[];
}

/** The Problems of the design by cause, the most frequent first. Each links to its layer. */
export function ProblemsView({ generated }: { readonly generated: GeneratedCode }) {
  const { problems } = generated.code;
  const groups = useMemo(() => groupByCause(problems), [problems]);
  const crops = useCrops(generated, groups);
  if (problems.length === 0) {
    return <EmptyState title="No problems">Everything in the design is in the code.</EmptyState>;
  }
  return (
    <ul class={styles.problems} aria-label="Problems" tabIndex={0}>
      {groups.map((group) => (
        <li key={group.cause} class={styles.group}>
          <Thumbnail crop={crops.get(group.problems[0]?.nodeId ?? '') ?? null} />
          <Group group={group} />
        </li>
      ))}
    </ul>
  );
}

/** The layer in Figma's picture, or a sign where it cannot be seen. */
function Thumbnail({ crop }: { readonly crop: Uint8Array | null }) {
  const url = useBlobUrl(crop, 'image/png');
  return <span class={styles.thumbnail}>{url === null ? <IconWarning16 /> : <img src={url} alt="" />}</span>;
}

const noCrops: ReadonlyMap<string, Uint8Array> = new Map();

/** A picture of the first layer of each group, once Figma's pictures of the frames are there. */
function useCrops(
  { recipe: { design } }: GeneratedCode,
  groups: readonly ProblemGroup[],
): ReadonlyMap<string, Uint8Array> {
  const { codegen, code } = usePanel();
  const [crops, setCrops] = useState(noCrops);
  const pictures = code.pictures.value;
  const firsts = groups.flatMap(({ problems }) => problems[0]?.nodeId ?? []).join(' ');
  useEffect(() => {
    setCrops(noCrops);
    if (pictures === null || firsts === '') return undefined;
    const controller = new AbortController();
    const input = {
      design,
      nodeIds: firsts.split(' '),
      pictures: pictures.frames,
      bytes: [...pictures.bytes],
    };
    codegen.run('crop-layers', input, { signal: controller.signal }).then(
      (found) => setCrops(new Map(found)),
      (error: unknown) => {
        // The sentences say everything; a picture only shows where.
        if (!isAbort(error)) setCrops(noCrops);
      },
    );
    return () => controller.abort();
  }, [codegen, design, pictures, firsts]);
  return crops;
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

/** Groups Problems whose sentences differ in the layer's name alone. */
export function groupByCause(problems: readonly Problem[]): readonly ProblemGroup[] {
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
