import type { SnapshotVariables } from '#design/snapshot';
import { UsageError } from '../usage-error.ts';

/**
 * Takes the variables out of the answer of `GET /v1/files/:key/variables/local`, with or without its envelope.
 * https://developers.figma.com/docs/rest-api/variables-endpoints/
 */
export function readVariables(json: unknown, name: string): SnapshotVariables {
  const meta = isObject(json) && isObject(json.meta) ? json.meta : json;
  if (!isObject(meta) || !isMap(meta.variables) || !isMap(meta.variableCollections)) {
    throw new UsageError(
      `"${name}" does not hold Figma’s variables, as GET /v1/files/KEY/variables/local answers them.`,
    );
  }
  // Checked as far as every reader relies on it. The reader of a value interprets it.
  return meta as unknown as SnapshotVariables;
}

function isMap(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isEntry);
}

function isEntry(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string') return false;
  return isObject(value.valuesByMode) || Array.isArray(value.modes);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
