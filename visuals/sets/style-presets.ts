/** Style cards to start from. Each describes what a picture looks like and nothing that it shows. */
import type { StyleCard } from '#design/picture-sets';

export interface StylePreset {
  readonly name: string;
  /** What it is for. */
  readonly use: string;
  readonly card: StyleCard;
}

export const stylePresets: readonly StylePreset[] = [
  {
    name: 'Photograph',
    use: 'People and places as they are.',
    card: {
      style: 'documentary photograph, natural colours',
      light: 'soft daylight',
      lens: '35 mm, shallow focus',
      avoid: 'text, watermarks, staged poses',
      notes: [],
    },
  },
  {
    name: 'Product photo',
    use: 'One object for a shop.',
    card: {
      subject: 'one object on a seamless backdrop',
      style: 'clean studio photograph',
      light: 'large softbox from above, gentle shadow',
      lens: '85 mm, everything in focus',
      avoid: 'hands, text, reflections of the room',
      notes: [],
    },
  },
  {
    name: 'Flat illustration',
    use: 'Landing pages and empty states.',
    card: {
      style: 'flat vector illustration, few colours, simple shapes, no outlines',
      light: 'even, without shadows',
      mood: 'friendly',
      avoid: 'gradients, text, small details',
      notes: [],
    },
  },
  {
    name: 'Line drawing',
    use: 'Steps and explanations.',
    card: {
      style: 'line drawing with one line width, much empty space',
      light: 'none',
      medium: 'black ink on white paper',
      avoid: 'hatching, grey areas, text',
      notes: [],
    },
  },
  {
    name: 'Watercolour',
    use: 'Editorial and seasonal images.',
    card: {
      style: 'loose painting with soft edges',
      light: 'bright, from the side',
      medium: 'watercolour on rough paper',
      avoid: 'hard outlines, text',
      notes: [],
    },
  },
  {
    name: '3D render',
    use: 'Icons and features as objects.',
    card: {
      style: 'soft 3D render, rounded shapes',
      light: 'studio light with soft shadows',
      medium: 'matte plastic',
      lens: 'slightly from above, long lens',
      avoid: 'text, busy backgrounds',
      notes: [],
    },
  },
  {
    name: 'Isometric',
    use: 'Systems and how they connect.',
    card: {
      style: 'isometric illustration, clean edges',
      light: 'from the upper left',
      lens: 'isometric view, no perspective',
      avoid: 'text, people in the foreground',
      notes: [],
    },
  },
  {
    name: 'Paper cut',
    use: 'Covers and banners with depth.',
    card: {
      style: 'layered shapes with soft shadows between them',
      light: 'from above',
      medium: 'cut coloured paper',
      avoid: 'text, fine lines',
      notes: [],
    },
  },
];
