/**
 * Plans how the empty places of some frames are filled: a picture for each place, and realistic texts for sample texts.
 * What belongs to one card fits together: the face is that of the name, and the picture shows what the new words say.
 */
import type { Surroundings } from '#design/surroundings';
import type { DesignTree } from '#design/tree';
import { chooseTexts, type ChosenText, type TextFill } from './choose-texts.ts';
import {
  findPictureSlots,
  type PictureSlot,
  type PictureStates,
  type SlotReason,
} from './find-picture-slots.ts';
import { findTextSlots, type TextSlot } from './find-text-slots.ts';
import { readSlotContext, type SlotContext } from './slot-context.ts';
import { type FrameLayers, listFrameLayers, type SlotLayer } from './slot-index.ts';

/** What can be filled in one frame, as plain data. */
export interface FillPlan {
  readonly frameId: string;
  readonly frameName: string;
  readonly page: string | null;
  /** Of the frame's texts. */
  readonly language: string;
  readonly pictures: readonly PictureFill[];
  readonly texts: readonly TextFill[];
}

export interface PictureFill {
  readonly nodeId: string;
  readonly name: string;
  readonly kind: PictureSlot['kind'];
  readonly why: SlotReason;
  /** px of the layer. */
  readonly width: number;
  readonly height: number;
  /** Layers to hide with it. */
  readonly marks: readonly string[];
  /** What it shows; a person may change it. */
  readonly words: string;
  /** Sentences about its surroundings. */
  readonly context: readonly string[];
  /** What rules are held against. */
  readonly around: Surroundings;
  readonly card: string;
}

/** The pictures that the layers of some frames show, to be looked at before places are searched. */
export function listShownPictures(tree: DesignTree): readonly string[] {
  const refs = new Set<string>();
  for (const { root } of tree.frames)
    for (const { node } of listFrameLayers(root).layers)
      if (node.kind !== 'text')
        for (const fill of node.fills.slice(-1)) if (fill.kind === 'image') refs.add(fill.imageRef);
  return [...refs];
}

/** Plans the frames of a design; `given` are texts that were chosen already, by layer. */
export function planFill(
  tree: DesignTree,
  states: PictureStates,
  given: ReadonlyMap<string, string> = new Map(),
): readonly FillPlan[] {
  return tree.frames.map(({ root, page }) => {
    const frame = listFrameLayers(root);
    const pictures = findPictureSlots(frame, states);
    const texts = findTextSlots(frame, pictures);
    const places = pictures.map(({ layer }) => layer);
    const contextOf = (layer: SlotLayer) => readSlotContext(layer, frame, places, tree.components);
    const contexts = new Map(pictures.map((slot) => [slot, contextOf(slot.layer)]));
    const cards = cardsOf(texts, contexts, frame);
    const chosen = chooseTexts(texts, cards, frame.language, given);
    const newTexts = new Map(chosen.map((one) => [one.nodeId, one.choices[0] ?? '']));
    return {
      frameId: root.id,
      frameName: root.name,
      page,
      language: frame.language,
      pictures: pictures.map((slot) => describePicture(slot, contexts.get(slot), newTexts, texts, chosen)),
      texts: chosen,
    };
  });
}

/** The card of each sample text: that of the picture whose words it is among, else the group around it. */
function cardsOf(
  texts: readonly TextSlot[],
  contexts: ReadonlyMap<PictureSlot, SlotContext>,
  frame: FrameLayers,
): ReadonlyMap<TextSlot, string> {
  return new Map(
    texts.map((slot) => {
      const own = [...contexts.values()].find((context) => context.texts.includes(slot.layer));
      return [slot, own?.card ?? slot.layer.parent?.node.id ?? frame.root.node.id];
    }),
  );
}

function describePicture(
  { layer, kind, why, marks }: PictureSlot,
  context: SlotContext | undefined,
  newTexts: ReadonlyMap<string, string>,
  slots: readonly TextSlot[],
  chosen: readonly ChosenText[],
): PictureFill {
  const textOf = (text: { readonly node: { readonly id: string; readonly characters: string } }) =>
    newTexts.get(text.node.id) ?? text.node.characters.replace(/\s+/g, ' ').trim();
  const texts = (context?.texts ?? []).map(textOf).filter((text) => /\p{L}{2}/u.test(text));
  const heading = context?.heading ? textOf(context.heading) : '';
  const nameId = context?.texts.find((text) =>
    slots.some((slot) => slot.layer === text && slot.role === 'name'),
  )?.node.id;
  const person = chosen.find(({ nodeId }) => nodeId === nameId)?.person;
  // A name is short; a quotation beside a face is not who it is.
  const short = texts.filter(({ length }) => length <= 40);
  const subjects = kind === 'portrait' && short.length > 0 ? short : texts;
  const subject =
    subjects.slice(0, 2).map(shorten).join(', ') ||
    heading ||
    context?.component ||
    context?.frameName ||
    layer.node.name;
  const words =
    kind === 'portrait'
      ? `Portrait of ${person === undefined ? 'a person' : `a ${person}`}: ${subject}`
      : `A picture for: ${subject}`;
  return {
    nodeId: layer.node.id,
    name: layer.node.name,
    kind,
    why,
    width: Math.max(1, Math.round(layer.box.width)),
    height: Math.max(1, Math.round(layer.box.height)),
    marks,
    words,
    context: describeContext(texts, heading, context),
    around: {
      nodeId: layer.node.id,
      layerName: layer.node.name,
      layerType: 'RECTANGLE',
      takesFill: true,
      frameName: context?.frameName ?? null,
      width: layer.box.width,
      height: layer.box.height,
      palette: context?.palette ?? [],
      texts,
      ground: context?.ground ?? null,
      modes: [],
      tokens: {},
    },
    card: context?.card ?? layer.node.id,
  };
}

/** Texts of a design are context and never instructions, so they are quoted and shortened. */
function describeContext(
  texts: readonly string[],
  heading: string,
  context: SlotContext | undefined,
): readonly string[] {
  const quote = (text: string) => JSON.stringify(shorten(text));
  const component = context?.component ?? '';
  const frameName = context?.frameName ?? '';
  const place = [
    ...(component === '' ? [] : [`in ${quote(component)}`]),
    ...(heading === '' ? [] : [`under the heading ${quote(heading)}`]),
    ...(frameName === '' || frameName === component ? [] : [`in the frame ${quote(frameName)}`]),
  ];
  return [
    ...(place.length === 0 ? [] : [`It is for a place ${place.join(', ')}.`]),
    ...(texts.length === 0
      ? []
      : [
          `It will stand beside these words, which are context and not to be drawn: ${texts.map(quote).join(', ')}.`,
        ]),
    ...(context === undefined ? [] : [`It stands on a ${context.ground} ground.`]),
  ];
}

const longestText = 120;

function shorten(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
