/** The tools of the server for the picture of the selected layer, and videos: asked here, placed on the canvas by a click. */
import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { DiffusionChoices } from '#design/diffusion';
import { findImageSize } from '#design/image-header';
import type { PanelSettings } from '#design/settings';
import type { Detection, DiffusionServer, DrawnVideo, VideoModel } from '#models/diffusion-server';
import type { ModelEvent, ModelImage, RequestImage, TextModel } from '#models/ports';
import { readDetailer } from '#visuals/diffusion/read-choices';
import { placeLocalPicture } from '#visuals/edit/place-local-picture';
import type { PictureWorkerClient } from '../../worker-clients/picture-worker-client.ts';
import { readOnlyMessage } from '../image-queue.ts';
import { makeId } from '../make-id.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import type { Selection } from '../selection.ts';
import { createTaskRunner } from '../task-runner.ts';
import type { Outcome, Work } from '../work.ts';

export const pictureTools = ['structure', 'mask', 'detect', 'detail', 'ask'] as const;
export type PictureTool = (typeof pictureTools)[number];

/** What a tool made of a layer. */
export type ToolResult = {
  readonly tool: PictureTool;
  readonly nodeId: string;
  readonly layerName: string;
} & (
  | { readonly kind: 'picture'; readonly image: ModelImage; readonly url: string; readonly method: string }
  | { readonly kind: 'boxes'; readonly found: readonly Detection[]; readonly scale: number }
  | { readonly kind: 'text'; readonly text: string }
);

export interface VideoChoices {
  /** Its place in the server's list. */
  readonly model: number;
  readonly prompt: string;
  readonly frames: string;
  readonly size: string;
  /** Whether it begins with the selected layer. */
  readonly fromLayer: boolean;
}

export interface ShownVideo {
  readonly video: DrawnVideo;
  /** `blob:` addresses. */
  readonly posterUrl: string;
  readonly name: string;
}

export interface PictureTools {
  readonly tool: Signal<PictureTool>;
  /** What each tool works with; empty where none is chosen. */
  readonly models: Signal<Readonly<Partial<Record<PictureTool, string>>>>;
  readonly question: Signal<string>;
  readonly result: ReadonlySignal<ToolResult | null>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly run: () => void;
  /** Shows the structure that a control unit sees. */
  readonly preview: (picture: RequestImage, processor: string, name: string) => void;
  readonly cancel: () => void;
  /** Places the picture of the result beside its layer. */
  readonly place: () => void;
  /** Outlines what was found on the canvas. */
  readonly outline: () => void;
  readonly video: Signal<VideoChoices>;
  readonly shownVideo: ReadonlySignal<ShownVideo | null>;
  readonly drawVideo: (models: readonly VideoModel[]) => void;
  readonly openQuestions: (server: DiffusionServer, title: string) => TextModel;
}

export interface PictureToolsNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  readonly choices: ReadonlySignal<DiffusionChoices>;
  readonly openServer: () => Promise<DiffusionServer>;
}

export const toolTitles: Readonly<Record<PictureTool, string>> = {
  structure: 'Structure',
  mask: 'Mask',
  detect: 'Find',
  detail: 'Details',
  ask: 'Question',
};

/** px of the longer side of what is sent. */
const sentSide = 1536;

