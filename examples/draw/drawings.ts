/** Every example by the name of its folder. */
import type { Browser } from 'playwright-core';
import { importPage } from './import-page.ts';
import type { SketchedPage } from './number-layers.ts';
import type { Picture } from './scenery.ts';
import type { Collection } from './values.ts';
import { companyPages } from '../company-page/drawing.ts';
import { pictures as companyPictures } from '../company-page/pictures.ts';
import { componentCollections, componentPages } from '../components/drawing.ts';
import { pictures as componentPictures } from '../components/pictures.ts';
import { dashboardPages } from '../dashboard/drawing.ts';
import { collections as dashboardCollections } from '../dashboard/tokens.ts';
import { festivalPages } from '../festival/drawing.ts';
import { pictures as festivalPictures } from '../festival/pictures.ts';
import { germanPages } from '../german-page/drawing.ts';
import { pictures as germanPictures } from '../german-page/pictures.ts';
import { page as importedPage } from '../imported-page/page.ts';
import { pictures as importedPictures } from '../imported-page/pictures.ts';
import { landingPages } from '../landing/drawing.ts';
import { pictures as landingPictures } from '../landing/pictures.ts';
import { persianPages } from '../persian-page/drawing.ts';
import { pictures as persianPictures } from '../persian-page/pictures.ts';
import { phonePages } from '../phone-app/drawing.ts';
import { pictures as phonePictures } from '../phone-app/pictures.ts';
import { rarePages } from '../rare-facts/drawing.ts';
import { pictures as rarePictures } from '../rare-facts/pictures.ts';
import { formPages } from '../registration-form/drawing.ts';
import { pictures as formPictures } from '../registration-form/pictures.ts';
import { shopPages } from '../shop-list/drawing.ts';
import { pictures as shopPictures } from '../shop-list/pictures.ts';
import { twinPages } from '../twin-page/drawing.ts';
import { pictures as twinPictures } from '../twin-page/pictures.ts';

export interface Drawing {
  /** The document's name. */
  readonly title: string;
  /** Its pages, or how they come about in a browser with the fonts of the examples. */
  readonly pages:
    readonly SketchedPage[] | ((browser: Browser, faces: string) => Promise<readonly SketchedPage[]>);
  readonly collections: readonly Collection[];
  readonly pictures: Readonly<Record<string, Picture>>;
}

export const drawings: Readonly<Record<string, Drawing>> = {
  landing: { title: 'Nocturne', pages: landingPages, collections: [], pictures: landingPictures },
  'phone-app': { title: 'Sprig', pages: phonePages, collections: [], pictures: phonePictures },
  dashboard: { title: 'Hearth', pages: dashboardPages, collections: dashboardCollections, pictures: {} },
  components: {
    title: 'Pebble',
    pages: componentPages,
    collections: componentCollections,
    pictures: componentPictures,
  },
  'company-page': { title: 'Larkfield', pages: companyPages, collections: [], pictures: companyPictures },
  'shop-list': { title: 'Kiln Row', pages: shopPages, collections: [], pictures: shopPictures },
  festival: { title: 'Lowtide', pages: festivalPages, collections: [], pictures: festivalPictures },
  'registration-form': { title: 'Westmere', pages: formPages, collections: [], pictures: formPictures },
  'imported-page': {
    title: 'Parcelkit',
    pages: async (browser, faces) => [
      {
        name: 'Page 1',
        background: '#f5f5f5',
        children: [
          await importPage(browser, faces, importedPage, { name: 'parcelkit.example', width: 1440 }),
        ],
      },
    ],
    collections: [],
    pictures: importedPictures,
  },
  'german-page': { title: 'Holzapfel', pages: germanPages, collections: [], pictures: germanPictures },
  'persian-page': { title: 'Sofreh', pages: persianPages, collections: [], pictures: persianPictures },
  'twin-page': { title: 'Stillpoint', pages: twinPages, collections: [], pictures: twinPictures },
  'rare-facts': { title: 'Rare facts', pages: rarePages, collections: [], pictures: rarePictures },
};
