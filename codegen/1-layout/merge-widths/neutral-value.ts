/** What properties are where nobody says anything of them; all others are unset. */
const neutral: Readonly<Record<string, string>> = {
  'align-content': 'normal',
  'align-items': 'stretch',
  'align-self': 'auto',
  'aspect-ratio': 'auto',
  'background-blend-mode': 'normal',
  'background-color': 'transparent',
  'background-image': 'none',
  'border-radius': '0',
  'box-shadow': 'none',
  'clip-path': 'none',
  'flex-direction': 'row',
  'flex-grow': '0',
  'flex-shrink': '1',
  'flex-wrap': 'nowrap',
  'grid-template-columns': 'none',
  'grid-template-rows': 'none',
  'justify-content': 'normal',
  'justify-self': 'auto',
  'letter-spacing': 'normal',
  'line-height': 'normal',
  'max-height': 'none',
  'max-width': 'none',
  'min-height': 'auto',
  'min-width': 'auto',
  'mix-blend-mode': 'normal',
  'object-fit': 'fill',
  'object-position': '50% 50%',
  'text-align': 'start',
  'text-overflow': 'clip',
  'text-transform': 'none',
  'white-space': 'normal',
  'z-index': 'auto',
  background: 'none',
  // Every element that stands for a layer is a block, unless it says what else it is.
  display: 'block',
  filter: 'none',
  flex: '0 1 auto',
  gap: '0',
  height: 'auto',
  inset: 'auto',
  isolation: 'auto',
  mask: 'none',
  opacity: '1',
  order: '0',
  outline: 'none',
  overflow: 'visible',
  position: 'static',
  transform: 'none',
  width: 'auto',
};

const inherited =
  /^(color|font-.*|line-height|letter-spacing|word-.*|white-space|text-(align|transform|indent|wrap)|list-style.*|-webkit-text-.*)$/;

/** The value that takes a declaration on a piece of a text back: the text has the word again. */
export function neutralInText(property: string): string {
  return inherited.test(property) ? 'inherit' : neutralValue(property);
}

/** The value that takes a declaration back. */
export function neutralValue(property: string): string {
  if (/^(margin|padding|border(-(top|right|bottom|left|width))?$)/.test(property)) return '0';
  if (/^(top|right|bottom|left)$/.test(property)) return 'auto';
  if (/^grid-(row|column)/.test(property)) return 'auto';
  if (/^(row|column)-gap$/.test(property)) return '0';
  return neutral[property] ?? 'unset';
}
