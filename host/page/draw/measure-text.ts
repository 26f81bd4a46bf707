/** Measures runs of text with the browser's own fonts; what was measured once is remembered. */
export interface RunFont {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** px. */
  readonly size: number;
  /** px. */
  readonly letterSpacing: number;
}

const measuredWidths = new Map<string, number>();
const metrics = new Map<string, { readonly ascent: number; readonly descent: number }>();
const maxMeasured = 50_000;
let context: CanvasRenderingContext2D | null | undefined;

export function fontFamilies(family: string): string {
  return `"${family.replaceAll(/["\\]/g, '')}", Inter, sans-serif`;
}

export function cssFont({ family, weight, italic, size }: RunFont): string {
  return `${italic ? 'italic ' : ''}${String(weight)} ${String(size)}px ${fontFamilies(family)}`;
}

function prepared(font: RunFont): CanvasRenderingContext2D | null {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.font = cssFont(font);
  context.letterSpacing = `${String(font.letterSpacing)}px`;
  return context;
}

/** px. */
export function measureRun(text: string, font: RunFont): number {
  const key = `${cssFont(font)}|${String(font.letterSpacing)}|${text}`;
  const before = measuredWidths.get(key);
  if (before !== undefined) return before;
  const width = prepared(font)?.measureText(text).width ?? text.length * font.size * 0.55;
  if (measuredWidths.size > maxMeasured) measuredWidths.clear();
  measuredWidths.set(key, width);
  return width;
}

/** px above and below the baseline, as the font's own tables say. */
export function fontMetrics(font: RunFont): { readonly ascent: number; readonly descent: number } {
  const key = cssFont(font);
  const before = metrics.get(key);
  if (before) return before;
  const measured = prepared(font)?.measureText('x');
  const found = {
    ascent: measured?.fontBoundingBoxAscent ?? font.size * 0.97,
    descent: measured?.fontBoundingBoxDescent ?? font.size * 0.24,
  };
  metrics.set(key, found);
  return found;
}

/** Fonts that arrive late change every measure. */
export function forgetMeasures(): void {
  measuredWidths.clear();
  metrics.clear();
}
