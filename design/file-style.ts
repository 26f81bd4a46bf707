/** The look of a file, for charts, diagrams and icons that are to fit in: counted from facts of its layers. */

export interface FileStyle {
  /** `#rrggbb`: colours of styles and variables, then those of layers, the most used first; each once. */
  readonly colours: readonly string[];
  /** What is behind the place; `null` where nothing paints there. */
  readonly ground: 'light' | 'dark' | null;
  /** The family of most texts; `null` where there is none. */
  readonly fontFamily: string | null;
  /** Some of the texts, which tell the language. */
  readonly texts: readonly string[];
  readonly icons: IconStyle;
}

/** What the icons of a file have in common. */
export interface IconStyle {
  /** px, of an icon of `size`; `null` where icons have no strokes or there are none. */
  readonly strokeWidth: number | null;
  /** px of the longer side; `null` where there are no icons. */
  readonly size: number | null;
  /** The most used first. */
  readonly colours: readonly string[];
}

/** What one layer says of the look of its file. */
export interface LayerStyleFacts {
  /** Solid paints that are seen, as `#rrggbb`. */
  readonly fills: readonly string[];
  readonly strokes: readonly string[];
  /** px; 0 where it is not one number. */
  readonly strokeWeight: number;
  /** `null` where it is no text. */
  readonly text: { readonly characters: string; readonly fontFamily: string | null } | null;
  /** px of the longer side of the icon that this vector is in; `null` where it is in none. */
  readonly iconSize: number | null;
}

export const emptyFileStyle: FileStyle = {
  colours: [],
  ground: null,
  fontFamily: null,
  texts: [],
  icons: { strokeWidth: null, size: null, colours: [] },
};

/** px up to which a layer with nothing but vectors in it is an icon. */
export const maxIconSize = 64;

const maxColours = 40;
const maxTexts = 40;
const maxTextLength = 120;

/** Sums up what layers say; `named` are colours of styles and variables, which come first. */
export function collectFileStyle(
  named: readonly string[],
  layers: readonly LayerStyleFacts[],
  ground: FileStyle['ground'],
): FileStyle {
  const inIcons = layers.filter(({ iconSize }) => iconSize !== null);
  const painted = layers.flatMap(({ fills, strokes }) => [...fills, ...strokes]);
  const colours = [...new Set([...named.map((colour) => colour.toLowerCase()), ...byFrequency(painted)])];
  const stroked = inIcons.filter(({ strokes, strokeWeight }) => strokes.length > 0 && strokeWeight > 0);
  return {
    colours: colours.slice(0, maxColours),
    ground,
    fontFamily: byFrequency(layers.flatMap(({ text }) => text?.fontFamily ?? []))[0] ?? null,
    texts: layers
      .flatMap(({ text }) => text?.characters.trim() ?? [])
      .filter((text) => text !== '')
      .slice(0, maxTexts)
      .map((text) => text.slice(0, maxTextLength)),
    icons: {
      strokeWidth:
        stroked.length * 2 < inIcons.length ? null : mostFrequent(stroked.map((one) => one.strokeWeight)),
      size: mostFrequent(inIcons.map(({ iconSize }) => iconSize ?? 0)),
      colours: byFrequency(inIcons.flatMap(({ fills, strokes }) => [...fills, ...strokes])),
    },
  };
}

function byFrequency<Value>(values: readonly Value[]): readonly Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}

function mostFrequent(values: readonly number[]): number | null {
  return byFrequency(values)[0] ?? null;
}

/** A chart or a diagram on the canvas that can be changed. */
export interface SelectedDrawing {
  readonly nodeId: string;
  /** What it was made from, as the panel wrote it; a file from elsewhere may hold anything. */
  readonly source: string;
  /** The keys of its layers that show a picture. */
  readonly filled: readonly string[];
}
