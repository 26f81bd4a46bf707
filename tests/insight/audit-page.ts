/** A small page for tests of the audit, drawn in Figma's JSON. */
import type { AuditResult } from '#insight/audit/audit';
import { audit } from '#insight/audit/audit';
import type { AuditInput } from '#insight/audit/audit-input';
import { openDocument } from '#design/open-document';
import { takeSnapshot } from '#design/take-snapshot';

/** Audits a white frame `1:1` of 400 by 400 px with these layers; `beside` is elsewhere on its page. */
export function auditPage(
  children: readonly object[],
  given: Partial<AuditInput> = {},
  beside: readonly object[] = [],
): AuditResult {
  const frame = { ...box('1:1', 'FRAME', 'Page', [0, 0, 400, 400]), fills: [solid(1)], children };
  const page = { id: '0:1', type: 'CANVAS', name: 'P', children: [frame, ...beside] };
  const document = openDocument(
    { name: 'D', document: { id: '0:0', type: 'DOCUMENT', name: 'D', children: [page] } },
    'D',
  );
  const extras = { variables: null, images: {}, exports: {}, pictures: {} };
  return audit({ variables: null, ...given, snapshot: takeSnapshot(document, ['1:1'], extras) });
}

export const style = {
  fontFamily: 'Inter',
  fontWeight: 400,
  fontSize: 16,
  lineHeightPx: 20,
  textAutoResize: 'WIDTH_AND_HEIGHT',
};

export function solid(grey: number): object {
  return { type: 'SOLID', blendMode: 'NORMAL', color: { r: grey, g: grey, b: grey, a: 1 } };
}

export function box(
  id: string,
  type: string,
  name: string,
  [x, y, width, height]: readonly [number, number, number, number],
): object {
  return {
    id,
    type,
    name,
    absoluteBoundingBox: { x, y, width, height },
    constraints: { horizontal: 'LEFT', vertical: 'TOP' },
  };
}

export function text(id: string, characters: string, grey: number, y: number): object {
  return { ...box(id, 'TEXT', characters, [10, y + 10, 120, 20]), characters, style, fills: [solid(grey)] };
}
