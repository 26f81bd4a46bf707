import type { Colour, DesignToken } from '#design/tree';
import type { WrittenToken } from './token-group.ts';

export interface DimensionValue {
  readonly value: number;
  readonly unit: 'px';
}

export function dimension(value: number): DimensionValue {
  return { value: Math.round(value * 100) / 100, unit: 'px' };
}

/** A token in one of its modes; `null` for what the format has no type for. */
export function writeValue(
  value: DesignToken['values'][number]['value'],
  unit: DesignToken['unit'],
): Pick<WrittenToken, '$type' | '$value'> | null {
  if (typeof value === 'object') return { $type: 'color', $value: srgb(value) };
  if (typeof value === 'string') return { $type: 'fontFamily', $value: value };
  if (typeof value === 'boolean') return null;
  if (unit === 'percent') return { $type: 'number', $value: Math.round(value * 100) / 1e4 };
  return { $type: 'dimension', $value: dimension(value) };
}

/** https://www.designtokens.org/tr/2025.10/color/ */
function srgb({ r, g, b, a }: Colour): object {
  const hex = [r, g, b].map((channel) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return {
    colorSpace: 'srgb',
    components: [r, g, b].map(round),
    ...(a < 1 ? { alpha: round(a) } : {}),
    hex: `#${hex.join('')}`,
  };
}

/** A colour as our own styles write it; `null` for anything else. */
export function colourValue(css: string): object | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(css)?.slice(1);
  const channels = hex?.map((channel) => Number.parseInt(channel, 16));
  const [, red, green, blue, alpha] = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(css) ?? [];
  const [r, g, b] = channels ?? [red, green, blue].map(Number);
  if (r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)) return null;
  return srgb({ r: r / 255, g: g / 255, b: b / 255, a: alpha === undefined ? 1 : Number(alpha) });
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
