/** Elements that load, run or embed something; a page made from a design has none of them. */
export const unsafeElements: ReadonlySet<string> = new Set([
  'script',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'portal',
  'base',
  'fencedframe',
  'noscript',
  // In SVG these can change where a link leads.
  'animate',
  'set',
]);

/** Attributes that hold an address. */
const addressAttributes: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'poster',
  'background',
  'data',
  'ping',
  'xlink:href',
  'xlinkhref',
]);

/** Whether an attribute holds an address; names as HTML or JSX has them. */
export function isAddressAttribute(name: string): boolean {
  return addressAttributes.has(name.toLowerCase());
}

/** Why an attribute with a fixed value may not stand, or `null`; names as HTML or JSX has them. */
export function findUnsafeAttribute(name: string, value: string | null): string | null {
  const plain = name.toLowerCase();
  if (plain === 'dangerouslysetinnerhtml' || plain === 'srcdoc') return `${name}, which writes markup unseen`;
  if (/^on./.test(plain) && value !== null) return `a handler written as text (${name})`;
  if (value === null || !addressAttributes.has(plain)) return null;
  const address = plainAddress(value);
  if (/^(?:javascript|vbscript|livescript):/.test(address)) return `an address that runs code (${name})`;
  if (/^(?:data:(?!image\/)|blob:|filesystem:)/.test(address))
    return `an address that holds a page (${name})`;
  const loads = plain !== 'href' && plain !== 'xlink:href' && plain !== 'xlinkhref';
  if (loads && /^(?:(?:https?|wss?|ftp|file):|\/\/)/.test(address))
    return `something from another server (${name})`;
  return null;
}

/** As a browser reads it: without control characters and spaces, slashes for backslashes, in small letters. */
function plainAddress(value: string): string {
  return [...value]
    .filter((character) => character > ' ' && character !== '\u007f')
    .join('')
    .replaceAll('\\', '/')
    .toLowerCase();
}
