/** What stands around the place a picture is for; read from the canvas, sent along only as far as a person leaves it in. */
export interface Surroundings {
  readonly nodeId: string;
  readonly layerName: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Solid colours near it as `#rrggbb`, the most used first. */
  readonly palette: readonly string[];
  /** Texts near it, in the order of the layers, each cut to a sentence's length. */
  readonly texts: readonly string[];
}
