/** The record of one picture, kept in the layer's plugin data: hashes and words, never bytes (100 kB an entry at most). */
export interface Generation {
  readonly id: string;
  /** The generation it was refined from. */
  readonly parent: string | null;
  readonly service: string;
  readonly model: string;
  readonly prompt: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly seed: number | null;
  /** Figma's hash of the picture. */
  readonly imageHash: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  /** `null` where the service does not tell and we cannot work it out. */
  readonly costUsd: number | null;
}
