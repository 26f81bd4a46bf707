import { IconClose16 } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { controlTypes, type DiffusionChoices, faceModes } from '#design/diffusion';
import type { PictureRef } from '#design/generation';
import {
  gridLimits,
  type TypedAdapter,
  type TypedGuides,
  type TypedUnit,
} from '#visuals/diffusion/read-choices';
import { Button } from '../../kit/button.tsx';
import { Checkbox } from '../../kit/checkbox.tsx';
import { count } from '../../kit/format-text.ts';
import { IconButton } from '../../kit/icon-button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { setSignal } from '../../state/set-signal.ts';
import { usePanel } from '../../state/use-panel.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import styles from './diffusion-view.module.css';

const standard = 'Server default';

/** What pictures are drawn with: model, sampler and numbers, then the pictures that are followed. */
export function DrawingPart() {
  const { diffusion } = usePanel();
  const { choices, change, lists, read, model, chooseModel } = diffusion;
  const chosen = choices.value;
  const has = lists.value;
  const field = (name: keyof DiffusionChoices, label: string, placeholder: string) => (
    <TextField
      label={label}
      value={String(chosen[name])}
      placeholder={placeholder}
      onInput={(value) => change({ [name]: value })}
    />
  );
  return (
    <div class={styles.part}>
      <p class={styles.quiet}>
        {`These go with every image that ${diffusion.title.value} generates. Empty fields use the server’s defaults.`}
      </p>
      {read.value.mistake === null ? null : (
        <p class={styles.mistake} role="alert">
          {read.value.mistake}
        </p>
      )}
      <div class={styles.fields}>
        <ChoiceMenu
          label="Model"
          names={has?.models ?? []}
          value={model.value}
          none="Loaded model"
          onChange={chooseModel}
        />
        <ChoiceMenu
          label="Sampler"
          names={has?.samplers ?? []}
          value={chosen.sampler}
          none={standard}
          onChange={(sampler) => change({ sampler })}
        />
        {field('steps', 'Steps', 'By quality')}
        {field('guidance', 'Guidance', standard)}
        {field('strength', 'Strength', standard)}
        {field('maskBlur', 'Mask blur (px)', standard)}
      </div>
      {field('negativePrompt', 'Negative prompt', 'Text, frame')}
      <p class={styles.quiet}>
        Strength is how much of a reference, or of an edited area, is replaced: 0 keeps it, 1 replaces all of
        it.
      </p>
      <Structure />
      <Adapters />
      <Face />
      <Group title="Detailer" note={chosen.detailer ? 'on' : ''}>
        <Checkbox
          text="Regenerate small parts such as faces"
          checked={chosen.detailer}
          onChange={(detailer) => change({ detailer })}
        />
        <div class={styles.fields}>
          <ChoiceMenu
            label="Detailer model"
            names={has?.detailers ?? []}
            value={chosen.detailerModel}
            none={standard}
            onChange={(detailerModel) => change({ detailerModel })}
          />
          {field('detailerStrength', 'Detailer strength', '0.3')}
          {field('detailerSteps', 'Detailer steps', '10')}
        </div>
        {field('detailerPrompt', 'Detailer prompt', 'Same as the image')}
      </Group>
      <Group title="Second pass" note={chosen.secondPass ? 'on' : ''}>
        <Checkbox
          text="Enlarge the image and regenerate its details"
          checked={chosen.secondPass}
          onChange={(secondPass) => change({ secondPass })}
        />
        <div class={styles.fields}>
          <ChoiceMenu
            label="Upscaler"
            names={has?.upscalers ?? []}
            value={chosen.passUpscaler}
            none="None chosen"
            onChange={(passUpscaler) => change({ passUpscaler })}
          />
          {field('passScale', 'Scale', '2')}
          {field('passStrength', 'Strength (second)', '0.3')}
          {field('passSteps', 'Steps (second)', 'Server default')}
        </div>
        <p class={styles.quiet}>
          The first pass is smaller by the scale, so the result has the size you asked for. Text to image
          only.
        </p>
      </Group>
      <Group title="Upscalers" note={chosen.upscaler}>
        <p class={styles.quiet}>Used by Enlarge, under Refine.</p>
        <div class={styles.fields}>
          <ChoiceMenu
            label="First upscaler"
            names={has?.upscalers ?? []}
            value={chosen.upscaler}
            none="First model of the list"
            onChange={(upscaler) => change({ upscaler })}
          />
          <ChoiceMenu
            label="Second upscaler"
            names={has?.upscalers ?? []}
            value={chosen.secondUpscaler}
            none="None"
            onChange={(secondUpscaler) => change({ secondUpscaler })}
          />
          {field('secondShare', 'Share of the second', '0.5')}
        </div>
      </Group>
      <Grid />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly note: string;
  readonly children: ComponentChildren;
}

/** Open at first where something is set in it. */
function Group({ title, note, children }: GroupProps) {
  const [isOpen, setOpen] = useState(note !== '');
  return (
    <details class={styles.group} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={styles.summary}>{note === '' ? title : `${title}: ${note}`}</summary>
      <div class={styles.group}>{children}</div>
    </details>
  );
}

/** Changes one part of the guides. */
function useGuides(): {
  readonly guides: TypedGuides;
  readonly set: (changes: Partial<TypedGuides>) => void;
} {
  const { guides } = usePanel().diffusion;
  return {
    guides: guides.value,
    set: (changes) => setSignal(guides, { ...guides.peek(), ...changes }),
  };
}

/** A button that takes the selected layer as a picture to follow. */
function TakeLayer({
  text,
  onTake,
}: {
  readonly text: string;
  readonly onTake: (picture: PictureRef) => void;
}) {
  const { diffusion, selection } = usePanel();
  const layer = selection.value.layers[0];
  return (
    <Button disabled={layer === undefined} onClick={() => layer && diffusion.takeLayer(layer.id, onTake)}>
      {text}
    </Button>
  );
}

/** A picture that is followed, by its name, and a button that drops it. */
function GuideRow({
  picture,
  onRemove,
  what,
}: {
  readonly picture: PictureRef;
  readonly onRemove: () => void;
  readonly what: string;
}) {
  const shown = usePanel().diffusion.shown.value.get(picture.hash);
  const name = shown?.name ?? 'Image';
  const words = `${what}: ${name}`;
  return (
    <div class={styles.row}>
      {shown === undefined ? null : <img class={styles.thumbnail} src={shown.url} alt={words} />}
      <span class={styles.name} title={words}>
        {words}
      </span>
      <IconButton label={`Remove ${what.toLowerCase()} ${name}`} onClick={onRemove}>
        <IconClose16 />
      </IconButton>
    </div>
  );
}

const newUnit: TypedUnit = { type: 'controlnet', processor: '', model: '', strength: '', start: '', end: '' };

const typeNames = {
  controlnet: 'ControlNet',
  't2i adapter': 'T2I adapter',
  xs: 'ControlNet XS',
  lite: 'Control LLLite',
  reference: 'Reference',
} as const;

function Structure() {
  const { diffusion } = usePanel();
  const { lists, tools, previewStructure } = diffusion;
  const { guides, set } = useGuides();
  const { structure } = guides;
  const has = lists.value;
  if (structure === null)
    return (
      <Group title="Structure" note="">
        <p class={styles.quiet}>
          The image follows the edges, depth or poses of a layer and takes its shape.
        </p>
        <div class={styles.row}>
          <TakeLayer
            text="Use selected layer"
            onTake={(picture) => set({ structure: { picture, units: [newUnit] } })}
          />
        </div>
      </Group>
    );
  const { units, picture } = structure;
  const change = (index: number, changes: Partial<TypedUnit>) =>
    set({
      structure: {
        ...structure,
        units: units.map((unit, at) => (at === index ? { ...unit, ...changes } : unit)),
      },
    });
  const preview = tools.result.value;
  return (
    <Group title="Structure" note={count(units.length, 'control unit')}>
      <GuideRow picture={picture} what="Structure" onRemove={() => set({ structure: null })} />
      {units.map((unit, index) => (
        <div key={index} class={styles.item} role="group" aria-label={`Control unit ${index + 1}`}>
          <div class={styles.fields}>
            <ChoiceMenu
              label="Preprocessor"
              names={has?.processors ?? []}
              value={unit.processor}
              none="The image as it is"
              onChange={(processor) => change(index, { processor })}
            />
            <ChoiceMenu
              label="Control model"
              names={has?.controlModels ?? []}
              value={unit.model}
              none="Choose"
              onChange={(model) => change(index, { model })}
            />
            <div class={styles.labelled}>
              <span class={styles.label} aria-hidden="true">
                Type
              </span>
              <Menu
                label="Type of control"
                options={controlTypes.map((value) => ({ value, text: typeNames[value] }))}
                value={unit.type}
                onChange={(type) => change(index, { type })}
              />
            </div>
            <TextField
              label="Control strength"
              value={unit.strength}
              placeholder="1"
              onInput={(strength) => change(index, { strength })}
            />
            <TextField
              label="Start"
              value={unit.start}
              placeholder="0"
              onInput={(start) => change(index, { start })}
            />
            <TextField
              label="End"
              value={unit.end}
              placeholder="1"
              onInput={(end) => change(index, { end })}
            />
          </div>
          <div class={styles.row}>
            <Button disabled={unit.processor === ''} onClick={() => previewStructure(unit.processor)}>
              Preview structure
            </Button>
            <Button
              onClick={() =>
                set({ structure: { ...structure, units: units.filter((_, at) => at !== index) } })
              }
            >
              Remove unit
            </Button>
          </div>
          {preview?.kind === 'picture' &&
          preview.tool === 'structure' &&
          preview.method === unit.processor ? (
            <img class={styles.picture} src={preview.url} alt={`Preprocessor ${unit.processor}`} />
          ) : null}
        </div>
      ))}
      <div class={styles.row}>
        <Button onClick={() => set({ structure: { ...structure, units: [...units, newUnit] } })}>
          Add control unit
        </Button>
      </div>
    </Group>
  );
}

function Adapters() {
  const { lists } = usePanel().diffusion;
  const { guides, set } = useGuides();
  const { adapters } = guides;
  const change = (index: number, changes: Partial<TypedAdapter>) =>
    set({ adapters: adapters.map((one, at) => (at === index ? { ...one, ...changes } : one)) });
  const add = (picture: PictureRef) =>
    set({
      adapters: [
        ...adapters,
        { adapter: '', picture, mask: null, scale: '', start: '', end: '', crop: false },
      ],
    });
  return (
    <Group title="IP adapters" note={adapters.length === 0 ? '' : String(adapters.length)}>
      {adapters.map((one, index) => (
        <div key={index} class={styles.item} role="group" aria-label={`Adapter ${index + 1}`}>
          <GuideRow
            picture={one.picture}
            what="Adapter image"
            onRemove={() => set({ adapters: adapters.filter((_, at) => at !== index) })}
          />
          <div class={styles.fields}>
            <ChoiceMenu
              label="Adapter"
              names={lists.value?.adapters ?? []}
              value={one.adapter}
              none="Choose"
              onChange={(adapter) => change(index, { adapter })}
            />
            <TextField
              label="Adapter scale"
              value={one.scale}
              placeholder="0.5"
              onInput={(scale) => change(index, { scale })}
            />
            <TextField
              label="Start"
              value={one.start}
              placeholder="0"
              onInput={(start) => change(index, { start })}
            />
            <TextField
              label="End"
              value={one.end}
              placeholder="1"
              onInput={(end) => change(index, { end })}
            />
          </div>
          <Checkbox
            text="Follow the face of the image only"
            checked={one.crop}
            onChange={(crop) => change(index, { crop })}
          />
          {one.mask === null ? (
            <div class={styles.row}>
              <TakeLayer text="Use selected layer as mask" onTake={(mask) => change(index, { mask })} />
            </div>
          ) : (
            <GuideRow picture={one.mask} what="Mask" onRemove={() => change(index, { mask: null })} />
          )}
        </div>
      ))}
      <p class={styles.quiet}>
        The image follows the content of the layer; with a mask, only where the mask is white.
      </p>
      <div class={styles.row}>
        <TakeLayer text="Add selected layer" onTake={add} />
      </div>
    </Group>
  );
}

function Face() {
  const { guides, set } = useGuides();
  const { face } = guides;
  return (
    <Group title="Face" note={face === null ? '' : face.mode}>
      {face === null ? (
        <div class={styles.row}>
          <TakeLayer
            text="Use the face of the selected layer"
            onTake={(picture) => set({ face: { mode: 'FaceID', picture, strength: '' } })}
          />
        </div>
      ) : (
        <>
          <GuideRow picture={face.picture} what="Face" onRemove={() => set({ face: null })} />
          <div class={styles.fields}>
            <div class={styles.labelled}>
              <span class={styles.label} aria-hidden="true">
                Method
              </span>
              <Menu
                label="Method for the face"
                options={faceModes.map((value) => ({ value, text: value }))}
                value={face.mode}
                onChange={(mode) => set({ face: { ...face, mode } })}
              />
            </div>
            {face.mode === 'FaceSwap' ? null : (
              <TextField
                label="Face strength"
                value={face.strength}
                placeholder="1"
                onInput={(strength) => set({ face: { ...face, strength } })}
              />
            )}
          </div>
        </>
      )}
    </Group>
  );
}

function Grid() {
  const { lists } = usePanel().diffusion;
  const { guides, set } = useGuides();
  const { grid } = guides;
  const axes = lists.value?.axes ?? [];
  const free = axes.find((label) => grid.every((axis) => axis.label !== label));
  return (
    <Group title="Grid by the server" note={grid.length === 0 ? '' : count(grid.length, 'axis', 'axes')}>
      <p class={styles.quiet}>
        The server generates all combinations as one image with a legend and loads each model once, so it is
        quicker than a sweep over models. A sweep gives single images instead.
      </p>
      {grid.map(({ label, text }, index) => (
        <div key={index} class={styles.item} role="group" aria-label={`Axis ${index + 1}`}>
          <ChoiceMenu
            label={`What axis ${index + 1} changes`}
            names={axes}
            value={label}
            none="Choose"
            onChange={(next) =>
              set({ grid: grid.map((axis, at) => (at === index ? { ...axis, label: next } : axis)) })
            }
          />
          <TextField
            label={`Values of axis ${index + 1}`}
            value={text}
            placeholder="8 | 16 | 32"
            onInput={(next) =>
              set({ grid: grid.map((axis, at) => (at === index ? { ...axis, text: next } : axis)) })
            }
          >
            <IconButton
              label={`Remove axis ${index + 1}`}
              onClick={() => set({ grid: grid.filter((_, at) => at !== index) })}
            >
              <IconClose16 />
            </IconButton>
          </TextField>
        </div>
      ))}
      <div class={styles.row}>
        <Button
          disabled={grid.length >= gridLimits.axes || free === undefined}
          onClick={() => free !== undefined && set({ grid: [...grid, { label: free, text: '' }] })}
        >
          Add axis
        </Button>
      </div>
    </Group>
  );
}
