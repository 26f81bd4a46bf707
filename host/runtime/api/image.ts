import { readImageHeader } from '../image-size.ts';
import type { Session } from '../session.ts';

/** Figma takes pictures of 4096 px a side at most. https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
const largestSide = 4096;

export function imageOf(session: Session, hash: string): Image {
  const read = async (): Promise<Uint8Array> => session.work('read-image', hash);
  return Object.freeze({
    hash,
    getBytesAsync: session.faults.wrap('image.getBytesAsync', read),
    getSizeAsync: session.faults.wrap('image.getSizeAsync', async () => {
      const { width, height } = readImageHeader(await read());
      return { width, height };
    }),
  });
}

export function createImage(session: Session, bytes: Uint8Array): Image {
  session.requireEditing('createImage');
  if (!(bytes instanceof Uint8Array)) throw new Error('in createImage: Expected a Uint8Array.');
  const size = readImageHeader(bytes);
  if (size.width > largestSide || size.height > largestSide) {
    throw new Error(
      `in createImage: Image is too large: ${String(size.width)} × ${String(size.height)} px; 4096 px a side is the most.`,
    );
  }
  return imageOf(session, session.call('add-image', bytes, size));
}
