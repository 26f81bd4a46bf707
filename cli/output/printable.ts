/** Names may hold control characters, which would write on the screen where they like; line breaks stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]+|[\u2028\u2029]/gu, ' ');
}
