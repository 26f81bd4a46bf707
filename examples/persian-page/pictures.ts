/** The pictures of the cooking school: dishes from above, and who cooks them. */
import { portrait } from '../draw/portraits.ts';
import { dice, type Picture } from '../draw/scenery.ts';

interface Dish {
  readonly cloth: string;
  readonly stripe: string;
  readonly plate: string;
  readonly food: string;
  /** Colours of what is strewn over it. */
  readonly bits: readonly string[];
  readonly shape: 'round' | 'leaf' | 'bar';
  readonly seed: number;
}

function dish({ cloth, stripe, plate, food, bits, shape, seed }: Dish, width = 640, height = 440): string {
  const roll = dice(seed);
  const [x, y, radius] = [width / 2, height / 2, height * 0.4];
  const lines = Array.from(
    { length: 9 },
    (_, index) =>
      `<path d="M${(index + 0.5) * (width / 9)} 0V${height}" stroke="${stripe}" stroke-width="${index % 3 === 0 ? 14 : 4}" opacity=".5"/>`,
  ).join('');
  const strewn = Array.from({ length: 54 }, (_, index) => {
    const angle = roll() * Math.PI * 2;
    const reach = Math.sqrt(roll()) * radius * 0.62;
    const [left, top] = [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
    const fill = bits[index % bits.length] ?? '#fff';
    const turn = `transform="rotate(${(roll() * 180).toFixed(0)} ${left.toFixed(0)} ${top.toFixed(0)})"`;
    if (shape === 'round')
      return `<circle cx="${left.toFixed(0)}" cy="${top.toFixed(0)}" r="${(5 + roll() * 6).toFixed(1)}" fill="${fill}"/>`;
    return shape === 'leaf'
      ? `<ellipse cx="${left.toFixed(0)}" cy="${top.toFixed(0)}" rx="13" ry="5" fill="${fill}" ${turn}/>`
      : `<rect x="${(left - 15).toFixed(0)}" y="${(top - 5).toFixed(0)}" width="30" height="10" rx="4" fill="${fill}" ${turn}/>`;
  }).join('');
  return `<rect width="${width}" height="${height}" fill="${cloth}"/>${lines}<circle cx="${x + 8}" cy="${y + 12}" r="${radius}" fill="#000" opacity=".16"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${plate}"/><circle cx="${x}" cy="${y}" r="${radius * 0.86}" fill="none" stroke="#000" stroke-opacity=".08" stroke-width="4"/><circle cx="${x}" cy="${y}" r="${radius * 0.74}" fill="${food}"/>${strewn}`;
}

function shot(given: Dish): Picture {
  return { width: 640, height: 440, svg: dish(given), format: 'jpeg' };
}

const stew: Dish = {
  cloth: '#f0dcc0',
  stripe: '#c7493a',
  plate: '#fbf7ee',
  food: '#4d5f24',
  bits: ['#6f8a35', '#7b2f22', '#3c4c1a', '#8aa64a'],
  shape: 'leaf',
  seed: 3,
};
const rice: Dish = {
  cloth: '#24545c',
  stripe: '#e0a030',
  plate: '#dfe9ea',
  food: '#f4dfa0',
  bits: ['#e0a030', '#c7392f', '#f7eccb', '#6f8a35'],
  shape: 'bar',
  seed: 8,
};
const bread: Dish = {
  cloth: '#e7e2d6',
  stripe: '#a3263c',
  plate: '#8d5a34',
  food: '#dca55c',
  bits: ['#f3e4c2', '#3d2b1f', '#f7eccb'],
  shape: 'round',
  seed: 12,
};

export const pictures: Readonly<Record<string, Picture>> = {
  table: {
    width: 1120,
    height: 960,
    svg: [
      '<rect width="1120" height="960" fill="#a3263c"/>',
      Array.from(
        { length: 12 },
        (_, index) => `<path d="M0 ${40 + index * 80}H1120" stroke="#8b1d31" stroke-width="18"/>`,
      ).join(''),
      `<svg x="20" y="40" width="640" height="440">${dish({ ...stew, cloth: 'none', stripe: 'none' })}</svg>`,
      `<svg x="470" y="300" width="640" height="440">${dish({ ...rice, cloth: 'none', stripe: 'none' })}</svg>`,
      `<svg x="0" y="520" width="640" height="440">${dish({ ...bread, cloth: 'none', stripe: 'none' })}</svg>`,
      '<circle cx="880" cy="150" r="86" fill="#fbf7ee"/><circle cx="880" cy="150" r="66" fill="#c9741f"/><circle cx="880" cy="150" r="66" fill="none" stroke="#e39a45" stroke-width="8"/>',
      '<circle cx="820" cy="830" r="70" fill="#dfe9ea"/><circle cx="820" cy="830" r="54" fill="#fdfbf4"/><path d="M800 812C820 826 830 840 826 862M836 806C846 826 848 842 842 858" stroke="#6f8a35" stroke-width="7" stroke-linecap="round"/>',
      '<path d="M985 800V912M970 796V826C970 840 1000 840 1000 826V796" fill="none" stroke="#f1e3cf" stroke-width="8" stroke-linecap="round"/>',
    ].join(''),
    format: 'jpeg',
  },
  stew: shot(stew),
  rice: shot(rice),
  bread: shot(bread),
  pickle: shot({
    cloth: '#dfe7d3',
    stripe: '#4c6b3c',
    plate: '#fdfbf4',
    food: '#a3263c',
    bits: ['#c7493a', '#7d1a2c', '#e9a6a0'],
    shape: 'bar',
    seed: 21,
  }),
  north: shot({
    cloth: '#d3e2e6',
    stripe: '#24545c',
    plate: '#f7f2e6',
    food: '#8d5a34',
    bits: ['#b57a3a', '#5e2b3c', '#d9b06a'],
    shape: 'round',
    seed: 33,
  }),
  green: shot({
    cloth: '#f7e6c8',
    stripe: '#e0a030',
    plate: '#4c6b3c',
    food: '#eaf0d8',
    bits: ['#6f8a35', '#c7392f', '#e0a030', '#8aa64a'],
    shape: 'round',
    seed: 40,
  }),
  parvin: portrait({ skin: '#e8bd97', hair: '#f4ead8', cut: 'scarf', top: '#a3263c', ground: '#f3d9a8' }),
  kamran: portrait({
    skin: '#d9a47c',
    hair: '#33261f',
    cut: 'short',
    top: '#24545c',
    ground: '#dfe7d3',
    beard: true,
  }),
  shirin: portrait({ skin: '#eec5a2', hair: '#40241c', cut: 'long', top: '#e0a030', ground: '#d3e2e6' }),
  darya: portrait({
    skin: '#e3b48c',
    hair: '#24545c',
    cut: 'scarf',
    top: '#3c4c1a',
    ground: '#f2cfc6',
    glasses: true,
  }),
};
