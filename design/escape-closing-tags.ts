/** The tags that requests to models put around what is data and no instruction. */
const tags = 'file|files|refused|faults|design|draft|wishes|material|edit|question|schema';

/** Keeps a text from closing the tags around it; in code `<\/file` means the same. */
export function escapeClosingTags(text: string): string {
  return text.replace(new RegExp(`</(?=(?:${tags})\\b)`, 'gi'), '<\\/');
}
