/** The pictures of the imported page: a packing table, and two people who stand at one. */
import { portrait } from '../draw/portraits.ts';
import type { Picture } from '../draw/scenery.ts';

function box(x: number, y: number, width: number, height: number, front: string, side: string): string {
  const depth = width * 0.22;
  return `<path d="M${x} ${y}H${x + width}V${y + height}H${x}Z" fill="${front}"/><path d="M${x + width} ${y}L${x + width + depth} ${y - depth * 0.6}V${y + height - depth * 0.6}L${x + width} ${y + height}Z" fill="${side}"/><path d="M${x} ${y}L${x + depth} ${y - depth * 0.6}H${x + width + depth}L${x + width} ${y}Z" fill="#ecd0a6"/><rect x="${x + width * 0.42}" y="${y}" width="${width * 0.16}" height="${height}" fill="#f6e7cd" opacity=".8"/><rect x="${x + width * 0.08}" y="${y + height * 0.56}" width="${width * 0.28}" height="${height * 0.32}" fill="#fff"/><path d="M${x + width * 0.11} ${y + height * 0.64}h${width * 0.22}M${x + width * 0.11} ${y + height * 0.72}h${width * 0.16}M${x + width * 0.11} ${y + height * 0.8}h${width * 0.2}" stroke="#7d8494" stroke-width="3"/>`;
}

export const pictures: Readonly<Record<string, Picture>> = {
  table: {
    width: 1120,
    height: 840,
    svg: [
      '<rect width="1120" height="840" fill="#dfe6ff"/><rect x="90" y="90" width="940" height="14" fill="#b9c4ee"/><rect x="90" y="250" width="940" height="14" fill="#b9c4ee"/>',
      box(140, 30, 80, 60, '#d9ab6c', '#bd8f52'),
      box(280, 180, 110, 70, '#cf9d5c', '#b38447'),
      box(640, 16, 100, 74, '#d9ab6c', '#bd8f52'),
      box(820, 170, 120, 80, '#cf9d5c', '#b38447'),
      '<rect y="610" width="1120" height="230" fill="#8fa0de"/><rect y="596" width="1120" height="22" fill="#6d7fc4"/>',
      box(150, 400, 250, 196, '#d9ab6c', '#bd8f52'),
      box(520, 330, 320, 266, '#d3a260', '#b88a4b'),
      '<rect x="890" y="520" width="150" height="76" rx="8" fill="#39406b"/><rect x="910" y="560" width="110" height="90" fill="#fff"/><path d="M926 580h70M926 598h52M926 616h62" stroke="#7d8494" stroke-width="5"/>',
      '<circle cx="472" cy="566" r="34" fill="none" stroke="#f2b33d" stroke-width="16"/>',
    ].join(''),
    format: 'jpeg',
  },
  noor: portrait({ skin: '#d9a27a', hair: '#3a2a24', cut: 'long', top: '#4657d8', ground: '#ffe2cf' }),
};
