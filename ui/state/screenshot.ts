/** The screenshot of the built page that a person gave: to compare frames with, and to ask about. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { GivenPicture } from './generated-code.ts';
import { readGivenPicture } from './read-given-picture.ts';
import { sentenceOf } from './work.ts';

export interface ScreenshotState {
  /** As PNG; `null` where none was given. */
  readonly given: ReadonlySignal<GivenPicture | null>;
  /** Why the last file could not be taken; empty where it could. */
  readonly mistake: ReadonlySignal<string>;
  /** Takes the first of these files in the place of the one before. */
  readonly take: (files: readonly File[]) => void;
  readonly remove: () => void;
}

export function createScreenshot(pixels: PictureWorkerClient): ScreenshotState {
  const given = signal<GivenPicture | null>(null);
  const mistake = signal('');
  let reading = 0;

  return {
    given,
    mistake,
    take([file]) {
      if (file === undefined) return;
      mistake.value = '';
      const number = (reading += 1);
      readGivenPicture(file, pixels).then(
        (picture) => {
          // A later one, or its removal, counts.
          if (number === reading) given.value = picture;
        },
        (error: unknown) => {
          if (number === reading) mistake.value = sentenceOf(error);
        },
      );
    },
    remove() {
      reading += 1;
      given.value = null;
      mistake.value = '';
    },
  };
}
