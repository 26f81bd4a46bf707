import type { CancelSignal } from '#design/cancel';
import { fitPicture, type FittedPicture } from './fit-picture.ts';
import type { PictureTools } from './picture-tools.ts';
import type { NeededSize } from './plan-sizes.ts';

/** The files of one picture at the sizes it is needed in. */
export type FitPicture = (
  bytes: Uint8Array,
  need: Pick<NeededSize, 'twice' | 'once'>,
  signal: CancelSignal,
) => Promise<FittedPicture>;

/** Makes each file once, however often the same bytes are asked for: other options of code need the same pictures. */
export function rememberFitted(tools: PictureTools): FitPicture {
  const known = new WeakMap<Uint8Array, Map<string, FittedPicture>>();
  return async (bytes, need, signal) => {
    const files = known.get(bytes) ?? new Map<string, FittedPicture>();
    known.set(bytes, files);
    const name = `${need.twice} ${need.once}`;
    const fitted = files.get(name) ?? (await fitPicture(bytes, need, tools, signal));
    files.set(name, fitted);
    return fitted;
  };
}
