export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Edges in px that diffusion models draw well; both multiples of `step`. */
const edges = { step: 8, least: 256, most: 2048 };

/** The size to ask for: the wanted ratio, each edge within what the models draw well. */
export function findDrawnSize({ width, height }: Size): Size {
  const grow = Math.max(1, edges.least / Math.min(width, height));
  const shrink = Math.min(1, edges.most / Math.max(width * grow, height * grow));
  const fit = (length: number) =>
    Math.min(
      edges.most,
      Math.max(edges.least, Math.ceil((length * grow * shrink) / edges.step) * edges.step),
    );
  return { width: fit(width), height: fit(height) };
}
