import type { Pixels } from '#design/pixels';
import type { Snapshot, SnapshotVariables } from '#design/snapshot';

/** What the audit reads: the frames, and what lies beside them. What is `null` or missing leads to a note, not to a finding. */
export interface AuditInput {
  readonly snapshot: Snapshot;
  /** Every variable a layer of this file could be bound to, those that no layer uses included. */
  readonly variables: SnapshotVariables | null;
  /** Pictures of the frames by frame id. @default none */
  readonly pictures?: ReadonlyMap<string, RenderedFrame>;
  /** Files of image fills by `imageRef`. @default none */
  readonly imageFiles?: ReadonlyMap<string, ImageFile>;
  /** Families that the person's Figma lacks. @default unknown */
  readonly missingFonts?: ReadonlySet<string> | null;
  /** Layers that were detached from a main component, where the source says so. @default unknown */
  readonly detached?: ReadonlySet<string>;
  /** Names of all variants by component set id, where the sets are drawn in the file. @default unknown */
  readonly variantNames?: ReadonlyMap<string, readonly string[]>;
}

/** A frame as it is drawn, its own backdrop included. */
export interface RenderedFrame {
  readonly pixels: Pixels;
  /** Device pixels per px. */
  readonly scale: number;
  /** Layers in whose place something else is drawn, since the file lacks their image or vector. @default none */
  readonly placeholders?: ReadonlySet<string>;
}

export interface ImageFile {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}
