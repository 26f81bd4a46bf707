import { isFlatPicture } from '#design/flat-picture';
import { findImageSize } from '#design/image-size';
import type { OnProgress } from './ask-sandbox.ts';
import type { OpenDesign } from './draft-job.ts';
import type { GivenPicture } from './picture-job.ts';

/** The picture of the selected frame where it is a picture of a page and nothing else; `null` where it has layers. */
export async function findFlatPicture(
  design: OpenDesign,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<GivenPicture | null> {
  const [frame, ...others] = design.snapshot.frames;
  if (!frame || others.length > 0 || !isFlatPicture(frame.node)) return null;
  const { frames, bytes } = await design.pictures(signal, onProgress);
  const seen = frames[frame.id];
  const png = seen && bytes.get(seen.asset.key);
  const size = png && findImageSize(png);
  return png && size ? { name: frame.name, bytes: png, ...size, frameId: frame.id } : null;
}
