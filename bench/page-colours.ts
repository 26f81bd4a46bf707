/** The colours that a page paints, by the layers its elements stand for. Scripts are texts: there are no DOM types here. */

/** Red, green, blue and alpha, 0 to 1. */
export type PaintedColour = readonly [r: number, g: number, b: number, a: number];

export interface PaintedColours {
  /** Backgrounds and what shapes are filled with. */
  readonly fills: readonly PaintedColour[];
  /** Borders, outlines, shadows and what shapes are stroked with; backgrounds too, since some strokes are drawn as one. */
  readonly strokes: readonly PaintedColour[];
  /** Each piece of text with its colour, in order. */
  readonly texts: readonly { readonly text: string; readonly colours: readonly PaintedColour[] }[];
  /** Whether a picture file stands for the layer, whose colours nobody can ask for. */
  readonly isPicture: boolean;
}

/** Reads them as browsers compute them, by node id: there may be several elements of one layer. */
export const readPageColours = `(() => {
  const found = {};
  const shapes = 'path, rect, circle, ellipse, line, polyline, polygon, stop, use, text';
  for (const element of document.querySelectorAll('[data-node-id]')) {
    const style = getComputedStyle(element);
    const told = { fills: [], strokes: [], texts: [], isPicture: isPicture(element, style) };
    for (const part of [undefined, '::before', '::after']) readBox(getComputedStyle(element, part), told);
    if (element.matches('svg')) for (const shape of element.querySelectorAll(shapes)) readShape(shape, told);
    readTexts(element, told);
    for (const id of element.dataset.nodeId.split(' ')) (found[id] ??= []).push(told);
  }
  return found;

  function readBox(style, told) {
    const backgrounds = colours(style.backgroundColor + style.backgroundImage);
    const lines = [style.borderTopColor, style.borderRightColor, style.borderBottomColor, style.borderLeftColor];
    told.fills.push(...backgrounds);
    told.strokes.push(...colours([...lines, style.outlineColor, style.boxShadow, style.webkitTextStrokeColor].join()));
    told.strokes.push(...backgrounds, ...colours(style.borderImageSource));
  }

  function readShape(shape, told) {
    const style = getComputedStyle(shape);
    told.fills.push(...colours(style.fill, style.fillOpacity), ...colours(style.stopColor, style.stopOpacity));
    told.strokes.push(...colours(style.stroke, style.strokeOpacity), ...colours(style.fill, style.fillOpacity));
  }

  function readTexts(element, told) {
    const hint = element.matches('input, textarea') && getComputedStyle(element, '::placeholder').color;
    if (hint) told.texts.push({ text: element.placeholder || element.value, colours: colours(hint) });
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const all = [];
      for (let at = walker.currentNode.parentElement; at; at = at === element ? null : at.parentElement) {
        const style = getComputedStyle(at);
        if (all.length === 0) all.push(...colours(style.color), ...colours(style.webkitTextFillColor));
        if (style.backgroundClip.includes('text')) all.push(...colours(style.backgroundColor + style.backgroundImage));
      }
      told.texts.push({ text: walker.currentNode.data, colours: all });
    }
  }

  function isPicture(element, style) {
    return element.matches('img') || /url\\(/.test(style.backgroundImage + style.maskImage);
  }

  function colours(text, opacity = 1) {
    return (text.match(/(?:rgba?|color)\\([^()]*\\)/g) ?? []).map((colour) => {
      const scale = colour.startsWith('rgb') ? 255 : 1;
      const [r, g, b, a = 1] = colour.match(/-?[\\d.]+(?:e-?\\d+)?/g).map(Number);
      return [r / scale, g / scale, b / scale, a * opacity];
    });
  }
})()`;

/** Gives every custom property that is a colour this one, wherever it is set. */
export function replaceTokens(colour: string): string {
  return `(() => {
  const names = new Set();
  const visit = (rules) => {
    for (const rule of rules) {
      for (const name of rule.style ?? [])
        if (name.startsWith('--') && CSS.supports('color', rule.style.getPropertyValue(name).trim())) names.add(name);
      if (rule.cssRules) visit(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) visit(sheet.cssRules);
  const style = document.createElement('style');
  style.textContent = '* {' + [...names].map((name) => name + ': ${colour} !important;').join('') + '}';
  document.head.append(style);
})()`;
}
