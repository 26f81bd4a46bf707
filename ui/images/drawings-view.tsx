import { useEffect, useRef } from 'preact/hooks';
import { chartKinds, kindNames } from '#visuals/charts/chart-kinds';
import type { DiagramKind } from '#visuals/diagrams/read-diagram';
import { Button } from '../kit/button.tsx';
import { isSubmit, submitKey } from '../kit/format-text.ts';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { TextField } from '../kit/text-field.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import type { ChartInput } from '../state/drawings-controller.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './drawings-view.module.css';

const views: readonly Segment<'chart' | 'diagram'>[] = [
  { value: 'chart', text: 'Chart' },
  { value: 'diagram', text: 'Diagram' },
];

const charts = chartKinds.map((value) => ({ value, text: kindNames[value] }));

const diagrams: readonly MenuOption<DiagramKind>[] = [
  { value: 'flow', text: 'Flow', detail: 'Boxes with arrows between them.' },
  { value: 'sequence', text: 'Sequence', detail: 'Messages between people or systems, in order.' },
  { value: 'organisation', text: 'Organisation', detail: 'Who is below whom, by indentation.' },
];

const examples: Readonly<Record<DiagramKind, string>> = {
  flow: 'Cart -> Payment: pays\nPayment -> Done\nPayment --> Cart: declined',
  sequence: 'Browser -> Server: GET /\nServer --> Browser: HTML',
  organisation: 'Ana: Director\n  Bo: Design\n  Cy: Engineering',
};

/** Draws charts from tables and diagrams from text, without a model, and places them as layers. */
export function DrawingsView() {
  const { drawings } = usePanel().images;
  const { isOpen, view, preview, mistake, work, outcome, place } = drawings;
  useEffect(() => {
    setSignal(isOpen, true);
    return () => setSignal(isOpen, false);
  }, [isOpen]);
  const end = outcome.value;
  const canPlace = preview.value !== null && work.value === null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubmit(event) && canPlace) place();
  };
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="What to draw">
        <Segments
          label="Kind of drawing"
          options={views}
          value={view.value}
          onChange={(chosen) => setSignal(view, chosen)}
        />
        <Button primary disabled={!canPlace} title={submitKey} onClick={place}>
          Place on canvas
        </Button>
      </section>
      <div class={styles.scroll} role="region" aria-label="Drawing" tabIndex={0}>
        <div class={styles.fields}>{view.value === 'chart' ? <ChartFields /> : <DiagramFields />}</div>
        {mistake.value === '' ? null : (
          <p class={styles.mistake} role="alert">
            {mistake.value}
          </p>
        )}
        {end.kind === 'failed' ? (
          <Notice kind="failed" actions={<Button onClick={place}>Try again</Button>}>
            {end.message}
          </Notice>
        ) : null}
        <Preview />
      </div>
      <footer class={styles.footer}>
        <WorkLine work={work.value} text={end.kind === 'done' ? end.text : ''} onCancel={() => undefined} />
      </footer>
    </div>
  );
}

function ChartFields() {
  const { chart, openFile } = usePanel().images.drawings;
  const chooser = useRef<HTMLInputElement>(null);
  const { text, kind, title, size } = chart.value;
  const change = (changes: Partial<ChartInput>) => setSignal(chart, { ...chart.peek(), ...changes });
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    openFile(file);
  };
  return (
    <div class={styles.fields} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <TextArea
        label="Table"
        rows={5}
        value={text}
        placeholder={'Month,Berlin,Oslo\nJanuary,12,30\nFebruary,18,22'}
        hint="CSV or JSON, pasted or dropped. The first column names the rows; each column of numbers is a series."
        onInput={(value) => change({ text: value })}
      />
      <div class={styles.line}>
        <Menu
          label="Kind of chart"
          options={charts}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
        />
        <Button onClick={() => chooser.current?.click()}>Choose a file</Button>
        <input
          ref={chooser}
          class={styles.chooser}
          type="file"
          accept=".csv,.tsv,.json,.txt"
          aria-label="Table file"
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) openFile(file);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div class={styles.pair}>
        <TextField label="Title" value={title} onInput={(value) => change({ title: value })} />
        <TextField label="Size in px" value={size} onInput={(value) => change({ size: value })} />
      </div>
    </div>
  );
}

function DiagramFields() {
  const { diagram } = usePanel().images.drawings;
  const { text, kind } = diagram.value;
  return (
    <>
      <Menu
        label="Kind of diagram"
        options={diagrams}
        value={kind}
        onChange={(chosen) => setSignal(diagram, { ...diagram.peek(), kind: chosen })}
      />
      <TextArea
        label="Diagram"
        rows={6}
        value={text}
        placeholder={examples[kind]}
        hint={
          kind === 'organisation'
            ? 'One name a line. Indent a name to put it below the one before it; “Name: role” adds a second line.'
            : 'One arrow a line, as “A -> B: label”. A dashed arrow is “-->”.'
        }
        onInput={(value) => setSignal(diagram, { ...diagram.peek(), text: value })}
      />
    </>
  );
}

function Preview() {
  const { preview } = usePanel().images.drawings;
  const drawn = preview.value;
  if (drawn === null) return null;
  const { name, width, height } = drawn.frame;
  return (
    <section class={styles.preview} aria-label="Preview">
      <img
        class={styles.picture}
        src={`data:image/svg+xml,${encodeURIComponent(drawn.svg)}`}
        alt={`Preview of ${name}`}
        width={width}
        height={height}
      />
      {drawn.notes.map((note) => (
        <p key={note} class={styles.quiet}>
          {note}
        </p>
      ))}
    </section>
  );
}
