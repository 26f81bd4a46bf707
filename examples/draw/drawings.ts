/** Every example by the name of its folder. */
import type { SketchedPage } from './number-layers.ts';
import type { Picture } from './scenery.ts';
import type { Collection } from './values.ts';
import { landingPages } from '../landing/drawing.ts';
import { pictures as landingPictures } from '../landing/pictures.ts';

export interface Drawing {
  /** The document's name. */
  readonly title: string;
  readonly pages: readonly SketchedPage[];
  readonly collections: readonly Collection[];
  readonly pictures: Readonly<Record<string, Picture>>;
}

export const drawings: Readonly<Record<string, Drawing>> = {
  landing: { title: 'Nocturne', pages: landingPages, collections: [], pictures: landingPictures },
};
