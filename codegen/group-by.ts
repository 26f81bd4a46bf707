/** Groups values by a key, in the order of their first occurrence. What has no key (`null`) is left out. */
export function groupBy<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key | null,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === null) continue;
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
