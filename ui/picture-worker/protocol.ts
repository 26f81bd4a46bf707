/** The messages between the panel and the worker for pixels. Pictures are sent as bytes. */
import type { PagePicture } from '#codegen/renderer';
import type { ImageSize } from '#design/image-header';
import type { NewFrame } from '#design/new-layer';
import type { SearchCategory, SearchFilters, SearchHit } from '#design/search';
import type { Snapshot } from '#design/snapshot';
import type { PlaceholderRequest } from '#models/built-in/paint-placeholder';
import type { ModelImage } from '#models/ports';
import type { SearchItem } from '#insight/search/collect-items';
import type { CompactVector } from '#insight/search/embeddings';
import type { PictureSignature } from '#insight/search/picture-signature';
import type { ItemDescription, SearchFacets } from '#insight/search/search-index';
import type { GivenCategory } from '#insight/search/sort-items';
import type { UnfinishedPicture } from '#visuals/2-draw/finish-picture';
import type { ChartRequest, DrawnChart } from '#visuals/charts/draw-chart';
import type { DiagramRequest } from '#visuals/diagrams/draw-diagram';
import type { EditedPixels, PixelEdit } from '#visuals/edit/edit-pixels';
import type { PictureState } from '#visuals/fill/find-picture-slots';
import type { FillPlan } from '#visuals/fill/plan-fill';
import type { CopiesPlan } from '#visuals/rows/plan-copies';
import type { TableRecord } from '#visuals/rows/read-rows';
import type { PictureTraits, SetLikeness } from '#visuals/sets/likeness';

/** Every task by name, with its input and its result. */
export interface PictureTasks {
  /** A picture of any format as a PNG. */
  'to-png': { input: ModelImage; output: ModelImage };
  /** A picture that a service drew as it is to be placed; `null` where it is of a format of which no part can be kept. */
  finish: { input: UnfinishedPicture; output: ModelImage | null };
  /** A placeholder of the built-in generator. */
  paint: { input: PlaceholderRequest; output: Uint8Array };
  edit: { input: Omit<PixelEdit, 'picture'> & { readonly picture: ModelImage }; output: EditedPixels };
  /** The colours a picture is made of, `#rrggbb`. */
  palette: { input: ModelImage; output: readonly string[] };
  /** The pictures that the layers of a frame show, by `imageRef`. */
  'list-shown-pictures': { input: { readonly snapshot: Snapshot }; output: readonly string[] };
  /** Whether a picture shows nothing. */
  'is-plain': { input: { readonly bytes: Uint8Array }; output: boolean };
  /** What can be filled in a frame. */
  'plan-fill': { input: FillRequest; output: FillPlan | null };
  /** The copies of a frame that a table asks for. */
  'plan-copies': {
    input: { readonly snapshot: Snapshot; readonly records: readonly TableRecord[] };
    output: CopiesPlan;
  };
  /** A table as a chart: layers for the canvas, and the same as an SVG to look at. */
  'draw-chart': { input: ChartRequest; output: DrawnChart & { readonly svg: string } };
  /** The text of a diagram as layers, and the same as an SVG. */
  'draw-diagram': {
    input: DiagramRequest;
    output: { readonly frame: NewFrame; readonly svg: string };
  };
  /** What is measured of a picture of a set. */
  'read-traits': { input: { readonly bytes: Uint8Array }; output: PictureTraits };
  /** How alike measured pictures are, and which stand out. */
  'measure-set': { input: { readonly traits: readonly PictureTraits[] }; output: SetLikeness };
  /** Puts a frame of the file into the index of the Search tab. */
  'index-frame': { input: { readonly snapshot: Snapshot }; output: IndexedFrame };
  /** Takes every other frame out of the index. */
  'keep-frames': { input: { readonly frameIds: readonly string[] }; output: null };
  /** Tells the index what a layer looks like. */
  'index-picture': { input: { readonly nodeId: string; readonly bytes: Uint8Array }; output: null };
  /** What of the file a model can describe, frames, components and pictures first. */
  'list-describable': { input: null; output: readonly DescribableItem[] };
  /** Tells the index what a model said of items. */
  describe: { input: { readonly items: readonly ItemWithDescription[] }; output: null };
  /** The features by which a picture is found in another index. */
  'read-signature': { input: { readonly bytes: Uint8Array }; output: PictureSignature };
  search: { input: FileSearch & { readonly picture: Uint8Array | null }; output: readonly SearchHit[] };
  /** What passes the filters, or what the words find, in categories. */
  sort: { input: FileSort; output: readonly SearchCategory[] };
  'search-facets': { input: null; output: SearchFacets };
  /** A picture as pixels, over white, in its own size where none is given. */
  open: { input: { readonly bytes: Uint8Array; readonly size: ImageSize | null }; output: PagePicture };
}

export interface FillRequest {
  readonly snapshot: Snapshot;
  readonly states: readonly (readonly [ref: string, state: PictureState])[];
  /** Texts that were chosen already, by layer. */
  readonly given: readonly (readonly [nodeId: string, text: string])[];
}

/** An item that a model can say something about. */
export interface DescribableItem {
  readonly key: string;
  readonly item: Pick<SearchItem, 'name' | 'text' | 'description'>;
  /** Whether it is found by its looks, so that its picture is described. */
  readonly isPictured: boolean;
}

export interface ItemWithDescription {
  readonly key: string;
  readonly description: ItemDescription;
}

/** What hits are like, instead of words. */
export type SearchAbout =
  | { readonly kind: 'layer'; readonly nodeId: string }
  | { readonly kind: 'colour'; readonly colour: string }
  | { readonly kind: 'duplicates' };

export interface FileSearch {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly limit: number;
  readonly about: SearchAbout | null;
  /** The embedding of the text. @default none */
  readonly vector?: CompactVector;
}

export interface FileSort {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly limit: number;
  /** The embedding of the text. @default none */
  readonly vector?: CompactVector;
  /** @default they are found */
  readonly categories?: readonly GivenCategory[];
}

export interface IndexedFrame {
  /** False where the frame is as it was. */
  readonly isNew: boolean;
  /** Layers of it that can be found by their looks, by id. */
  readonly drawable: readonly string[];
}

export type PictureTaskName = keyof PictureTasks;

export type ToPictureWorker =
  | {
      [Name in PictureTaskName]: {
        readonly id: number;
        readonly task: Name;
        readonly input: PictureTasks[Name]['input'];
      };
    }[PictureTaskName]
  | { readonly task: 'cancel'; readonly id: number };

export type FromPictureWorker =
  | { readonly type: 'started' }
  | { readonly type: 'done'; readonly id: number; readonly output: PictureTasks[PictureTaskName]['output'] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
