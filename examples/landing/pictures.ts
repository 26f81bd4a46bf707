/** The pictures of the landing page: what one sees from a night train. */
import { disc, glitter, ridge, skyline, sky, stars, viaduct, type Picture } from '../draw/scenery.ts';

const night = { body: '#0b0f2a', light: '#ffd9a0' };

function scene(width: number, height: number, svg: string): Picture {
  return { width, height, svg, format: 'jpeg' };
}

export const pictures: Readonly<Record<string, Picture>> = {
  hero: scene(
    1392,
    800,
    sky('a', 1392, 800, ['#0b1033', '#1d2158', '#463a86', '#a25c8c', '#f39a78', '#ffd0a0']) +
      stars(1392, 380, 170, 7) +
      disc(1210, 236, 44, '#fff1d6', 4.4) +
      ridge(1392, 800, 480, 70, 11, '#8a5a94', 0.75) +
      ridge(1392, 800, 520, 54, 5, '#62478a', 0.6) +
      ridge(1392, 800, 566, 40, 21, '#3d3474', 0.4) +
      viaduct(1392, 590, 210, '#1a1c4a', { from: 380, coaches: 5, ...night }) +
      ridge(1392, 800, 700, 26, 9, '#0f1338', 0.15),
  ),
  venice: scene(
    800,
    600,
    sky('b', 800, 600, ['#2b2f6b', '#8b5a92', '#f2907a', '#ffd3a1']) +
      disc(540, 322, 40, '#fff0cf', 4) +
      skyline(800, 372, 17, '#4a3a72', '#ffdca8') +
      '<rect y="370" width="800" height="230" fill="#7b568c"/><rect y="370" width="800" height="230" fill="#2b2f6b" opacity=".35"/>' +
      glitter(540, 378, 590, '#ffdcae', 3) +
      '<path d="M120 500C170 522 290 522 352 494L366 470C360 492 350 500 330 503H160C140 503 128 498 120 486Z" fill="#151a42"/><path d="M300 502L262 424" stroke="#151a42" stroke-width="4"/>',
  ),
  alps: scene(
    800,
    600,
    sky('c', 800, 600, ['#18306b', '#4c7fb6', '#a9d3e3', '#fbe8cf']) +
      disc(200, 210, 34, '#fff7e2', 4) +
      ridge(800, 600, 300, 92, 31, '#dfeaf2', 1) +
      ridge(800, 600, 372, 74, 8, '#88a9c9', 0.9) +
      ridge(800, 600, 436, 46, 15, '#476f98', 0.7) +
      ridge(800, 600, 500, 30, 4, '#234668', 0.35) +
      ridge(800, 600, 566, 18, 40, '#122c46', 0.1),
  ),
  coast: scene(
    800,
    600,
    sky('e', 800, 600, ['#ff9d6c', '#ffc28a', '#ffe3bb', '#fff3dd']) +
      disc(410, 330, 56, '#fff8e8', 3.4) +
      '<rect y="352" width="800" height="248" fill="#3f8f9c"/><rect y="352" width="800" height="80" fill="#7fc0bd" opacity=".5"/>' +
      glitter(410, 358, 590, '#fff3da', 12) +
      '<path d="M0 352C60 300 130 318 180 346L196 352ZM620 352C668 316 742 306 800 330V352Z" fill="#3a6070"/>' +
      '<path d="M0 600V420C70 430 130 480 150 540C158 566 150 588 146 600ZM800 600V470C740 486 690 540 676 600Z" fill="#1f4350"/>',
  ),
  cabin: scene(
    960,
    840,
    '<rect width="960" height="840" fill="#2a2350"/><rect width="960" height="840" fill="#5b3d4d" opacity=".35"/>' +
      `<svg x="210" y="120" width="540" height="340" viewBox="0 0 540 340">${sky('f', 540, 340, ['#0e1440', '#37347c', '#9c5f93', '#ffb98c'])}${stars(540, 160, 60, 2)}${disc(390, 110, 24, '#fff1d6', 4)}${ridge(540, 340, 230, 34, 13, '#54407f', 0.7)}${ridge(540, 340, 282, 20, 6, '#1d1c4b', 0.3)}</svg>` +
      '<rect x="196" y="106" width="568" height="368" rx="36" fill="none" stroke="#171334" stroke-width="28"/><rect x="196" y="106" width="568" height="368" rx="36" fill="none" stroke="#a8795f" stroke-width="6"/>' +
      '<path d="M0 0H150V660H0Z" fill="#1c173c"/><path d="M810 0H960V660H810Z" fill="#1c173c"/>' +
      '<path d="M676 600V532H684V600Z" fill="#171334"/><circle cx="680" cy="524" r="17" fill="#ffcf8f"/><circle cx="680" cy="524" r="92" fill="#ffcf8f" opacity=".14"/><circle cx="680" cy="524" r="48" fill="#ffcf8f" opacity=".16"/><path d="M0 600H960V840H0Z" fill="#e9dfd0"/><path d="M0 600C180 572 340 618 520 596S860 570 960 598V700H0Z" fill="#f8f1e5"/><rect x="440" y="548" width="300" height="108" rx="50" fill="#fffaf1"/><rect x="470" y="566" width="240" height="56" rx="30" fill="#efe4d3" opacity=".6"/><path d="M0 690C220 660 420 724 960 676V840H0Z" fill="#b9546a"/><path d="M0 740C260 706 520 766 960 716V748C520 798 260 738 0 772Z" fill="#d9798a"/>',
  ),
};
