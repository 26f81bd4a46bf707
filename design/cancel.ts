/** The part of an `AbortSignal` that pure code may know: it compiles without DOM and Node types. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Throws the reason of the cancellation where there was one. */
  throwIfAborted(): void;
}
