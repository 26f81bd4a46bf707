/** Creates each value once, by the name of its input. */
export function memoizeBy<From, Made>(
  nameOf: (from: From) => string,
  make: (from: From) => Promise<Made>,
): (from: From) => Promise<Made> {
  const made = new Map<string, Promise<Made>>();
  return (from) => {
    const name = nameOf(from);
    const known = made.get(name) ?? make(from);
    made.set(name, known);
    return known;
  };
}
