import { useEffect, useRef } from 'preact/hooks';
import { chartKinds, kindNames } from '#visuals/charts/chart-kinds';
import { type DiagramKind, findNamedKind, renameKind } from '#visuals/diagrams/read-diagram';
import type { VectorKind } from '#visuals/vectors/fit-svg';
import { Button } from '../kit/button.tsx';
import { isSubmit, submitKey } from '../kit/format-text.ts';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import { type Segment, Segments } from '../kit/segments.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { TextField } from '../kit/text-field.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import { needsKey, writesText } from '../settings/service-choice.ts';
import type { ChartInput, DrawingsView as DrawingsKind } from '../state/drawings-controller.ts';
import { describeTextEstimate } from '../state/estimate-text.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import styles from './composer-view.module.css';
import own from './drawings-view.module.css';

const views: readonly Segment<DrawingsKind>[] = [
  { value: 'chart', text: 'Chart' },
  { value: 'diagram', text: 'Diagram' },
  { value: 'icon', text: 'Icon' },
];

const charts = chartKinds.map((value) => ({ value, text: kindNames[value] }));

const diagrams: readonly MenuOption<DiagramKind>[] = [
  { value: 'flow', text: 'Flow', detail: 'Boxes with arrows between them.' },
  { value: 'sequence', text: 'Sequence', detail: 'Messages between people or systems, in order.' },
  { value: 'organisation', text: 'Organisation', detail: 'Who reports to whom, by indentation.' },
];

const pictures: readonly MenuOption<VectorKind>[] = [
  { value: 'icon', text: 'Icon', detail: 'In the size, colours and strokes of the file’s icons.' },
  { value: 'illustration', text: 'Illustration', detail: 'A few flat shapes in the colours of the file.' },
];

const examples: Readonly<Record<DiagramKind, string>> = {
  flow: 'Cart -> Payment: pays\nPayment -> Done\nPayment --> Cart: declined',
  sequence: 'Browser -> Server: GET /\nServer --> Browser: HTML',
  organisation: 'Ana: Director\n  Bo: Design\n  Cy: Engineering',
};

/** Draws charts from tables and diagrams from text, without a model, and places them as layers. */
export function DrawingsView() {
  const { drawings } = usePanel().images;
  const { isOpen, view, preview, mistake, work, outcome, ask, cancel, place, selected, edit, changes } =
    drawings;
  useEffect(() => {
    setSignal(isOpen, true);
    return () => setSignal(isOpen, false);
  }, [isOpen]);
  const end = outcome.value;
  const canPlace = preview.value !== null && work.value === null;
  const canAsk = useCanAsk();
  const isIcon = view.value === 'icon';
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSubmit(event)) return;
    if (isIcon && preview.value === null) {
      if (canAsk) ask();
    } else if (canPlace) place();
  };
  return (
    <div class={styles.tab} onKeyDown={onKeyDown}>
      <section class={styles.pinned} aria-label="Kind and actions">
        <Segments
          label="Kind of vector"
          options={views}
          value={view.value}
          onChange={(chosen) => setSignal(view, chosen)}
        />
        <div class={styles.line}>
          {isIcon ? (
            <Button primary={preview.value === null} disabled={!canAsk} onClick={ask}>
              {preview.value === null ? 'Generate' : 'Generate again'}
            </Button>
          ) : null}
          {isIcon && preview.value === null ? null : (
            <Button primary disabled={!canPlace} title={submitKey} onClick={place}>
              {changes.value ? 'Change on canvas' : 'Place on canvas'}
            </Button>
          )}
        </div>
      </section>
      <div class={styles.scroll} role="region" aria-label="Vector" tabIndex={0}>
        {selected.value === null || changes.value ? null : (
          <Notice kind="told" actions={<Button onClick={edit}>Edit</Button>}>
            {`The selected layer is a ${selected.value.view} that can be changed.`}
          </Notice>
        )}
        <div class={styles.fields}>{fields[view.value]()}</div>
        {mistake.value === '' ? null : (
          <p class={styles.mistake} role="alert">
            {mistake.value}
          </p>
        )}
        {end.kind === 'failed' ? (
          <Notice
            kind="failed"
            actions={<Button onClick={isIcon && preview.value === null ? ask : place}>Try again</Button>}
          >
            {end.message}
          </Notice>
        ) : null}
        <Preview />
      </div>
      <footer class={styles.footer}>
        <WorkLine
          work={work.value}
          text={end.kind === 'done' || end.kind === 'cancelled' ? end.text : ''}
          onCancel={cancel}
        />
      </footer>
    </div>
  );
}

