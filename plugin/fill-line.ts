/** Where a line of text is on the canvas, and how wide it may get, in px. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Makes a text one line, cut with an ellipsis. Its font must be loaded; Figma may still refuse it. */
export function fillLine(
  text: TextNode,
  characters: string,
  font: FontName,
  size: number,
  place: LinePlace,
): void {
  text.fontName = font;
  text.fontSize = size;
  text.characters = characters;
  text.resize(place.width, size * 1.5);
  text.textAutoResize = 'HEIGHT';
  text.textTruncation = 'ENDING';
  text.maxLines = 1;
  text.x = place.x;
  text.y = place.y;
}
