/** Dunes in the evening, and a tile. */
import { disc, ridge, sky, type Picture } from '../draw/scenery.ts';

export const pictures: Readonly<Record<string, Picture>> = {
  dunes: {
    width: 720,
    height: 480,
    format: 'jpeg',
    svg:
      sky('g', 720, 480, ['#35406f', '#a0648a', '#f4a376', '#ffdcae']) +
      disc(520, 190, 34, '#fff2d8', 4) +
      ridge(720, 480, 280, 36, 3, '#c9795f') +
      ridge(720, 480, 340, 44, 12, '#9c4f52') +
      ridge(720, 480, 410, 34, 30, '#5b2f46'),
  },
  tile: {
    width: 80,
    height: 80,
    format: 'png',
    svg: '<rect width="80" height="80" fill="#fdf3dd"/><circle cx="20" cy="20" r="12" fill="#ee6352"/><circle cx="60" cy="60" r="12" fill="#3f6fd8"/><path d="M48 8H72V32H48Z" fill="#f2b632"/><path d="M8 72L20 48L32 72Z" fill="#2f9e77"/>',
  },
};
