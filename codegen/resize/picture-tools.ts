import type { Pixels } from '#design/pixels';

/** What resizing pictures needs from the world: PNG is plain code, JPEG is a canvas in the panel and a codec in the CLI. */
export interface PictureTools {
  /** The pixels as the file has them, neither turned nor moved into another colour space. Fails where it is no JPEG. */
  readJpeg(bytes: Uint8Array): Promise<Pixels>;
  /** A JPEG that people take for the same; what is clear in it is nobody's business. */
  writeJpeg(pixels: Pixels): Promise<Uint8Array>;
  /** Lets others have their turn, a cancellation among them. */
  giveWay(): Promise<void>;
}
