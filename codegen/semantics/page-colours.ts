/**
 * Tells colours of a page apart by their use: the ink, in which titles and what people entered are written, and lighter
 * colours, in which hints are. Colours of tokens count with their first value.
 */
import { textOfLayer, textsIn } from '../components/walk-layout.ts';
import { splitCssValues } from '../css/css-values.ts';
import { tokenCssValue, tokenProperties } from '../css/token-properties.ts';
import { unconditionalValueOf } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../layout/layout-tree.ts';
import { fontSizeOf } from './element-rules.ts';

/** px; the sizes of titles and of other texts. */
const sizes = { minTitle: 20, maxBody: 18 };

/** Share of the letters in titles from which a colour is ink. */
const minInkShare = 0.3;

/** Relative luminances between a dark fill and light words on it, and between ink and a hint. */
const minDifference = { fill: 0.4, hint: 0.08 };

/** The colours of all pages of a layout. */
export class PageColours {
  readonly #valuesOfTokens: ReadonlyMap<string, string>;
  readonly #ink: ReadonlySet<string>;
  /** Whether a drawn field has a text in another colour than the ink. */
  readonly hasLightHints: boolean;

  constructor({ pages, tokens }: Pick<LayoutTree, 'pages' | 'tokens'>) {
    const names = tokenProperties(tokens);
    this.#valuesOfTokens = new Map(
      tokens.flatMap(({ name, values: [first] }) =>
        first === undefined ? [] : [[names.get(name) ?? '', tokenCssValue(first.value)] as const],
      ),
    );
    this.#ink = this.#findInk(pages.flatMap(({ root }) => textsIn(root)));
    this.hasLightHints = pages.some(({ root }) => fieldTextsIn(root).some((text) => !this.isInk(text)));
  }

  /** Whether a text is in the colour of the titles, on pages that have lighter texts too. */
  isInk(text: LayoutText): boolean {
    return this.#ink.has(this.#resolve(unconditionalValueOf(text, 'color')));
  }

  /** Whether the words in a box are light and its own fill is dark. */
  isLightOnDark(text: LayoutText, box: LayoutBox): boolean {
    const fill = luminanceOf(this.#resolve(unconditionalValueOf(box, 'background-color')));
    const words = luminanceOf(this.#resolve(unconditionalValueOf(text, 'color')));
    return fill !== null && words !== null && words - fill >= minDifference.fill;
  }

  /** The contrast ratio of a text to the fill of its box; `null` where one of the colours is unknown. */
  contrastIn(text: LayoutText, box: LayoutBox): number | null {
    const fill = luminanceOf(this.#resolve(unconditionalValueOf(box, 'background-color')));
    const words = luminanceOf(this.#resolve(unconditionalValueOf(text, 'color')));
    if (fill === null || words === null) return null;
    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    return (Math.max(fill, words) + 0.05) / (Math.min(fill, words) + 0.05);
  }

  /** Whether a text and the frame of the box before it are both red, as an error and its field are. */
  isAlarming(text: LayoutText, box: LayoutBox): boolean {
    if (!isRed(this.#resolve(unconditionalValueOf(text, 'color')))) return false;
    return ['border', 'outline', 'box-shadow', 'background-color'].some((property) =>
      splitCssValues(unconditionalValueOf(box, property) ?? '').some((part) => isRed(this.#resolve(part))),
    );
  }

  #findInk(texts: readonly LayoutText[]): ReadonlySet<string> {
    const letters = new Map<string, number>();
    let all = 0;
    for (const title of texts.filter((text) => fontSizeOf(text) >= sizes.minTitle)) {
      const colour = this.#resolve(unconditionalValueOf(title, 'color'));
      const { length } = textOfLayer(title);
      letters.set(colour, (letters.get(colour) ?? 0) + length);
      all += length;
    }
    const lights = texts
      .filter((text) => fontSizeOf(text) <= sizes.maxBody)
      .map((text) => luminanceOf(this.#resolve(unconditionalValueOf(text, 'color'))));
    // Where all words have one colour, it means nothing.
    const isInk = ([colour, count]: readonly [string, number]) => {
      const own = luminanceOf(colour);
      return (
        own !== null &&
        count >= all * minInkShare &&
        lights.some((light) => light !== null && light - own >= minDifference.hint)
      );
    };
    return new Set([...letters].filter(isInk).map(([colour]) => colour));
  }

  #resolve(value: string | undefined): string {
    const [, name] = /^var\((--[\w-]+)/.exec(value ?? '') ?? [];
    return (name === undefined ? value : this.#valuesOfTokens.get(name)) ?? '';
  }
}

/** The texts in the fields that were found by how they are drawn. */
function fieldTextsIn(node: LayoutNode): readonly LayoutText[] {
  if (node.kind !== 'box' || !node.visible) return [];
  const isField = node.inferredKind === 'field' || node.inferredKind === 'text-area';
  return isField ? textsIn(node) : node.children.flatMap(fieldTextsIn);
}

/** Whether red is by far the strongest part of `#rrggbb`, and the others are about equal. */
function isRed(colour: string): boolean {
  const [, ...channels] = /^#(..)(..)(..)/.exec(colour) ?? [];
  const [red, green, blue] = channels.map((channel) => Number.parseInt(channel, 16));
  if (red === undefined || green === undefined || blue === undefined) return false;
  return red - Math.max(green, blue) >= minRedLead && Math.abs(green - blue) <= maxTint;
}

/** Of 255: by how much red is stronger than the others, and by how much those differ. Orange and pink differ by more. */
const minRedLead = 48;
const maxTint = 56;

/** Returns the relative luminance of `#rrggbb`; `null` for other values. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(colour: string): number | null {
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  if (red === '') return null;
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = Number.parseInt(channel, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
