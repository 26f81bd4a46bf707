import { nameLandmarks, repeatedLandmarks, type Landmark } from './name-landmarks.ts';
import type { PlaceBook } from './place-book.ts';

/** The landmarks that pages were found to have, and their names. */
export class LandmarkBook {
  readonly #names = new Map<string, string>();
  /** Those of the page at hand. */
  #open: Landmark[] = [];

  note(landmark: Landmark): void {
    if (repeatedLandmarks.includes(landmark.tag)) this.#open.push(landmark);
  }

  nameAt(place: string): string | null {
    return this.#names.get(place) ?? null;
  }

  /** Names the landmarks of one page. A component has one name wherever it is used, and stays what it is. */
  closePage(isSheet: boolean, places: PlaceBook): void {
    for (const [place, name] of nameLandmarks(this.#open, isSheet)) {
      if (name !== null && !this.#names.has(place)) this.#names.set(place, name);
      if (name === null && place.startsWith('page ')) places.makePlain(place);
    }
    this.#open = [];
  }
}
