/** What stands around the place a picture is for; read from the canvas, sent along only as far as a person leaves it in. */
export interface Surroundings {
  readonly nodeId: string;
  readonly layerName: string;
  /** Figma's node type. */
  readonly layerType: string;
  /** Whether a picture can go into its fill. */
  readonly takesFill: boolean;
  /** The frame it is in; `null` where it lies on the page itself. */
  readonly frameName: string | null;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Solid colours near it as `#rrggbb`, the most used first. */
  readonly palette: readonly string[];
  /** Texts near it, in the order of the layers, each cut to a sentence's length. */
  readonly texts: readonly string[];
  /** Whether what it stands on is light or dark; `null` where nothing paints there. */
  readonly ground: 'light' | 'dark' | null;
  /** Names of the modes that hold there, as `Dark`. */
  readonly modes: readonly string[];
  /** Variables used near it, by name, with their values as Figma shows them: `#rrggbb`, a number, a text. */
  readonly tokens: Readonly<Record<string, string>>;
}
