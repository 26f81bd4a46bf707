/** The frame of a preview: one document that may run its own scripts, show what lies inside it, and nothing else. */

import { encodeUtf8, sha256 } from '#design/sha256';
import { encodeBase64 } from '../base64.ts';

/**
 * A page's policy: these scripts run and no others, everything it shows is inside it. By digest, since a nonce is passed
 * on: a script that has one may import from anywhere. Texts become neither markup nor script (Trusted Types), so no
 * script can make a frame with scripts of its own, where the realm would be whole again.
 */
function contentPolicy(scripts: readonly string[]): string {
  const digests = scripts.map((script) => `'sha256-${encodeBase64(sha256(encodeUtf8(asParsed(script))))}'`);
  return [
    "default-src 'none'",
    `script-src ${digests.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * What a page may reach. No policy covers the lookup of host names ahead of time, which Firefox does for every link of a
 * `srcdoc` page; a script cannot turn it on again.
 */
export function policyElements(scripts: readonly string[]): string {
  return `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(scripts)}">
<meta http-equiv="x-dns-prefetch-control" content="off">`;
}

/** A script element; its text can hold neither its own end nor a comment's beginning. */
export function scriptElement(script: string): string {
  return `<script>${asParsed(script)}</script>`;
}

/** A script as the parser of a page leaves it. */
function asParsed(script: string): string {
  return script
    .replace(/<(\/script|!--)/gi, '<\\$1')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\ufffd');
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
