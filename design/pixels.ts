/** A picture as plain pixels: RGBA, 8 bits each, rows from the top, colours not multiplied by alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}
