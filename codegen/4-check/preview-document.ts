/** The frame of a preview: one document that may run its own scripts, show what lies inside it, and nothing else. */

/** A page's policy; scripts run by `nonce` alone, everything it shows is inside it. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * A nonce that no text of the design can know: it is worked out from all of them and stands in none. The same texts
 * give the same one, so a preview is the same bytes each time.
 */
export function makeNonce(texts: readonly string[]): string {
  let [first, second] = [0xdeadbeef, 0x41c6ce57];
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      first = Math.imul(first ^ code, 2654435761);
      second = Math.imul(second ^ code, 1597334677);
    }
  }
  for (let attempt = 0; ; attempt += 1) {
    const nonce = `${(first >>> 0).toString(36)}${(second >>> 0).toString(36)}${attempt}`;
    if (!texts.some((text) => text.includes(nonce))) return nonce;
  }
}

/** A script element; its text can hold neither its own end nor a comment's beginning. */
export function scriptElement(nonce: string, script: string): string {
  const safe = script.replace(/<(\/script|!--)/gi, '<\\$1');
  return `<script nonce="${nonce}">${safe}</script>`;
}

/** A style element; in CSS an escaped slash is a slash. */
export function styleElement(css: string): string {
  return `<style>${css.replace(/<\/style/gi, '<\\/style')}</style>`;
}

/** What every preview needs: no margin that the project did not ask for, and the outline of `highlight`. */
export const previewCss = `:where(body){margin:0}
[data-highlighted]{outline:2px solid #0d99ff!important;outline-offset:-1px!important}`;

/** Text for an element or an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
