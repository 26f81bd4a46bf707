/** Something a person gives a model along with a design: it is data, is shown, and can be taken back. */
export interface Material {
  readonly kind: 'components' | 'schema' | 'wishes' | 'file';
  /** What it is called: a file's name, or "Wishes". */
  readonly name: string;
  readonly text: string;
}

/** Letters of material that go along with one request. */
export const maxMaterialLength = 60_000;

/** What a file is, by its name and what is in it. */
export function kindOfMaterial(name: string, text: string): Material['kind'] {
  if (/\.[cm]?[jt]sx?$/.test(name)) return 'components';
  if (/\.(?:graphql|gql|proto|sql|prisma)$/i.test(name)) return 'schema';
  if (/\.(?:json|ya?ml)$/i.test(name)) {
    return /"?(?:openapi|swagger|\$schema|properties|paths)"?\s*:/.test(text) ? 'schema' : 'file';
  }
  return 'file';
}
