/** The pictures of the shop: pots on a table, and the mouth of a kiln. */
import { dice, type Picture } from '../draw/scenery.ts';

interface Pot {
  readonly shape: 'mug' | 'bowl' | 'plate' | 'vase' | 'jug' | 'cup' | 'bud' | 'teapot';
  readonly glaze: string;
  /** The clay that the glaze leaves bare. */
  readonly clay: string;
  readonly wall: string;
  readonly table: string;
}

function shapes(glaze: string, clay: string): Readonly<Record<Pot['shape'], string>> {
  return {
    mug: `<path d="M380 300C460 280 470 420 372 410" fill="none" stroke="${glaze}" stroke-width="26"/><path d="M212 250H386V430C386 462 362 476 332 476H266C236 476 212 462 212 430Z" fill="${glaze}"/><path d="M212 424H386V436C384 464 360 476 332 476H266C238 476 214 464 212 436Z" fill="${clay}"/><ellipse cx="299" cy="250" rx="87" ry="20" fill="#00000033"/>`,
    bowl: `<path d="M140 320H460C456 420 400 474 300 474S144 420 140 320Z" fill="${glaze}"/><path d="M206 440C232 464 262 474 300 474S368 464 394 440Z" fill="${clay}"/><ellipse cx="300" cy="320" rx="160" ry="32" fill="#00000026"/><rect x="250" y="470" width="100" height="14" rx="6" fill="${clay}"/>`,
    plate: `<ellipse cx="300" cy="400" rx="206" ry="84" fill="${clay}"/><ellipse cx="300" cy="390" rx="206" ry="82" fill="${glaze}"/><ellipse cx="300" cy="394" rx="136" ry="50" fill="#00000014"/><ellipse cx="300" cy="398" rx="128" ry="45" fill="${glaze}"/>`,
    vase: `<path d="M262 150H338C334 208 400 260 400 350C400 430 364 478 300 478S200 430 200 350C200 260 266 208 262 150Z" fill="${glaze}"/><path d="M212 410C228 456 258 478 300 478S372 456 388 410Z" fill="${clay}"/><ellipse cx="300" cy="150" rx="38" ry="10" fill="#00000040"/><path d="M300 150C296 96 270 70 244 56M300 150C306 84 340 60 352 36" fill="none" stroke="#7c8a5c" stroke-width="5"/><circle cx="240" cy="52" r="16" fill="#c9b26a"/><circle cx="356" cy="32" r="18" fill="#c9b26a"/>`,
    jug: `<path d="M356 230C452 214 452 400 366 392" fill="none" stroke="${glaze}" stroke-width="22"/><path d="M214 190L196 176C220 168 244 176 262 190H352C350 250 396 300 392 376C388 440 352 478 298 478S204 440 204 376C204 304 234 254 232 200Z" fill="${glaze}"/><path d="M210 420C226 458 256 478 298 478S372 458 386 420Z" fill="${clay}"/>`,
    cup: `<path d="M232 310H368V420C368 458 340 476 300 476S232 458 232 420Z" fill="${glaze}"/><path d="M232 416H368C366 458 340 476 300 476S234 458 232 416Z" fill="${clay}"/><ellipse cx="300" cy="310" rx="68" ry="16" fill="#00000038"/><ellipse cx="300" cy="482" rx="118" ry="20" fill="${glaze}"/>`,
    bud: `<path d="M284 170H316V290C360 304 380 340 380 388C380 446 350 478 300 478S220 446 220 388C220 340 240 304 284 290Z" fill="${glaze}"/><path d="M226 420C238 458 262 478 300 478S362 458 374 420Z" fill="${clay}"/><path d="M300 170V70" stroke="#7c8a5c" stroke-width="5"/><circle cx="300" cy="62" r="24" fill="#e0896b"/><circle cx="300" cy="62" r="9" fill="#f6d9a8"/>`,
    teapot: `<path d="M392 320C480 300 480 430 384 424" fill="none" stroke="${glaze}" stroke-width="22"/><path d="M220 350C170 350 160 300 120 290L130 276C190 272 210 310 236 316Z" fill="${glaze}"/><path d="M196 380C196 310 240 270 300 270S404 310 404 380C404 446 362 478 300 478S196 446 196 380Z" fill="${glaze}"/><path d="M208 424C226 460 256 478 300 478S374 460 392 424Z" fill="${clay}"/><rect x="244" y="262" width="112" height="16" rx="8" fill="${clay}"/><circle cx="300" cy="246" r="16" fill="${glaze}"/>`,
  };
}

