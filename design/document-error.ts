export type DocumentFault =
  | 'not-an-object'
  | 'not-figma'
  | 'refused-by-figma'
  | 'no-frames'
  | 'too-large'
  | 'frame-unknown'
  | 'frame-ambiguous'
  | 'not-a-frame'
  | 'frame-without-size';

/** A document, or a frame asked of it, that cannot be used; the message is one plain sentence. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly fault: DocumentFault;

  constructor(fault: DocumentFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
