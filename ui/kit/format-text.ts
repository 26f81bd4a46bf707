/** "1 layer", "12,000 layers". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** "1,440 × 900". */
export function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${Math.round(width).toLocaleString('en')} × ${Math.round(height).toLocaleString('en')}`;
}

/** "0.4%", "12%". */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)}%`;
}

/** "Rendered without Lora and Oswald, which are not on this computer." */
export function withoutFonts(families: readonly string[]): string {
  const list = [families.slice(0, -1).join(', '), ...families.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  return `Rendered without ${list}, which ${families.length === 1 ? 'is' : 'are'} not on this computer.`;
}

/** The key that people of this system press for the main action of a view. */
export const submitKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘↵' : 'Ctrl+↵';

/** True for Cmd+Enter and Ctrl+Enter. */
export function isSubmit(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.metaKey || event.ctrlKey);
}
