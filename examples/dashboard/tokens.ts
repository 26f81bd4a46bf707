/** The variables of Hearth: plain colours, what they are for in light and dark, and a scale of spaces. */
import { collection, token, type Hex } from '../draw/values.ts';

const primitives = collection(1, 'Primitives', ['Value']);
const theme = collection(2, 'Theme', ['Light', 'Dark']);
const space = collection(3, 'Space', ['Desktop']);

const plain = (name: string, value: Hex) => token<Hex>(primitives, name, value);

const slate = {
  0: plain('slate/0', '#ffffff'),
  50: plain('slate/50', '#f6f7f9'),
  100: plain('slate/100', '#eceef2'),
  200: plain('slate/200', '#dfe3ea'),
  500: plain('slate/500', '#667085'),
  700: plain('slate/700', '#2a3140'),
  800: plain('slate/800', '#1a202c'),
  900: plain('slate/900', '#12161f'),
  950: plain('slate/950', '#0b0e14'),
  300: plain('slate/300', '#98a2b6'),
};
const ember = {
  100: plain('ember/100', '#ffe9dc'),
  500: plain('ember/500', '#f4713b'),
  400: plain('ember/400', '#ff8f5e'),
  900: plain('ember/900', '#47251a'),
};
const teal = {
  100: plain('teal/100', '#d9f3ee'),
  600: plain('teal/600', '#0f8f7f'),
  400: plain('teal/400', '#3fd0ba'),
  900: plain('teal/900', '#0e3833'),
};
const violet = {
  100: plain('violet/100', '#e8e6fd'),
  500: plain('violet/500', '#6c5ce7'),
  400: plain('violet/400', '#9a8dff'),
  900: plain('violet/900', '#2a2558'),
};
const rose = {
  100: plain('rose/100', '#fde4e8'),
  600: plain('rose/600', '#cf3a55'),
  400: plain('rose/400', '#ff7d93'),
  900: plain('rose/900', '#4a1c27'),
};

export const colour = {
  canvas: token<Hex>(theme, 'surface/canvas', slate[50], slate[950]),
  card: token<Hex>(theme, 'surface/card', slate[0], slate[900]),
  raised: token<Hex>(theme, 'surface/raised', slate[100], slate[800]),
  border: token<Hex>(theme, 'border/subtle', slate[200], slate[700]),
  text: token<Hex>(theme, 'text/strong', slate[900], slate[50]),
  muted: token<Hex>(theme, 'text/muted', slate[500], slate[300]),
  onAccent: token<Hex>(theme, 'text/on-accent', slate[0], slate[950]),
  accent: token<Hex>(theme, 'accent/solid', ember[500], ember[400]),
  accentWash: token<Hex>(theme, 'accent/wash', ember[100], ember[900]),
  good: token<Hex>(theme, 'status/good', teal[600], teal[400]),
  goodWash: token<Hex>(theme, 'status/good-wash', teal[100], teal[900]),
  idle: token<Hex>(theme, 'status/idle', violet[500], violet[400]),
  idleWash: token<Hex>(theme, 'status/idle-wash', violet[100], violet[900]),
  bad: token<Hex>(theme, 'status/bad', rose[600], rose[400]),
  badWash: token<Hex>(theme, 'status/bad-wash', rose[100], rose[900]),
};

export const gap = {
  xs: token<number>(space, 'space/xs', 4),
  s: token<number>(space, 'space/s', 8),
  m: token<number>(space, 'space/m', 16),
  l: token<number>(space, 'space/l', 24),
  xl: token<number>(space, 'space/xl', 32),
};
export const radius = {
  card: token<number>(space, 'radius/card', 20),
  control: token<number>(space, 'radius/control', 12),
};
token<string>(space, 'brand/name', 'Hearth');
token<boolean>(space, 'feature/forecast', true);

export const collections = [primitives, theme, space];
export { theme };
