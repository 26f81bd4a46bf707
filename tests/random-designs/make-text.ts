/** A random text: one style or several, lists, links, every way its box may follow its words. */
import { pickExtreme, pickName, pickText } from './hostile-values.ts';
import { makeAlias, makePaints, type Json, type Palette } from './make-paint.ts';
import type { Random } from './random.ts';

export function makeText(random: Random, palette: Palette): Json {
  const characters = pickText(random);
  const isStyled = random.chance(0.35);
  return {
    characters,
    style: makeStyle(random),
    ...(isStyled ? makeRanges(random, palette, characters) : {}),
    ...(random.chance(0.3) ? makeLines(random, characters) : {}),
    ...(random.chance(0.15) ? { boundVariables: makeBindings(random, palette) } : {}),
  };
}

function makeStyle(random: Random): Json {
  const size = random.chance(0.05) ? pickExtreme(random) : random.whole(8, 60);
  return {
    fontFamily: random.chance(0.8)
      ? random.pick(['Inter', 'Roboto Mono', 'Helvetica Neue'])
      : pickName(random),
    fontPostScriptName: random.pick(['Inter-Regular', null, '']),
    fontStyle: random.pick(['Regular', 'Semi Bold Italic', '</style>']),
    fontWeight: random.pick([100, 400, 600, 950, -1, 1e9]),
    italic: random.chance(0.1),
    fontSize: size,
    ...makeLineHeight(random, size),
    letterSpacing: random.pick([0, 0, 1.5, -0.32, 1e9]),
    textAlignHorizontal: random.pick(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']),
    textAlignVertical: random.pick(['TOP', 'CENTER', 'BOTTOM']),
    textAutoResize: random.pick(['NONE', 'HEIGHT', 'WIDTH_AND_HEIGHT', 'TRUNCATE']),
    ...(random.chance(0.15) ? { textCase: random.pick(['UPPER', 'LOWER', 'TITLE', 'SMALL_CAPS']) } : {}),
    ...(random.chance(0.15) ? { textDecoration: random.pick(['UNDERLINE', 'STRIKETHROUGH']) } : {}),
    ...(random.chance(0.15) ? { textTruncation: 'ENDING', maxLines: random.pick([1, 2, 0, -3]) } : {}),
    ...(random.chance(0.15)
      ? { paragraphSpacing: random.whole(0, 30), paragraphIndent: random.whole(0, 30) }
      : {}),
    ...(random.chance(0.1) ? { opentypeFlags: { SS01: 1, LIGA: 0, '"; } *{': 1, constructor: 1 } } : {}),
    ...(random.chance(0.1) ? { hyperlink: makeLink(random) } : {}),
    ...(random.chance(0.1) ? { leadingTrim: 'CAP_HEIGHT' } : {}),
  };
}

function makeLineHeight(random: Random, size: number): Json {
  return random.pick<Json>([
    { lineHeightPx: size * 1.2, lineHeightUnit: 'INTRINSIC_%' },
    { lineHeightPx: size * 1.5, lineHeightPercentFontSize: 150, lineHeightUnit: 'FONT_SIZE_%' },
    { lineHeightPx: 0, lineHeightUnit: 'PIXELS' },
    { lineHeightPx: 24, lineHeightUnit: 'PIXELS' },
    {},
  ]);
}

function makeLink(random: Random): Json {
  const url = random.pick([
    'https://example.com/a?b=c&d="e"',
    'javascript:globalThis.hacked=1',
    ' JaVaScRiPt:globalThis.hacked=1',
    'java\nscript:globalThis.hacked=1',
    'data:text/html,<script>globalThis.hacked=1</script>',
    'vbscript:x',
    '//evil.test',
    'mailto:a@b.c',
    '',
    '${globalThis.hacked=1}',
  ]);
  return random.pick<Json>([
    { type: 'URL', url },
    { type: 'NODE', nodeID: '1:1' },
    { type: 'NODE', nodeID: '../../x' },
  ]);
}

/** Cuts the words anywhere, through pairs of surrogates and past their end. */
function makeRanges(random: Random, palette: Palette, characters: string): Json {
  const ids = [0, 1, 2, 3] as const;
  const length = Math.min(200, characters.length + random.whole(-3, 3));
  let id: number = 0;
  return {
    characterStyleOverrides: random.many(Math.max(0, length), () => {
      if (random.chance(0.2)) id = random.pick(ids);
      return id;
    }),
    styleOverrideTable: Object.fromEntries(
      [1, 2].map((each) => [
        each,
        { ...makeStyle(random), ...(random.chance(0.5) ? { fills: makePaints(random, palette) } : {}) },
      ]),
    ),
  };
}

function makeLines(random: Random, characters: string): Json {
  const lines = characters.split('\n').slice(0, 50);
  return {
    lineTypes: lines.map(() => random.pick(['NONE', 'ORDERED', 'UNORDERED', 'OTHER'])),
    lineIndentations: lines.map(() => random.pick([0, 1, 2, 5, -1, 1e9])),
  };
}

function makeBindings(random: Random, palette: Palette): Json {
  const field = random.pick(['fontSize', 'fontFamily', 'characters', 'letterSpacing', 'lineHeight']);
  return { [field]: random.chance(0.5) ? makeAlias(random, palette) : [makeAlias(random, palette)] };
}
