/** What a constraint asks for beyond standing at the start: left and top are what Figma gives to all that no one decided on. */
export const keeping = {
  left: null,
  top: null,
  right: 'end',
  bottom: 'end',
  center: 'center',
  stretch: 'stretch',
  scale: 'scale',
} as const;
