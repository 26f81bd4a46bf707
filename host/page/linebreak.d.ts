/** The part of the package that the host uses; it comes without types. */
declare module 'linebreak' {
  /** Finds where a line may end (UAX #14), one position after the other. */
  class LineBreaker {
    constructor(text: string);
    /** `null` after the last one. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
  export { LineBreaker as default };
}
