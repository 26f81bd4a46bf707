import { Button } from '../../kit/button.tsx';
import { count, percent, submitKey } from '../../kit/format-text.ts';
import { Segments } from '../../kit/segments.tsx';
import { TextArea } from '../../kit/text-area.tsx';
import { type PictureTool, pictureTools, toolTitles } from '../../state/diffusion/picture-tools.ts';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import styles from './diffusion-view.module.css';

const hints: Readonly<Record<PictureTool, string>> = {
  structure: 'Makes the edges, depth or poses of the selected layer into an image.',
  mask: 'Makes a mask of what the model finds in the selected layer.',
  detect: 'Finds things in the selected layer, which you can outline on the canvas.',
  detail: 'Regenerates small parts of the selected layer, with the detailer settings under Generation.',
  ask: 'A model of your server answers a question about the selected layer.',
};

/** Tools of the server for the picture of the selected layer. */
export function PicturePart() {
  const { diffusion, selection } = usePanel();
  const { tools, lists, choices, change } = diffusion;
  const which = tools.tool.value;
  const layer = selection.value.layers[0];
  const names = namesFor(which, lists.value);
  const canRun = layer !== undefined && tools.work.value === null;
  return (
    <div class={styles.part}>
      <div class={styles.row}>
        <Segments
          label="Tool"
          options={pictureTools.map((value) => ({ value, text: toolTitles[value] }))}
          value={which}
          onChange={(next) => setSignal(tools.tool, next)}
        />
      </div>
      <p class={styles.quiet}>{hints[which]}</p>
      <p>{layer === undefined ? 'Nothing is selected on the canvas.' : `Layer: ${layer.name}`}</p>
      {which === 'detail' ? null : (
        <ChoiceMenu
          label={which === 'structure' ? 'Preprocessor' : 'Tool model'}
          names={names}
          value={which === 'ask' ? choices.value.questionModel : (tools.models.value[which] ?? '')}
          none={which === 'structure' ? 'Choose' : 'Server default'}
          onChange={(value) =>
            which === 'ask'
              ? change({ questionModel: value })
              : setSignal(tools.models, { ...tools.models.peek(), [which]: value })
          }
        />
      )}
      {which === 'ask' ? (
        <TextArea
          label="Question"
          rows={2}
          value={tools.question.value}
          placeholder="Describe the image."
          onInput={(value) => setSignal(tools.question, value)}
        />
      ) : null}
      <div class={styles.row}>
        <Button primary disabled={!canRun} title={submitKey} onClick={tools.run}>
          {which === 'ask' ? 'Ask' : which === 'detect' ? 'Find' : 'Run'}
        </Button>
      </div>
      <Result which={which} />
    </div>
  );
}

function namesFor(
  which: PictureTool,
  lists: ReturnType<typeof usePanel>['diffusion']['lists']['value'],
): readonly string[] {
  if (lists === null) return [];
  const { processors, maskModels, detailers, questionModels } = lists;
  return { structure: processors, mask: maskModels, detect: detailers, detail: [], ask: questionModels }[
    which
  ];
}

function Result({ which }: { readonly which: PictureTool }) {
  const { tools } = usePanel().diffusion;
  const { editor, images, pictures } = usePanel();
  const result = tools.result.value;
  if (result === null || result.tool !== which) return null;
  const isReadOnly = editor.value === 'dev';
  switch (result.kind) {
    case 'picture':
      return (
        <section class={styles.group} aria-label={`${toolTitles[which]} of ${result.layerName}`}>
          <img
            class={styles.picture}
            src={result.url}
            alt={`${toolTitles[which]} of ${result.layerName}, by ${result.method}`}
          />
          <div class={styles.row}>
            <Button disabled={isReadOnly} onClick={tools.place}>
              Place beside the layer
            </Button>
          </div>
        </section>
      );
    case 'boxes':
      return (
        <section class={styles.group} aria-label={`Found in ${result.layerName}`}>
          <p>{`${count(result.found.length, 'thing')} found in ${result.layerName}.`}</p>
          <ul class={styles.labelled}>
            {result.found.map(({ label, score }, index) => (
              <li key={index}>{`${label}, ${percent(score)} sure`}</li>
            ))}
          </ul>
          {result.found.length === 0 ? null : (
            <div class={styles.row}>
              <Button disabled={isReadOnly} onClick={tools.outline}>
                Outline on canvas
              </Button>
            </div>
          )}
        </section>
      );
    case 'text':
      return (
        <section class={styles.group} aria-label={`Answer about ${result.layerName}`}>
          <p class={styles.answer}>{result.text}</p>
          <div class={styles.row}>
            <Button
              onClick={() => {
                setSignal(images.prompt, result.text);
                setSignal(pictures.view, 'draw');
              }}
            >
              Use as prompt
            </Button>
          </div>
        </section>
      );
  }
}
