import type { CodeUse } from '../../2-components/code-component.ts';

/** The prop that tells the rows apart; `null` where none does. */
export function findKey(rows: readonly CodeUse[]): string | null {
  const texts = (name: string) =>
    rows.flatMap(({ props }) =>
      props.flatMap((prop) => (prop.name === name && prop.value.kind === 'text' ? [prop.value.text] : [])),
    );
  const names = rows[0]?.props.map(({ name }) => name) ?? [];
  return names.find((name) => new Set(texts(name)).size === rows.length) ?? null;
}
