/** Takes keys and account ids out of a text that came from outside, and cuts it to one readable length. */
export function hideSecrets(text: string, key: string | null): string {
  const without = key === null || key.length < 4 ? text : text.replaceAll(key, '(key)');
  return without
    .replace(/\b(?:sk|pk|key)-[\w*.-]{4,}/gi, '(key)')
    .replace(/\bBearer\s+\S+/gi, '(key)')
    .replace(/\borg-\w+/g, '(account)')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
