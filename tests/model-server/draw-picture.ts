import { writePicture, type PictureFormat } from './write-picture.ts';

interface Look {
  readonly width: number;
  readonly height: number;
  readonly transparent: boolean;
  /** @default 'png' */
  readonly format?: PictureFormat;
}

/** Encoding takes longer than everything else here, so what was drawn is kept. */
const drawn = new Map<string, Uint8Array>();

/** A picture of exactly the asked size: soft diagonals in a colour of the words; previews come in coarse blocks. */
export function drawPicture(look: Look, hash: string, blocks: number): Uint8Array {
  // Few enough colours that most pictures of one size were drawn before.
  const tone = Number.parseInt(hash.slice(0, 6), 16) & 0x808080;
  const name = [look.width, look.height, look.transparent, look.format, tone, blocks].join(' ');
  const picture = drawn.get(name) ?? encodeLook(look, tone, blocks);
  drawn.set(name, picture);
  return picture;
}

function encodeLook(
  { width, height, transparent, format = 'png' }: Look,
  tone: number,
  blocks: number,
): Uint8Array {
  const colour = [tone >> 16, (tone >> 8) & 255, tone & 255];
  const data = new Uint8Array(width * height * 4);
  const block = Math.max(1, Math.round(Math.max(width, height) / blocks));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = Math.floor(x / block) * block + Math.floor(y / block) * block;
      const light = (place / (width + height)) * 120;
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        data[at + channel] = Math.min(255, (colour[channel] ?? 0) / 2 + light);
      }
      const isShown = !transparent || Math.hypot(x / width - 0.5, y / height - 0.5) < 0.4;
      data[at + 3] = isShown ? 255 : 0;
    }
  }
  return writePicture({ width, height, data }, format);
}

/** A PNG that compresses badly, as photographs do: megabytes in one line of a stream. */
export function drawNoise({ width, height }: Pick<Look, 'width' | 'height'>): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  let state = 1;
  for (let at = 0; at < data.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  return writePicture({ width, height, data }, 'png');
}
