import { useState } from 'preact/hooks';
import type { AnswerPoint, ExtractedData, FoundBox } from '#design/question';
import { Button } from '../kit/button.tsx';
import { copyText } from '../kit/copy-text.ts';
import { count } from '../kit/format-text.ts';
import type { ShownAnswer } from '../state/shown-answer.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './answer-view.module.css';
import { LayerWords } from './layer-words.tsx';

/** Boxes and points that are shown at once. */
const maxShown = 100;

/** An answer: sentences, points that select their layers, boxes, data and what is not certain. */
export function AnswerView({ shown }: { readonly shown: ShownAnswer }) {
  const { answer, title, isPartial } = shown;
  const { text, points, boxes, data, schema, notes, dropped } = answer;
  const left = dropped === 0 ? [] : [`${count(dropped, 'reference')} to layers that do not exist left out.`];
  return (
    <div class={styles.answer} aria-live="polite" aria-busy={isPartial}>
      <h2 class={styles.title}>Answer about {title}</h2>
      {text === '' ? null : <p class={styles.text}>{text}</p>}
      {points.length === 0 ? null : (
        <ol class={styles.list} aria-label="Points">
          {points.slice(0, maxShown).map((point, index) => (
            <Point key={index} point={point} shown={shown} />
          ))}
        </ol>
      )}
      {boxes.length === 0 ? null : <Boxes boxes={boxes} shown={shown} />}
      {data.map((one) => (
        <Data key={one.frameId} data={one} name={data.length > 1 ? (shown.names[one.frameId] ?? '') : ''} />
      ))}
      {schema === '' ? null : <pre class={styles.code}>{schema}</pre>}
      {notes.length + left.length === 0 ? null : (
        <ul class={styles.notes} aria-label="Notes">
          {[...notes, ...left].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface PointProps {
  readonly point: AnswerPoint;
  readonly shown: ShownAnswer;
}

function Point({ point, shown: { frameIds, names, isPartial } }: PointProps) {
  const panel = usePanel();
  const { text, nodeIds, frameId, verdict, weight, advice, leadsTo } = point;
  // A screenshot is no frame of the file.
  const isInFile = frameId !== null && frameIds.includes(frameId);
  const targets = nodeIds.length > 0 ? nodeIds : isInFile ? [frameId] : [];
  const isOneOfSeveral = frameId !== null && (frameIds.length > 1 || !isInFile);
  const cited = nodeIds.length > 0 ? namesOf(nodeIds, names) : isOneOfSeveral ? names[frameId] : '';
  const canPin = panel.editor.value === 'figma' && !isPartial && targets.length > 0;
  const words = (
    <>
      <span>
        {verdict === undefined ? null : (
          <strong class={styles[verdict]}>
            {verdict === 'helps' ? 'Helps' : `Hinders${weight ? `, ${weight}` : ''}`}:{' '}
          </strong>
        )}
        {text}
      </span>
      {advice === undefined ? null : <span class={styles.quiet}>{advice}</span>}
      {leadsTo === undefined ? null : <span class={styles.quiet}>Leads to {names[leadsTo] ?? ''}</span>}
      {cited ? <span class={styles.cited}>{cited}</span> : null}
    </>
  );
  return (
    <li class={styles.item}>
      <LayerWords nodeIds={targets} highlighted={nodeIds}>
        {words}
      </LayerWords>
      {canPin ? (
        <span class={styles.action}>
          <Button title="Add as an annotation" onClick={() => void panel.questions.comment(point)}>
            Pin
          </Button>
        </span>
      ) : null}
    </li>
  );
}

interface BoxProps {
  readonly box: FoundBox;
  readonly shown: ShownAnswer;
}

function Box({ box: { kind, label, nodeIds, frameId, area, isSure }, shown }: BoxProps) {
  return (
    <li class={styles.item}>
      <LayerWords nodeIds={nodeIds.length > 0 ? nodeIds : [frameId]} highlighted={nodeIds}>
        <span>{label}</span>
        <span class={styles.quiet}>
          {kind}
          {isSure ? '' : ', not certain'},{' '}
          {nodeIds.length > 0
            ? namesOf(nodeIds, shown.names)
            : `at ${Math.round(area.x)}, ${Math.round(area.y)}, ${Math.round(area.width)} × ${Math.round(area.height)} px`}
        </span>
      </LayerWords>
    </li>
  );
}

function Boxes({ boxes, shown }: { readonly boxes: readonly FoundBox[]; readonly shown: ShownAnswer }) {
  const [all, setAll] = useState(false);
  const visible = all ? boxes : boxes.slice(0, maxShown);
  return (
    <>
      <h3 class={styles.heading}>{count(boxes.length, 'place')}</h3>
      <ul class={styles.list} aria-label="Places">
        {visible.map((box, index) => (
          <Box key={index} box={box} shown={shown} />
        ))}
      </ul>
      {visible.length === boxes.length ? null : (
        <div class={styles.more}>
          <Button onClick={() => setAll(true)}>Show all {boxes.length}</Button>
        </div>
      )}
    </>
  );
}

function Data({ data: { values, numbers }, name }: { readonly data: ExtractedData; readonly name: string }) {
  const open = numbers.filter(({ verifiedBy }) => verifiedBy === null);
  const json = JSON.stringify(values, null, 2);
  return (
    <section class={styles.data} aria-label={name === '' ? 'Data' : `Data of ${name}`}>
      {name === '' ? null : <h3>{name}</h3>}
      <pre class={styles.code}>{json}</pre>
      <div class={styles.row}>
        <span class={open.length > 0 ? styles.hinders : styles.quiet}>
          {numbers.length - open.length} of {count(numbers.length, 'number')} verified
        </span>
        <Button onClick={() => void copyText(json)}>Copy</Button>
      </div>
      {open.length === 0 ? null : (
        <ul class={styles.notes} aria-label="Not verified">
          {open.slice(0, maxShown).map(({ path, value, second }) => (
            <li key={path}>
              {path}: {String(value)}
              {second === undefined ? '' : `; the second reading has ${JSON.stringify(second)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What an answer can become. */
export function AnswerActions({ shown }: { readonly shown: ShownAnswer }) {
  const panel = usePanel();
  const { questions } = panel;
  const { boxes, schema, points, text } = shown.answer;
  const canEdit = panel.editor.value === 'figma';
  const hasWords = points.length > 0 || text !== '' || boxes.length > 0;
  const placeable =
    shown.question.kind === 'read-text' ? boxes.filter(({ nodeIds }) => nodeIds.length === 0) : boxes;
  return (
    <div class={styles.actions}>
      {schema === '' ? null : <Button onClick={questions.useSchema}>Use this schema</Button>}
      {canEdit && placeable.length > 0 ? (
        <Button title="Outline them on the canvas" onClick={() => void questions.placeBoxes(placeable)}>
          Place boxes
        </Button>
      ) : null}
      {canEdit && hasWords && schema === '' ? (
        <Button title="Add as an annotation of the frame" onClick={() => void questions.comment(null)}>
          Comment
        </Button>
      ) : null}
      {hasWords && schema === '' ? (
        <Button title="Put it into the prompt of the Images tab" onClick={questions.useForPicture}>
          To Images
        </Button>
      ) : null}
      {questions.isForCode.value ? (
        <Button title="Use it for the code of these frames" onClick={questions.useForCode}>
          To Code
        </Button>
      ) : null}
    </div>
  );
}

/** Layers that one line names. */
const maxNamed = 3;

function namesOf(ids: readonly string[], names: Readonly<Record<string, string>>): string {
  const named = ids.slice(0, maxNamed).map((id) => names[id] ?? id);
  return `${named.join(', ')}${ids.length > maxNamed ? ` and ${String(ids.length - maxNamed)} more` : ''}`;
}
