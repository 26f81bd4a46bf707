/** What a search answers. Plain JSON. */

export const searchKinds = ['frame', 'component', 'picture', 'layer'] as const;

export type SearchKind = (typeof searchKinds)[number];

export interface SearchHit {
  readonly nodeId: string;
  /** The selectable frame that it is in, or itself. */
  readonly frameId: string;
  readonly kind: SearchKind;
  readonly name: string;
  /** Higher is better; 1 is the best that can be. */
  readonly score: number;
  /** What of it fits, as `text "Sign in"`, `#3366ff` or `looks 96% alike`. */
  readonly why: string;
  readonly page: string | null;
  /** Name of the frame that it is in. */
  readonly frame: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`, those with the largest share of it first. */
  readonly colours: readonly string[];
  /** The file that it is in, where several are searched. @default none */
  readonly file?: string;
}

/** Which hits count; nothing that is left out is asked for. */
export interface SearchFilters {
  readonly kinds?: readonly SearchKind[];
  /** By name. */
  readonly pages?: readonly string[];
  /** `#rrggbb`: only what shows this colour, or one like it. */
  readonly colour?: string;
  /** A font family. */
  readonly font?: string;
  /** px. */
  readonly minWidth?: number;
  readonly maxWidth?: number;
  readonly minHeight?: number;
  readonly maxHeight?: number;
  /** Only what the audit found something in, or nothing. What was not audited passes neither. */
  readonly audit?: AuditState;
}

export const auditStates = ['findings', 'clean'] as const;

export type AuditState = (typeof auditStates)[number];

/** A part of what was found, sorted by what it is. */
export interface SearchCategory {
  readonly name: string;
  /** True for what fits into no other category. */
  readonly isRest: boolean;
  /** The most typical first. */
  readonly hits: readonly SearchHit[];
}
