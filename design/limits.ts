/**
 * The closed list of what a page cannot say as Figma draws it: by code of the Problem, what is done instead, and why
 * there is no exact way. What is not exact and not on this list is a bug. codegen/LIMITS.md shows it.
 */
export const limits = {
  'layout-approximated': {
    'its smoothed corners are plainly round here':
      'CSS corners are quarter ellipses; `corner-shape` is not in every browser.',
    'it stands still in the design while the rest scrolls, and scrolls along here':
      'Inside a frame that scrolls only what is in its flow can stand still.',
    'it sticks in the design while the rest scrolls, and scrolls along here':
      'Only what is in the flow can be sticky.',
    'its width does not follow its height':
      'CSS knows the height of what stretches only after all widths, so a locked ratio holds from width to height.',
    'it moves against what it stands with in the design, and goes with it here':
      'CSS places what is in a row, column or group by that, not by the frame around it.',
    'it runs over its neighbour in a frame of another size in the design, and makes room here':
      'What flows never crosses what stands beside it, and nobody means it to.',
    'it is turned, follows the size of its frame in the design, and keeps its own here':
      'CSS turns a box after it has its size, and its height cannot follow the width of a frame.',
    'how often it repeats its layers is not in the file, and they are drawn once':
      'REST does not tell the modifiers of a transform group; the plugin and `.fig` files do.',
    'its copies stand around a centre that the file tells only by its distance':
      'Figma does not document which way from the layers the centre lies.',
    'it is nested more than 300 levels deep, and what is in it was left out':
      'Browsers and compilers end at some depth; nobody draws that deep.',
  },
  'transform-approximated': {
    'its skew was left out': 'Figma itself draws none; only imported files hold it.',
    'its mask turns with it': 'A mask in CSS belongs to the layer it masks, and is turned with it.',
  },
  'text-approximated': {
    'it follows a path in the design and runs straight here':
      'The JSON of REST does not tell the path; the plugin and `.fig` files do.',
    'its font is not in the file, and Inter stands in': 'REST tells the words of a cell, but not their font.',
    'a gradient or picture on some of its words spans these words alone':
      'A background belongs to the element it is on, and words on several lines are one element.',
    'its punctuation hangs outside its box in Safari only': 'Other browsers lack `hanging-punctuation`.',
    'its box ends at its capitals and baseline in Chrome, Edge and Safari only':
      'Firefox lacks `text-box`, and no margin says the same for every font that may stand in.',
    'one of its links was left out: only web, mail and phone addresses are safe':
      'Other schemes can run code, or lead nowhere from a page.',
    'one of its links leads to a layer of none of the chosen frames, and was left out':
      'Its link leads to a place of the page that is called like its words; choose the frame along.',
  },
  'stroke-approximated': {
    'the browser decides how long its dashes are': 'A dashed border has no lengths in CSS.',
    'its dashes run around its corners in one go':
      'Figma begins its pattern anew on each side, and SVG has one pattern for a whole outline.',
    'its corners are only close':
      'Sides of different widths that lie outside their box, or take more than its padding, are shadows, which know no corner.',
    'one plain colour stands in for its paints': 'A border of rounded corners takes one colour.',
    'the stroke of its letters lies on their edge':
      '`-webkit-text-stroke` has no alignment; only beneath opaque letters it can be made an outer one.',
    'the stroke of its letters is of one plain colour': '`-webkit-text-stroke` takes one colour.',
    'its width is even all along':
      'Its outline is not in the file; the plugin, `.fig` files and REST with geometry tell it.',
    'the arrows at its ends were left out': 'SVG has no such line ends without geometry from the file.',
    'it is drawn on the centre line of its outline':
      'SVG strokes have no alignment without geometry from the file.',
  },
  'paint-unsupported': {
    'An angular or diamond gradient of a stroke, as a round one':
      'Neither CSS nor SVG strokes with such a gradient.',
    'The colour adjustments of a picture, as CSS filters that come close':
      'Figma does not tell how it computes them; CSS has none for temperature, tint, highlights and shadows.',
    'A video without its film, as its poster': 'Plugins and REST give no bytes of a film.',
    'A pattern whose layer is missing or cannot be drawn, left out':
      'It repeats a layer, and only shapes and exports can be one picture.',
    'A shader, left out': 'Its program is not in the file.',
  },
  'effect-unsupported': {
    'A shader': 'Its program is not in the file.',
    'Noise of a layer without paint of its own':
      'Grains follow what is painted, and CSS can only lay them over paint.',
    'A drop shadow behind see-through paint': 'CSS cuts the shadow of a box off behind the box.',
    'An inner shadow of text, or of a frame without paint': 'Only boxes and drawings have inner shadows.',
  },
  'effect-approximated': {
    'its grains lie elsewhere than in Figma':
      'Figma does not document its noise; size, share and colours are as drawn.',
    'its rough edges run otherwise than in Figma':
      'Figma does not document its noise; size and reach are as drawn.',
    'its rough edges stay inside it': 'A mask can cut a box, and not paint outside it.',
    'its glass blurs and shines, and does not bend what is behind it':
      'Only one browser displaces what is behind an element.',
    'its blur changes in steps':
      'CSS blurs have one radius; some lie above each other, each masked by a gradient.',
  },
  'blend-unsupported': {
    'Linear burn': 'CSS does not have this mode.',
    'Linear dodge among the paints of one layer': 'Backgrounds do not have this mode, only layers.',
    'The lowest paint of a layer with content':
      'Backgrounds blend with each other, not with what is under the layer.',
    'A shadow that blends by itself': 'A shadow blends with the box it belongs to.',
  },
  'mask-unsupported': {
    'A mask of text, or of a group with texts or pictures in it':
      'A mask in CSS is a picture or a shape, not a layer with layout.',
  },
  'interaction-left-out': {
    'it becomes another variant': 'Which one shows is for the code around it to remember.',
    'it answers something else than a click': 'Timers, keys and gestures need code that knows what for.',
    'it sets or asks for variables, or plays a video': 'That is logic, and the page is none.',
    'it does more than one thing at once': 'A link leads to one place.',
    'its address is none of the web, mail or a phone':
      'Other schemes can run code, or lead nowhere from a page.',
    'it leads to a frame that was not chosen':
      'Its link leads to a place of the page that is called like its words; choose the frame along.',
    'it closes nothing that opens over a page': 'None of the chosen frames opens the one it is in.',
    'it leads to a layer that stands in several places': 'An address names one place of a page.',
    'it is in something else that is pressed': 'HTML has no control inside a control.',
  },
  'node-unsupported': {
    'Stickies, connectors, widgets, embeds': 'They belong to the canvas, not to a page.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The sentences of a code that is not exact: there are no others. */
export type Limit<Code extends keyof typeof limits> = keyof (typeof limits)[Code] & string;
