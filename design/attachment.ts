/** Something a person gives a model along with a design. It is data, it is shown, and it can be removed. */
export interface Attachment {
  readonly kind: 'components' | 'schema' | 'wishes' | 'file';
  /** The name of the file, or "Wishes". */
  readonly name: string;
  readonly text: string;
}

/** The most characters that all attachments of one request may have together. */
export const maxAttachmentsLength = 60_000;

/** What a file is, by its name and content. */
export function kindOfAttachment(name: string, text: string): Attachment['kind'] {
  if (/\.[cm]?[jt]sx?$/.test(name)) return 'components';
  if (/\.(?:graphql|gql|proto|sql|prisma)$/i.test(name)) return 'schema';
  if (/\.(?:json|ya?ml)$/i.test(name)) {
    return /"?(?:openapi|swagger|\$schema|properties|paths)"?\s*:/.test(text) ? 'schema' : 'file';
  }
  return 'file';
}
