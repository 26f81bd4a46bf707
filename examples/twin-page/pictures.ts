/** The pictures of the studio: a room with mats in the morning, and who teaches in it. */
import { portrait } from '../draw/portraits.ts';
import type { Picture } from '../draw/scenery.ts';

function mat(x: number, y: number, colour: string): string {
  return `<path d="M${x} ${y}L${x + 60} ${y - 120}H${x + 150}L${x + 130} ${y}Z" fill="${colour}"/><path d="M${x} ${y}H${x + 130}V${y + 10}H${x}Z" fill="#000" opacity=".12"/>`;
}

function person(x: number, y: number, scale: number, skin: string, top: string, legs: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-70 0C-60 -30 60 -30 70 0C74 12 -74 12 -70 0Z" fill="${legs}"/><path d="M-30 -10C-36 -80 -24 -110 0 -112C24 -110 36 -80 30 -10Z" fill="${top}"/><path d="M-26 -92C-64 -60 -70 -30 -62 -8M26 -92C64 -60 70 -30 62 -8" fill="none" stroke="${skin}" stroke-width="15" stroke-linecap="round"/><rect x="-9" y="-130" width="18" height="26" fill="${skin}"/><circle cx="0" cy="-146" r="25" fill="${skin}"/><path d="M-26 -148C-26 -180 26 -180 26 -148C14 -160 -14 -160 -26 -148Z" fill="#2b211c"/><circle cx="0" cy="-178" r="11" fill="#2b211c"/></g>`;
}

export const pictures: Readonly<Record<string, Picture>> = {
  room: {
    width: 1240,
    height: 1120,
    svg: [
      '<rect width="1240" height="1120" fill="#e9dccb"/><rect y="720" width="1240" height="400" fill="#c79a6d"/>',
      Array.from(
        { length: 8 },
        (_, index) =>
          `<path d="M${index * 190 - 60} 1120L${340 + index * 80} 720" stroke="#b58759" stroke-width="4"/>`,
      ).join(''),
      '<path d="M220 600V230C220 60 560 60 560 230V600Z" fill="#bcd8d2"/><path d="M220 600V470C320 430 440 470 560 440V600Z" fill="#7fae96"/><circle cx="450" cy="240" r="46" fill="#fdf1cf"/><path d="M390 86V600M220 330H560" stroke="#fff8ec" stroke-width="12"/><path d="M220 600V230C220 60 560 60 560 230V600Z" fill="none" stroke="#fff8ec" stroke-width="18"/>',
      '<path d="M700 600V230C700 60 1040 60 1040 230V600Z" fill="#bcd8d2"/><path d="M700 600V450C820 480 920 430 1040 470V600Z" fill="#7fae96"/><path d="M870 86V600M700 330H1040" stroke="#fff8ec" stroke-width="12"/><path d="M700 600V230C700 60 1040 60 1040 230V600Z" fill="none" stroke="#fff8ec" stroke-width="18"/>',
      '<path d="M220 720L360 960H740L560 720ZM700 720L900 960H1240L1040 720Z" fill="#f6e3bd" opacity=".45"/>',
      '<path d="M1120 720V560" stroke="#5b4330" stroke-width="10"/><path d="M1120 570C1060 540 1050 470 1076 430C1100 470 1120 500 1120 570ZM1120 570C1180 530 1196 460 1168 410C1140 460 1122 510 1120 570ZM1120 560C1100 480 1110 430 1122 380C1142 440 1140 500 1120 560Z" fill="#3f6b52"/><path d="M1080 720H1164L1152 790H1092Z" fill="#c8694a"/>',
      mat(120, 900, '#7a6bb0'),
      mat(470, 960, '#d98a5b'),
      mat(840, 900, '#5d9a8a'),
      person(250, 830, 1.25, '#c98d63', '#3f6b8f', '#2a3a4d'),
      person(600, 880, 1.5, '#f0c8a8', '#c8694a', '#4a2f3a'),
      person(970, 830, 1.25, '#8a5a3c', '#e2b54a', '#31463a'),
    ].join(''),
    format: 'jpeg',
  },
  nadia: portrait({ skin: '#c98d63', hair: '#2b211c', cut: 'bun', top: '#3f6b8f', ground: '#dfeae5' }),
  jonas: portrait({
    skin: '#f0c8a8',
    hair: '#a8743f',
    cut: 'short',
    top: '#c8694a',
    ground: '#f1e3d0',
    beard: true,
  }),
  mei: portrait({ skin: '#f1cfae', hair: '#1d1a1c', cut: 'bob', top: '#5d9a8a', ground: '#e6e0f2' }),
};
