/** The pictures of the festival: the island in the evening, a stage on the beach, and who comes. */
import { portrait } from '../draw/portraits.ts';
import { disc, glitter, ridge, sky, stars, type Picture } from '../draw/scenery.ts';

const lamps = Array.from({ length: 15 }, (_, index) => {
  const x = 182 + index * 34;
  const y = 360 + Math.sin((index / 14) * Math.PI) * 26;
  return `<circle cx="${x}" cy="${y.toFixed(0)}" r="5" fill="#ffd166"/><circle cx="${x}" cy="${y.toFixed(0)}" r="12" fill="#ffd166" opacity=".25"/>`;
}).join('');

const island = [
  sky('a', 1440, 860, ['#0b1c2e', '#153a52', '#2f6b78', '#e58e6b', '#ffc68a']),
  stars(1440, 420, 130, 14),
  disc(1010, 560, 58, '#ffe2b0', 3.6),
  '<rect y="580" width="1440" height="280" fill="#174a5a"/>',
  glitter(1010, 584, 850, '#ffd9a0', 8),
  '<path d="M900 580C1000 520 1080 500 1180 470C1260 448 1360 470 1440 500V640C1300 610 1100 596 900 580Z" fill="#0d2a38"/>',
  '<path d="M1216 468L1226 300H1262L1272 468Z" fill="#f3ead8"/><path d="M1220 420H1268L1270 452H1218ZM1224 352H1264L1266 386H1222Z" fill="#ff6b4a"/><rect x="1220" y="276" width="48" height="26" fill="#0d2a38"/><path d="M1216 276L1244 250L1272 276Z" fill="#ff6b4a"/><rect x="1232" y="280" width="24" height="18" fill="#ffe9b8"/><defs><linearGradient id="beam" x1="1" x2="0"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".4"/><stop offset="1" stop-color="#ffe9b8" stop-opacity="0"/></linearGradient></defs><path d="M1256 288L1440 236V330Z" fill="#ffe9b8" opacity=".22"/><path d="M1232 288L760 246V340Z" fill="url(#beam)"/>',
  ridge(1440, 860, 690, 16, 31, '#10384a', 0.05),
  ridge(1440, 860, 752, 18, 12, '#0e2d3f', 0.05),
  ridge(1440, 860, 812, 14, 77, '#0b2233', 0.05),
].join('');

const beach = [
  sky('b', 1080, 820, ['#18405a', '#3f7f8c', '#f2a077', '#ffd7a3']),
  disc(760, 400, 60, '#fff0cf', 3),
  '<rect y="430" width="1080" height="180" fill="#2a6f7c"/>',
  glitter(760, 434, 600, '#ffe2b0', 4),
  '<path d="M0 590C260 560 640 610 1080 570V820H0Z" fill="#d9b98c"/><path d="M0 604C260 574 640 624 1080 584V600C640 640 260 590 0 620Z" fill="#f4e6cb"/>',
  '<path d="M150 600V330L420 270L690 330V600" fill="none" stroke="#0e2233" stroke-width="16"/><path d="M140 336L420 262L700 336L690 356L420 292L150 356Z" fill="#ff6b4a"/><rect x="150" y="556" width="540" height="60" fill="#0e2233"/>',
  lamps,
  '<rect x="176" y="440" width="64" height="120" fill="#12283a"/><circle cx="208" cy="472" r="18" fill="#2c4a5e"/><circle cx="208" cy="526" r="24" fill="#2c4a5e"/><rect x="600" y="440" width="64" height="120" fill="#12283a"/><circle cx="632" cy="472" r="18" fill="#2c4a5e"/><circle cx="632" cy="526" r="24" fill="#2c4a5e"/>',
  '<path d="M404 558V470C404 450 436 450 436 470V558Z" fill="#ffd166"/><circle cx="420" cy="436" r="22" fill="#8a5a3c"/><path d="M436 480L490 520" stroke="#ffd166" stroke-width="12" stroke-linecap="round"/>',
  Array.from({ length: 26 }, (_, index) => {
    const [x, y] = [20 + index * 42 + (index % 3) * 9, 740 + (index % 4) * 20];
    return `<circle cx="${x}" cy="${y}" r="22" fill="#0e2233"/><path d="M${x - 34} 830C${x - 34} ${y + 24} ${x + 34} ${y + 24} ${x + 34} 830Z" fill="#0e2233"/>${index % 5 === 2 ? `<path d="M${x + 20} ${y + 40}L${x + 34} ${y - 50}" stroke="#0e2233" stroke-width="12" stroke-linecap="round"/>` : ''}`;
  }).join(''),
].join('');

export const pictures: Readonly<Record<string, Picture>> = {
  island: { width: 1440, height: 860, svg: island, format: 'jpeg' },
  beach: { width: 1080, height: 820, svg: beach, format: 'jpeg' },
  runa: portrait({ skin: '#f2caa9', hair: '#d9d2c4', cut: 'long', top: '#1d6f6a', ground: '#ffb199' }),
  kofi: portrait({
    skin: '#6f432b',
    hair: '#1a1412',
    cut: 'short',
    top: '#ffd166',
    ground: '#9fd0c8',
    beard: true,
  }),
  ida: portrait({
    skin: '#f3d0b4',
    hair: '#b4502e',
    cut: 'bob',
    top: '#0e2233',
    ground: '#ffe0a3',
    glasses: true,
  }),
  samir: portrait({ skin: '#c98d63', hair: '#2a1d18', cut: 'curls', top: '#ff6b4a', ground: '#bcd7ea' }),
  yuki: portrait({ skin: '#f1cfae', hair: '#191719', cut: 'bun', top: '#7a5aa6', ground: '#f7d4dd' }),
  brendan: portrait({
    skin: '#efc3a4',
    hair: '#9a9a98',
    cut: 'bald',
    top: '#35506b',
    ground: '#d7e2c5',
    beard: true,
  }),
  amal: portrait({ skin: '#b97f56', hair: '#2f6f8f', cut: 'scarf', top: '#12344a', ground: '#ffd9b8' }),
};
