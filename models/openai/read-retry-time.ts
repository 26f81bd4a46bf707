/**
 * Milliseconds until a service takes requests again, or `null` where it does not say. Browsers may not read its
 * `retry-after` header (it exposes only `X-Request-ID`), so the sentence of the error counts as well:
 * "Please try again in 12s", "1m30.5s", "350ms".
 */
export function readRetryTime(message: string, headers: Headers | undefined): number | null {
  return readHeader(headers) ?? readSentence(message);
}

function readHeader(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number(headers?.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

const unitsInMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function readSentence(message: string): number | null {
  const duration = /try again in ((?:\d+(?:\.\d+)?(?:ms|h|m|s)\s*)+)/i.exec(message)?.[1];
  return duration === undefined ? null : readDuration(duration);
}

/** Milliseconds of a duration as services write it: `12s`, `6m0s`, `350ms`; `null` for anything else. */
export function readDuration(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/gi)];
  if (parts.length === 0) return null;
  const sum = parts.reduce(
    (total, [, count, unit]) => total + Number(count) * (unitsInMs[unit?.toLowerCase() ?? ''] ?? 0),
    0,
  );
  return Math.ceil(sum);
}