function still({ shape, glaze, clay, wall, table }: Pot): Picture {
  const roll = dice(shape.length * 31 + glaze.length + Number.parseInt(glaze.slice(1, 3), 16));
  const specks = Array.from({ length: 26 }, () => {
    const [x, y] = [246 + roll() * 108, 330 + roll() * 74];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${(1.2 + roll() * 2).toFixed(1)}" fill="#3d2b1f" opacity=".28"/>`;
  }).join('');
  const svg = `<rect width="600" height="600" fill="${wall}"/><path d="M430 0H600V600H520Z" fill="#ffffff" opacity=".14"/><rect y="440" width="600" height="160" fill="${table}"/><ellipse cx="320" cy="486" rx="190" ry="24" fill="#000000" opacity=".14"/>${shapes(glaze, clay)[shape]}${specks}`;
  return { width: 600, height: 600, svg, format: 'jpeg' };
}

const buff = '#d9b48f';
const iron = '#8a5a44';

const embers = Array.from({ length: 60 }, (_, index) => {
  const [x, y] = [380 + ((index * 97) % 560), 60 + ((index * 57) % 420)];
  return `<circle cx="${x}" cy="${y}" r="${1 + (index % 4)}" fill="#ffb45e" opacity="${(0.25 + (index % 5) * 0.12).toFixed(2)}"/>`;
}).join('');

export const pictures: Readonly<Record<string, Picture>> = {
  dune: still({ shape: 'mug', glaze: '#e9dcc6', clay: iron, wall: '#c9b9a2', table: '#a98f74' }),
  morning: still({ shape: 'bowl', glaze: '#6f8f8a', clay: buff, wall: '#dfe4df', table: '#c3ccc6' }),
  tidal: still({ shape: 'plate', glaze: '#dfe8ea', clay: iron, wall: '#7f959c', table: '#5f767e' }),
  lantern: still({ shape: 'vase', glaze: '#c96f4a', clay: buff, wall: '#f0dfcf', table: '#dcc3ab' }),
  goose: still({ shape: 'jug', glaze: '#f2eee4', clay: buff, wall: '#8d9a7b', table: '#717f61' }),
  yard: still({ shape: 'cup', glaze: '#3f4a52', clay: iron, wall: '#d6d0c6', table: '#b9b1a4' }),
  bud: still({ shape: 'bud', glaze: '#a8b8a0', clay: iron, wall: '#f3ece2', table: '#ddd0be' }),
  harvest: still({ shape: 'bowl', glaze: '#d8a24a', clay: iron, wall: '#5b4b40', table: '#463930' }),
  pond: still({ shape: 'plate', glaze: '#4f7a6b', clay: buff, wall: '#e4e0d4', table: '#cbc4b2' }),
  kettle: still({ shape: 'teapot', glaze: '#b0523d', clay: iron, wall: '#dcd3c8', table: '#c2b5a5' }),
  kiln: {
    width: 1296,
    height: 808,
    svg: `<rect width="1296" height="808" fill="#2a1d18"/>${Array.from({ length: 12 }, (_, row) => Array.from({ length: 14 }, (_unused, column) => `<rect x="${column * 104 - (row % 2) * 52}" y="${row * 70}" width="98" height="64" rx="4" fill="#3d2a22"/>`).join('')).join('')}<g transform="translate(176 0)"><path d="M560 808V420C560 250 680 160 830 160S1100 250 1100 420V808Z" fill="#1a0f0b"/><path d="M610 808V440C610 290 700 214 830 214S1050 290 1050 440V808Z" fill="#c4481c"/><path d="M660 808V480C660 350 730 290 830 290S1000 350 1000 480V808Z" fill="#f08a34"/><path d="M720 808V540C720 440 770 390 830 390S940 440 940 540V808Z" fill="#ffd27a"/><path d="M770 700C770 660 790 640 830 640S890 660 890 700V760H770Z" fill="#7a2f14"/><path d="M700 640H790V700C790 730 770 744 745 744S700 730 700 700Z" fill="#9a3d18"/><path d="M880 620H960V700C960 730 944 744 920 744S880 730 880 700Z" fill="#8a3516"/></g>${embers}`,
    format: 'jpeg',
  },
};
