import { fieldsOf } from '../read/fields.ts';

/** The largest half of a GUID; Figma writes it where there is none. */
const nullHalf = 0xffffffff;

/** A node's own id as REST has it, `1:2`; `null` where the value is no GUID. */
export function idOf(guid: unknown): string | null {
  const { sessionID, localID } = fieldsOf(guid);
  return isGuidHalf(sessionID) && isGuidHalf(localID) ? `${sessionID}:${localID}` : null;
}

/** What a GUID points at; `0:0` and all-ones mean nothing, though the document itself is `0:0`. */
export function referenceOf(guid: unknown): string | null {
  const { sessionID, localID } = fieldsOf(guid);
  if ((sessionID === 0 && localID === 0) || sessionID === nullHalf || localID === nullHalf) return null;
  return idOf(guid);
}

/** The ids of a `GUIDPath`, from the outermost instance's layers inwards. */
export function pathOf(guidPath: unknown): readonly string[] {
  const { guids } = fieldsOf(guidPath);
  return Array.isArray(guids) ? guids.flatMap((guid: unknown) => idOf(guid) ?? []) : [];
}

function isGuidHalf(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
