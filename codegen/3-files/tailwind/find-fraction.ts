/** The most parts that a person divides a length into. */
const mostParts = 24;

/** `2/3` for 66.667%: a share that is a simple fraction as far as three decimals tell; `null` for any other. */
export function findFraction(value: string): string | null {
  const [, digits] = /^([\d.]+)%$/.exec(value) ?? [];
  const percent = Number(digits);
  if (!(percent > 0 && percent < 100)) return null;
  for (let parts = 2; parts <= mostParts; parts += 1) {
    const part = Math.round((percent / 100) * parts);
    if (part > 0 && part < parts && isRounded((part / parts) * 100, percent)) return `${part}/${parts}`;
  }
  return null;
}

/** Whether a percentage is what is written of another: to three decimals, or to two that are no less. */
function isRounded(exact: number, written: number): boolean {
  if (Math.abs(exact - written) < 0.000501) return true;
  const hundredths = Math.round(written * 1e4) % 100 === 0;
  return hundredths && written > exact && written - exact < 0.01;
}
