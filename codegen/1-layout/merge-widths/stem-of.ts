/** Words of a frame's name that only say for which width it is drawn. */
const widthWords =
  /^(desktops?|tablets?|mobiles?|phones?|laptops?|web|ipad|iphone|android|pixel|macbook|landscape|portrait|small|medium|large|wide|narrow|xs|sm|md|lg|xl|xxl|pro|max|mini|plus|air|px|screen|view|version|breakpoint|\d+(px|k|w)?)$/;

/** What a frame's name says apart from its width, so that "Home - 375" and "Home / Desktop" are both "home". */
export function stemOf(name: string): string | null {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const rest = words.filter((word) => !widthWords.test(word));
  if (rest.length > 0) return rest.join(' ');
  // "Desktop" and "Mobile" alone are two widths of something without a name.
  return words.some((word) => /\p{L}/u.test(word)) ? '' : null;
}
