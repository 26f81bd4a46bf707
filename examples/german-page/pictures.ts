/** The pictures of the cider press: the orchard in October, and what is filled from it. */
import { dice, disc, ridge, sky, type Picture } from '../draw/scenery.ts';

function appleTree(x: number, y: number, size: number, seed: number): string {
  const roll = dice(seed);
  const apples = Array.from({ length: 16 }, () => {
    const angle = roll() * Math.PI * 2;
    const reach = Math.sqrt(roll()) * size * 0.78;
    return `<circle cx="${(x + Math.cos(angle) * reach).toFixed(0)}" cy="${(y - size * 1.35 + Math.sin(angle) * reach * 0.72).toFixed(0)}" r="${(size * 0.07).toFixed(1)}" fill="${roll() > 0.35 ? '#c8442f' : '#e2a93b'}"/>`;
  }).join('');
  return `<ellipse cx="${x}" cy="${y + 4}" rx="${size * 0.9}" ry="${size * 0.12}" fill="#000" opacity=".14"/><path d="M${x - size * 0.1} ${y}L${x - size * 0.05} ${y - size * 0.9}H${x + size * 0.05}L${x + size * 0.1} ${y}Z" fill="#5b4330"/><ellipse cx="${x}" cy="${y - size * 1.35}" rx="${size}" ry="${size * 0.78}" fill="#4f7a35"/><ellipse cx="${x - size * 0.35}" cy="${y - size * 1.5}" rx="${size * 0.55}" ry="${size * 0.45}" fill="#5f8d40"/>${apples}`;
}

function bottle(juice: string, label: string, mark: string, wall: string): Picture {
  const svg = `<rect width="480" height="520" fill="${wall}"/><circle cx="240" cy="250" r="180" fill="#ffffff" opacity=".35"/><ellipse cx="240" cy="470" rx="110" ry="14" fill="#000" opacity=".14"/><path d="M212 70H268V150C268 180 310 196 310 250V440C310 462 298 470 280 470H200C182 470 170 462 170 440V250C170 196 212 180 212 150Z" fill="${juice}"/><path d="M212 70H268V128H212Z" fill="#f3ead3" opacity=".5"/><rect x="206" y="48" width="68" height="30" rx="6" fill="${label}"/><rect x="170" y="270" width="140" height="140" fill="#fdf8ec"/><rect x="170" y="270" width="140" height="12" fill="${label}"/><rect x="170" y="398" width="140" height="12" fill="${label}"/><circle cx="240" cy="334" r="34" fill="${mark}"/><path d="M240 304C240 292 248 286 258 284" fill="none" stroke="#4f7a35" stroke-width="6" stroke-linecap="round"/><path d="M196 384H284" stroke="#8a8270" stroke-width="5"/><path d="M186 220C190 206 200 196 208 188V440" fill="none" stroke="#ffffff" stroke-width="6" opacity=".35"/>`;
  return { width: 480, height: 520, svg, format: 'jpeg' };
}

export const pictures: Readonly<Record<string, Picture>> = {
  wiese: {
    width: 1200,
    height: 560,
    svg: [
      sky('a', 1200, 560, ['#9cc4d6', '#cfe0dc', '#f7e3b8']),
      disc(980, 130, 44, '#fff4cf', 3.4),
      ridge(1200, 560, 300, 22, 4, '#a9bf8a', 0.05),
      ridge(1200, 560, 360, 20, 17, '#8fae68', 0.05),
      appleTree(700, 400, 74, 5),
      appleTree(880, 410, 84, 9),
      appleTree(1090, 402, 76, 21),
      ridge(1200, 560, 430, 12, 23, '#7a9c50', 0.02),
      appleTree(620, 520, 108, 31),
      appleTree(960, 540, 128, 44),
      '<path d="M740 540L756 470H836L852 540Z" fill="#a87843"/><path d="M744 520H848M749 498H843" stroke="#8a5f31" stroke-width="5"/>',
      [752, 776, 800, 824, 764, 790, 812]
        .map(
          (x, index) =>
            `<circle cx="${x + 8}" cy="${index < 4 ? 470 : 456}" r="15" fill="${index % 3 === 1 ? '#e2a93b' : '#c8442f'}"/>`,
        )
        .join(''),
    ].join(''),
    format: 'jpeg',
  },
  altlaender: bottle('#e0a53a', '#3c5a2a', '#c8442f', '#f1e4c4'),
  quitte: bottle('#e8c24e', '#a3761c', '#e8c24e', '#f6edcf'),
  kirsche: bottle('#8f2336', '#5c1524', '#b32a43', '#f3d9d6'),
  birne: bottle('#cfcf6a', '#66702a', '#b9bf4d', '#e8edd0'),
};
