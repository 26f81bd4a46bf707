/** What a property is where nothing is said of it: for states that have less than a control at rest. */
export function resetValue(property: string): string {
  return resets.find(([pattern]) => pattern.test(property))?.[1] ?? 'unset';
}

const resets: readonly (readonly [RegExp, string])[] = [
  [/^background-color$/, 'transparent'],
  [/^(background(-image)?|box-shadow|text-shadow|border(-top|-right|-bottom|-left)?|outline)$/, 'none'],
  [/^((backdrop-)?filter|transform|rotate|scale|translate|text-decoration(-line)?|mask|clip-path)$/, 'none'],
  [/^(padding|margin|border-radius|border-width|inset)(-|$)/, '0'],
  [/^opacity$/, '1'],
  [/^overflow$/, 'visible'],
  [/^mix-blend-mode$/, 'normal'],
];