const fields = {
  chart: () => <ChartFields />,
  diagram: () => <DiagramFields />,
  icon: () => <IconFields />,
} as const;

function useCanAsk(): boolean {
  const panel = usePanel();
  const { iconRequest, work } = panel.images.drawings;
  const { service, keysKept } = panel.settings.value;
  const isReady = writesText(service) && (!needsKey(service) || keysKept.includes(service));
  return isReady && iconRequest.value !== null && work.value === null;
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
        isCode
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
          class={own.chooser}
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
      <div class={own.pair}>
        <TextField label="Title" value={title} onInput={(value) => change({ title: value })} />
        <TextField label="Size (px)" value={size} onInput={(value) => change({ size: value })} />
      </div>
    </div>
  );
}

function DiagramFields() {
  const { diagram } = usePanel().images.drawings;
  const { text } = diagram.value;
  // The first line of the text may name another kind than the menu.
  const kind = findNamedKind(text) ?? diagram.value.kind;
  return (
    <>
      <Menu
        label="Kind of diagram"
        options={diagrams}
        value={kind}
        onChange={(chosen) => setSignal(diagram, { kind: chosen, text: renameKind(text, chosen) })}
      />
      <TextArea
        isCode
        label="Diagram"
        rows={6}
        value={text}
        placeholder={examples[kind]}
        hint={
          kind === 'organisation'
            ? 'One name per line. Indent a name to put it below the one before it; “Name: role” adds a second line.'
            : 'One arrow per line, such as “A -> B: label”. A dashed arrow is “-->”.'
        }
        onInput={(value) => setSignal(diagram, { ...diagram.peek(), text: value })}
      />
    </>
  );
}

function IconFields() {
  const panel = usePanel();
  const { icon, iconRequest } = panel.images.drawings;
  const { words, kind } = icon.value;
  const { service, keysKept } = panel.settings.value;
  const request = iconRequest.value;
  const isReady = writesText(service) && (!needsKey(service) || keysKept.includes(service));
  return (
    <>
      <Menu
        label="Kind of image"
        options={pictures}
        value={kind}
        onChange={(chosen) => setSignal(icon, { ...icon.peek(), kind: chosen })}
      />
      <TextArea
        label="What it shows"
        rows={2}
        value={words}
        placeholder="A watering can"
        hint="A text model writes it as vector shapes, which get the colours and strokes of the file."
        onInput={(value) => setSignal(icon, { ...icon.peek(), words: value })}
      />
      <p class={styles.quiet}>
        {isReady
          ? request === null
            ? ''
            : describeTextEstimate(panel.settings.value, request)
          : 'Icons need a text model. Choose a service with a key in Settings; charts and diagrams need none.'}
      </p>
    </>
  );
}

/** px of the longer side of a preview. */
const leastSide = 96;

function Preview() {
  const { preview, ground } = usePanel().images.drawings;
  const drawn = preview.value;
  if (drawn === null) return null;
  const { name, width, height } = drawn;
  // An icon is looked at larger than it is.
  const scale = Math.max(1, leastSide / Math.max(width, height));
  return (
    <section class={styles.preview} aria-label="Preview">
      <img
        class={styles.picture}
        src={`data:image/svg+xml,${encodeURIComponent(drawn.svg)}`}
        alt={`Preview of ${name}`}
        width={Math.round(width * scale)}
        height={Math.round(height * scale)}
        style={{ backgroundColor: ground.value }}
      />
      {drawn.notes.map((note) => (
        <p key={note} class={styles.quiet}>
          {note}
        </p>
      ))}
    </section>
  );
}
