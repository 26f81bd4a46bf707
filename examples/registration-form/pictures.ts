/** The picture of the course: books that are being bound. */
import type { Picture } from '../draw/scenery.ts';

function book(x: number, y: number, width: number, height: number, cover: string): string {
  const threads = Array.from(
    { length: 5 },
    (_, index) =>
      `<path d="M${x} ${y + height * (0.15 + index * 0.17)}H${x + 26}" stroke="#f6efe2" stroke-width="4"/>`,
  ).join('');
  return `<rect x="${x + 10}" y="${y + 12}" width="${width}" height="${height}" rx="6" fill="#000" opacity=".16"/><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${cover}"/><rect x="${x}" y="${y}" width="30" height="${height}" rx="6" fill="#000" opacity=".18"/>${threads}`;
}

export const pictures: Readonly<Record<string, Picture>> = {
  books: {
    width: 720,
    height: 400,
    svg: [
      '<rect width="720" height="400" fill="#d9c3a0"/>',
      Array.from(
        { length: 9 },
        (_, index) => `<path d="M0 ${24 + index * 48}H720" stroke="#c9b08a" stroke-width="3" opacity=".7"/>`,
      ).join(''),
      book(70, 60, 190, 260, '#2f5d62'),
      book(300, 96, 170, 236, '#b4533c'),
      '<g transform="rotate(8 590 200)"><rect x="520" y="80" width="150" height="214" rx="4" fill="#000" opacity=".14"/><rect x="512" y="70" width="150" height="214" rx="4" fill="#f8f3e8"/><path d="M532 100H640M532 122H640M532 144H620M532 166H640M532 188H604" stroke="#b9ad98" stroke-width="5"/></g>',
      '<path d="M330 366L520 346" stroke="#8a8f94" stroke-width="6" stroke-linecap="round"/><circle cx="524" cy="345" r="7" fill="none" stroke="#8a8f94" stroke-width="4"/><path d="M530 345C580 340 600 372 650 352" fill="none" stroke="#f6efe2" stroke-width="4"/>',
      '<circle cx="96" cy="352" r="30" fill="#f6efe2"/><circle cx="96" cy="352" r="12" fill="#d9c3a0"/><circle cx="96" cy="352" r="24" fill="none" stroke="#e3d5bb" stroke-width="4"/>',
    ].join(''),
    format: 'jpeg',
  },
};
