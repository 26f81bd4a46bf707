import { framesOf, getFrame } from '#design/document-frames';
import type { RestNode } from '#design/snapshot';
import { UsageError } from '../usage-error.ts';
import type { DesignSource } from './design-source.ts';

/** The frames a person asked for; where they asked for none, those of the address, or the only one there is. */
export function chooseFrames(source: DesignSource, wanted: readonly string[]): readonly RestNode[] {
  const asked = wanted.length > 0 ? wanted : source.frameIds;
  if (asked.length > 0) return asked.map((frame) => getFrame(source.document, frame));
  const frames = source.document.pages.flatMap((page) => framesOf(page.nodes));
  if (frames.length === 1) return frames;
  throw new UsageError(
    `Say which frame with --frame ID or NAME: "${source.document.name}" has ${frames.length}; "framewright frames" lists them.`,
  );
}
