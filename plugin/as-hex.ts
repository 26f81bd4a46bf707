/** A colour of Figma's as `#rrggbb`. */
export function asHex({ r, g, b }: RGB): string {
  return `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
