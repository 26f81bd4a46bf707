import { encode } from 'fast-png';

/** A PNG of exactly the asked size: soft diagonals in a colour of the words; previews come in coarse blocks. */
export function drawPicture(
  { width, height, transparent }: { width: number; height: number; transparent: boolean },
  hash: string,
  blocks: number,
): Uint8Array {
  const tone = Number.parseInt(hash.slice(0, 6), 16);
  const colour = [tone >> 16, (tone >> 8) & 255, tone & 255];
  const channels = transparent ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  const block = Math.max(1, Math.round(Math.max(width, height) / blocks));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = Math.floor(x / block) * block + Math.floor(y / block) * block;
      const light = (place / (width + height)) * 120;
      const at = (y * width + x) * channels;
      for (let channel = 0; channel < 3; channel += 1) {
        data[at + channel] = Math.min(255, (colour[channel] ?? 0) / 2 + light);
      }
      if (transparent) data[at + 3] = Math.hypot(x / width - 0.5, y / height - 0.5) < 0.4 ? 255 : 0;
    }
  }
  return encode({ width, height, data, channels });
}
