/** The colours of toggles whose other state is drawn nowhere: the accent colour of the pages, and a grey of theirs. */
import type { DesignToken } from '#design/tree';
import { readCssColour, toOklch } from '../css/read-colour.ts';
import { tokenCssValue, tokenProperties } from '../css/token-properties.ts';
import { unconditionalValueOf } from '../css/style-queries.ts';
import { type CodeComponent, isStyled, nodesOf } from './code-component.ts';

/** The least chroma of an accent and the largest of a grey. https://www.w3.org/TR/css-color-4/#ok-lab */
const chromas = { accent: 0.09, grey: 0.035 };

/** Lightnesses of an accent that a light tick stands out from, and of a grey that stands out from a light page. */
const lightnesses = { minAccent: 0.3, maxAccent: 0.85, minGrey: 0.6, maxGrey: 0.88 };

/** How much an occurrence of a colour counts: buttons and what is checked have the accent, and so do links. */
const weights = { control: 4, link: 2, other: 1 };

/** Finds the colours that the pages use most for controls and for frames. */
export class TogglePalette {
  readonly accent: string;
  /** A colour that can be read on the accent. */
  readonly onAccent: string;
  readonly grey: string;

  constructor(components: readonly CodeComponent[], tokens: readonly DesignToken[]) {
    const names = tokenProperties(tokens);
    const valueOfToken = new Map(
      tokens.flatMap(({ name, values: [first] }) =>
        first === undefined ? [] : [[names.get(name) ?? '', tokenCssValue(first.value)] as const],
      ),
    );
    const resolve = (value: string): string => {
      const [, name] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
      return name === undefined ? value : (valueOfToken.get(name) ?? value);
    };
    const accents = new Map<string, number>();
    const greys = new Map<string, number>();
    const add = (value: string | undefined, weight: number): void => {
      const colour = value === undefined ? null : oklchOf(resolve(value));
      if (value === undefined || colour === null) return;
      const { chroma, lightness } = colour;
      const isAccent =
        chroma >= chromas.accent && lightness >= lightnesses.minAccent && lightness <= lightnesses.maxAccent;
      if (isAccent) accents.set(value, (accents.get(value) ?? 0) + weight);
      const isGrey =
        chroma <= chromas.grey && lightness >= lightnesses.minGrey && lightness <= lightnesses.maxGrey;
      if (isGrey) greys.set(value, (greys.get(value) ?? 0) + 1);
    };
    for (const node of components.flatMap(nodesOf)) {
      if (!isStyled(node)) continue;
      const tag = node.kind === 'element' ? node.tag : '';
      const isFilled = tag === 'button' || tag === 'a';
      add(unconditionalValueOf(node, 'background-color'), isFilled ? weights.control : weights.other);
      if (isFilled) add(unconditionalValueOf(node, 'color'), weights.link);
      const [, line] = /^\S+ solid (.+)$/.exec(unconditionalValueOf(node, 'border') ?? '') ?? [];
      add(line, weights.other);
    }
    this.accent = mostFrequent(accents) ?? defaults.accent;
    this.grey = mostFrequent(greys) ?? defaults.grey;
    const own = oklchOf(resolve(this.accent));
    this.onAccent = own !== null && own.lightness > lightnesses.maxAccent ? '#000000' : '#ffffff';
  }
}

/** For pages without a colour: the words of most pages are dark. */
const defaults = { accent: '#1f2937', grey: '#b4b8c0' };

function mostFrequent(counts: ReadonlyMap<string, number>): string | null {
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first?.[0] ?? null;
}

function oklchOf(value: string) {
  const colour = readCssColour(value);
  const [, ...channels] = /^#(..)(..)(..)$/.exec(colour ?? '') ?? [];
  const [red, green, blue] = channels.map((channel) => Number.parseInt(channel, 16));
  return red === undefined || green === undefined || blue === undefined ? null : toOklch(red, green, blue);
}
