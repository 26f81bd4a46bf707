/** The pictures of the company page: a house in the evening, and people who live in such houses. */
import { portrait } from '../draw/portraits.ts';
import { disc, ridge, sky, type Picture } from '../draw/scenery.ts';

const brick = '#b8694a';
const lit = '#ffd58a';

function window(x: number, y: number, width: number, height: number, light = lit): string {
  const [middle, bar] = [x + width / 2, y + height * 0.42];
  return `<rect x="${x - 6}" y="${y - 6}" width="${width + 12}" height="${height + 12}" fill="#f4ead9"/><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${light}"/><path d="M${middle} ${y}V${y + height}M${x} ${bar}H${x + width}" stroke="#f4ead9" stroke-width="5"/>`;
}

function tree(x: number, y: number, size: number, leaves: string): string {
  return `<path d="M${x - 6} ${y}L${x - 3} ${y - size}H${x + 3}L${x + 6} ${y}Z" fill="#4a3526"/><circle cx="${x}" cy="${y - size * 1.3}" r="${size * 0.62}" fill="${leaves}"/><circle cx="${x - size * 0.42}" cy="${y - size * 0.95}" r="${size * 0.45}" fill="${leaves}"/><circle cx="${x + size * 0.44}" cy="${y - size}" r="${size * 0.42}" fill="${leaves}"/>`;
}

const courses = Array.from(
  { length: 22 },
  (_, index) => `<path d="M190 ${330 + index * 14}H640" stroke="#a35a3e" stroke-width="2" opacity=".55"/>`,
).join('');

const house = [
  sky('a', 800, 740, ['#284b63', '#5d7f93', '#e9b48a', '#f8dcb5']),
  disc(636, 214, 34, '#fff3d6', 4),
  ridge(800, 740, 470, 40, 7, '#6c8b78', 0.1),
  ridge(800, 740, 520, 26, 19, '#4c7160', 0.1),
  tree(116, 640, 120, '#355b47'),
  tree(724, 650, 92, '#2f5340'),
  `<rect x="190" y="320" width="450" height="320" fill="${brick}"/>${courses}`,
  '<path d="M160 330L300 190H530L670 330Z" fill="#3f4a57"/><path d="M332 206H480L514 300H300Z" fill="#1d3a5f"/><path d="M382 206L366 300M432 206L440 300M316 252H496" stroke="#5e86b3" stroke-width="3"/>',
  '<rect x="566" y="168" width="44" height="92" fill="#9c5639"/><rect x="558" y="160" width="60" height="14" fill="#7d432c"/>',
  window(230, 372, 86, 104),
  window(356, 372, 86, 104, '#ffe3a8'),
  window(508, 372, 86, 104),
  window(230, 532, 86, 84, '#ffe3a8'),
  '<rect x="366" y="516" width="78" height="124" fill="#f4ead9"/><rect x="374" y="524" width="62" height="116" fill="#1f5a4a"/><circle cx="424" cy="586" r="4" fill="#ffd58a"/>',
  '<rect x="492" y="566" width="112" height="78" rx="8" fill="#e7eaec"/><circle cx="534" cy="605" r="30" fill="#c6ccd1"/><circle cx="534" cy="605" r="22" fill="#8c969e"/><path d="M534 605L534 585M534 605L552 614M534 605L516 614" stroke="#e7eaec" stroke-width="6" stroke-linecap="round"/><rect x="576" y="580" width="18" height="5" fill="#9aa4ab"/><rect x="576" y="592" width="18" height="5" fill="#9aa4ab"/><rect x="576" y="604" width="18" height="5" fill="#9aa4ab"/>',
  '<path d="M0 640H800V740H0Z" fill="#3d6450"/><path d="M366 640H444L492 740H330Z" fill="#d9c9ad"/>',
  '<circle cx="200" cy="640" r="24" fill="#4f7d5f"/><circle cx="236" cy="646" r="18" fill="#44705a"/><circle cx="640" cy="642" r="22" fill="#4f7d5f"/>',
].join('');

export const pictures: Readonly<Record<string, Picture>> = {
  house: { width: 800, height: 740, svg: house, format: 'jpeg' },
  maud: portrait({
    skin: '#f0c8a8',
    hair: '#8c8f94',
    cut: 'bob',
    top: '#2f6b57',
    ground: '#dfe8dc',
    glasses: true,
  }),
  tomasz: portrait({
    skin: '#e6b48f',
    hair: '#5a3b28',
    cut: 'short',
    top: '#35506b',
    ground: '#f3dcc2',
    beard: true,
  }),
  ayo: portrait({ skin: '#8a5a3c', hair: '#1f1714', cut: 'curls', top: '#d98b3a', ground: '#e6dff0' }),
  lena: portrait({ skin: '#f3cdb0', hair: '#c98a4a', cut: 'bun', top: '#8d4a5f', ground: '#d7e6ee' }),
};