export function createPictureTools(needs: PictureToolsNeeds): PictureTools {
  const { sandbox, choices } = needs;
  const tool = signal<PictureTool>('structure');
  const models = signal<PictureTools['models']['value']>({});
  const question = signal('');
  const result = signal<ToolResult | null>(null);
  const video = signal<VideoChoices>({
    model: 0,
    prompt: '',
    frames: '49',
    size: '832 × 480',
    fromLayer: false,
  });
  const shownVideo = signal<ShownVideo | null>(null);
  const runner = createTaskRunner(() => undefined);

  const readLayer = async () => {
    const [layer] = needs.selection.peek().layers;
    if (layer === undefined) throw new Error('Nothing is selected. Select the layer on the canvas.');
    const { name, bytes } = await sandbox.exportLayer(layer.id, sentSide);
    const size = findImageSize(bytes);
    if (size === null) throw new Error(`The image of "${name}" could not be read. Select another layer.`);
    return {
      layer,
      name,
      image: { bytes, mime: 'image/png' as const },
      scale: size.width / Math.max(1, layer.width),
    };
  };
  const show = (next: ToolResult | null) => {
    const { value } = result;
    if (value?.kind === 'picture') URL.revokeObjectURL(value.url);
    result.value = next;
  };
  const pictureResult = (image: ModelImage, method: string) => ({
    kind: 'picture' as const,
    image,
    method,
    url: urlOf(image),
  });
  const place = async (image: ModelImage, words: string, method: string, nodeId: string | null) => {
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    const png = image.mime === 'image/png' ? image : await needs.pixels.run('to-png', image);
    const { edit, bytes } = placeLocalPicture({
      ...{ id: makeId(), step: 'draw', words, method, parent: null, tookMs: null },
      by: needs.settings.peek().service,
      image: { bytes: png.bytes, width: png.width, height: png.height },
      place: { nodeId, where: 'beside' },
      createdAt: new Date().toISOString(),
    });
    await sandbox.applyEdit(edit, bytes);
  };

  const run = async (abort: AbortSignal): Promise<string> => {
    const which = tool.peek();
    const model = models.peek()[which] ?? '';
    const { layer, name, image, scale } = await readLayer();
    const about = { tool: which, nodeId: layer.id, layerName: name };
    const server = await needs.openServer();
    runner.work.value = { text: `${toolTitles[which]}: the server is working`, done: 0, total: null };
    switch (which) {
      case 'structure':
        if (model === '') throw new Error('Choose a preprocessor.');
        show({ ...about, ...pictureResult(await server.preprocess(image, model, abort), model) });
        return '';
      case 'mask':
        show({ ...about, ...pictureResult(await server.makeMask(image, model, abort), model || 'mask') });
        return '';
      case 'detail':
        show({
          ...about,
          ...pictureResult(await server.detail(image, readDetailer(choices.peek()), abort), 'detailer'),
        });
        return '';
      case 'detect': {
        const found = await server.detect(image, model, abort);
        show({ ...about, kind: 'boxes', found, scale });
        return found.length === 0 ? 'Nothing was found.' : '';
      }
      case 'ask': {
        const words = question.peek().trim() || 'Describe the image.';
        const asked = { model: choices.peek().questionModel, words };
        show({ ...about, kind: 'text', text: await server.ask(image, asked, abort) });
        return '';
      }
    }
  };

  async function film(list: readonly VideoModel[], abort: AbortSignal): Promise<string> {
    const { model: at, prompt, frames, size, fromLayer } = video.peek();
    const model = list[at];
    if (model === undefined) throw new Error('The server has no model for videos.');
    if (prompt.trim() === '') throw new Error('Describe what the video shows.');
    const count = Number(frames);
    if (!Number.isInteger(count) || count < 1 || count > 1024)
      throw new Error('Frames: write a whole number from 1 to 1024.');
    const [, wide, high] = /^\s*(\d{2,4})\s*[x×]\s*(\d{2,4})\s*$/i.exec(size) ?? [];
    if (wide === undefined || high === undefined) throw new Error('Enter the size in px, such as 832 × 480.');
    const first = fromLayer ? (await readLayer()).image : null;
    const server = await needs.openServer();
    runner.work.value = { text: `Generating with ${model.name}`, done: 0, total: null };
    const steps = Number(choices.peek().steps) || 50;
    const drawn = await server.drawVideo(
      {
        ...{
          model,
          prompt: prompt.trim(),
          negativePrompt: choices.peek().negativePrompt.trim(),
          frames: count,
        },
        ...{ width: Number(wide), height: Number(high), steps, seed: null },
        ...(first === null ? {} : { first }),
      },
      abort,
    );
    const former = shownVideo.peek();
    if (former !== null) URL.revokeObjectURL(former.posterUrl);
    const name =
      prompt
        .trim()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .slice(0, 60) || 'Video';
    shownVideo.value = { video: drawn, posterUrl: urlOf(drawn.poster), name };
    await place(drawn.poster, prompt.trim(), model.name, needs.selection.peek().layers[0]?.id ?? null);
    return 'The first frame is on the canvas. Save the video as a file.';
  }

  return {
    tool,
    models,
    question,
    result,
    work: runner.work,
    outcome: runner.outcome,
    run: () => void runner.run(true, 'Reading the layer', run),
    preview: (picture, processor, name) =>
      void runner.run(true, 'Making the structure', async (abort) => {
        const made = await (await needs.openServer()).preprocess(picture, processor, abort);
        const nodeId = needs.selection.peek().layers[0]?.id ?? '';
        show({ tool: 'structure', nodeId, layerName: name, ...pictureResult(made, processor) });
        return '';
      }),
    cancel: () => runner.cancel(() => 'Cancelled. Nothing is billed.'),
    place: () =>
      void runner.run(true, 'Placing it', async () => {
        const { value } = result;
        if (value?.kind !== 'picture') return '';
        const words = `${toolTitles[value.tool]} of ${value.layerName}`;
        await place(value.image, words, value.method, value.nodeId === '' ? null : value.nodeId);
        return 'Placed on the canvas. Undo once to revert it.';
      }),
    outline: () =>
      void runner.run(true, 'Outlining', async () => {
        const { value } = result;
        if (value?.kind !== 'boxes') return '';
        const { changed } = await sandbox.placeBoxes(
          value.found.map(({ label, x, y, width, height }) => ({
            frameId: value.nodeId,
            label: label.slice(0, 100),
            area: {
              ...{ x: x / value.scale, y: y / value.scale },
              ...{ width: width / value.scale, height: height / value.scale },
            },
          })),
        );
        return `${changed} ${changed === 1 ? 'box' : 'boxes'} placed. Undo once to revert it all.`;
      }),
    video,
    shownVideo,
    drawVideo: (list) => void runner.run(true, 'Sending the request', (abort) => film(list, abort)),
    openQuestions: (server, title) => {
      const model = choices.peek().questionModel;
      return questionModel(server, title, model);
    },
  };
}

function urlOf({ bytes, mime }: ModelImage): string {
  return URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mime }));
}

/** The server as a model for text that answers about the first picture of a request. */
function questionModel(server: DiffusionServer, service: string, model: string): TextModel {
  return {
    service,
    model: model === '' ? service : model,
    async *stream({ instructions, parts }, signal): AsyncGenerator<ModelEvent, void, undefined> {
      const stop = new AbortController();
      const cancel = () => stop.abort(signal.reason);
      signal.addEventListener('abort', cancel);
      try {
        const picture = parts.find((part) => part.kind === 'image');
        if (picture === undefined) throw new Error('There is no image to ask about.');
        const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
        const words = [instructions, ...texts].filter((text) => text !== '').join('\n\n');
        const answer = await server.ask(picture, { model, words }, stop.signal);
        yield { type: 'text', delta: answer };
        yield { type: 'done' };
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}
