/** What a kind of styles decides about names for values that several elements share. */
export interface SharingRules {
  /** The number of occurrences from which a colour gets a name. */
  readonly minColourOccurrences: number;
  /** The prefix of colour names in references: `var(--color-teal-31)`. */
  readonly colourPrefix: string;
  /** The number of texts from which a font without a name in the design gets one. */
  readonly minUnnamedTexts: number;
  /** The properties that one name of a text style sets. */
  readonly fontProperties: readonly string[];
  /** Names that no text style and no shadow may have. */
  readonly reservedNames: readonly string[];
}
