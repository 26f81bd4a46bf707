/** Numbers and dates of a chart as the language of its page writes them. */

export interface Unit {
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Formats the numbers of one axis alike: as many decimals as tell its ticks apart, and short forms for very large and
 * very small ones.
 */
export function createNumberFormat(
  language: string,
  numbers: readonly number[],
  { prefix, suffix }: Unit,
): (value: number) => string {
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const differences = [...new Set(numbers)].length;
  for (let digits = 0; digits <= 12; digits += 1) {
    const format = createFormat(language, largest, digits);
    const write = (value: number) => withUnit(format(value), prefix, suffix);
    if (new Set(numbers.map(write)).size === differences) return write;
  }
  const format = createFormat(language, largest, 12);
  return (value) => withUnit(format(value), prefix, suffix);
}

function createFormat(language: string, largest: number, digits: number): (value: number) => string {
  const isHuge = largest >= 1e15 || (largest > 0 && largest < 1e-4);
  const style: Intl.NumberFormatOptions = isHuge
    ? { notation: 'scientific' }
    : largest >= 1e6
      ? { notation: 'compact' }
      : {};
  const format = new Intl.NumberFormat(toLocale(language), {
    ...style,
    minimumFractionDigits: isHuge || largest >= 1e6 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  // Zero of a scientific axis is no power of ten.
  return (value) =>
    value === 0 && isHuge ? '0' : format.format(value === 0 ? 0 : value).replace('-', '\u2212');
}

/** A unit stands where the language's own currency would only if it was written there. */
function withUnit(number: string, prefix: string, suffix: string): string {
  const sign = prefix !== '' && number.startsWith('\u2212') ? '\u2212' : '';
  const space = suffix === '' || suffix === '%' || suffix === '°' ? '' : '\u00a0';
  return `${sign}${prefix}${sign === '' ? number : number.slice(1)}${space}${suffix}`;
}

/** A share of a whole. */
export function formatShare(language: string, share: number): string {
  return new Intl.NumberFormat(toLocale(language), {
    style: 'percent',
    maximumFractionDigits: share > 0 && share < 0.0995 ? 1 : 0,
  }).format(share);
}

/** Dates of one axis, with as many parts as they have. */
export function createDateFormat(language: string, cells: readonly string[], times: readonly number[]) {
  const hasDays = cells.some((cell) => cell.length > 7);
  const years = new Set(times.map((time) => new Date(time).getUTCFullYear()));
  const format = new Intl.DateTimeFormat(toLocale(language), {
    timeZone: 'UTC',
    month: 'short',
    ...(hasDays ? { day: 'numeric' } : {}),
    ...(years.size > 1 || !hasDays ? { year: 'numeric' } : {}),
  });
  return (time: number): string => format.format(time);
}

/** A locale that this engine knows; English where the language is none. Latin digits, as designs have them. */
export function toLocale(language: string): string {
  try {
    const [known] = Intl.getCanonicalLocales(language);
    return known === undefined || known === '' ? 'en' : `${known}-u-nu-latn`;
  } catch {
    return 'en';
  }
}
