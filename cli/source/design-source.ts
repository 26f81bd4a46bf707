import type { HostDocument } from '#host/server/host-document';
import type { FigmaDocument } from '#design/figma-document';
import type { AssetBytes, RestNode } from '#design/snapshot';
import type { SnapshotExtras } from '#design/take-snapshot';

/** A design of any source: its document at once, and the data beside the document once the frames are chosen. */
export interface DesignSource {
  readonly document: FigmaDocument;
  /** Ids of the frames that the address itself names. */
  readonly frameIds: readonly string[];
  readExtras(frames: readonly RestNode[], wanted: WantedExtras): Promise<ReadExtras>;
  /** Everything for the host, which reads nothing before it is needed. */
  openForHost(): Promise<HostDocument>;
}

export interface WantedExtras {
  /** Image fills, exports of layers and pictures of frames; without it only variables are read. */
  readonly pictures: boolean;
}

export interface ReadExtras {
  readonly extras: SnapshotExtras;
  /** The bytes of every asset in `extras`. */
  readonly assets: AssetBytes;
  /** What could not be read, a sentence each. */
  readonly notes: readonly string[];
}
