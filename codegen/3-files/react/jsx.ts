/** An element as JSX has it; `name` is empty for a fragment. */
export interface JsxElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly JsxAttribute[];
  readonly children: readonly JsxChild[];
}

export type JsxChild =
  | JsxElement
  /** Words as they stand between tags. */
  | { readonly kind: 'text'; readonly text: string }
  /** `{code}` */
  | { readonly kind: 'code'; readonly code: string }
  /** `{list.map((item) => <element />)}` */
  | { readonly kind: 'map'; readonly list: string; readonly item: string; readonly element: JsxElement }
  /** `{test && <element />}` */
  | { readonly kind: 'when'; readonly tests: readonly string[]; readonly element: JsxElement };

export type JsxAttribute =
  /** `disabled` or `{...rest}` */
  | { readonly kind: 'plain'; readonly text: string }
  /** `name="text"` */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** `name={code}` */
  | { readonly kind: 'code'; readonly name: string; readonly code: string }
  /** `name={{ entries }}` */
  | { readonly kind: 'object'; readonly name: string; readonly entries: readonly string[] }
  /** `name={<element />}` */
  | { readonly kind: 'element'; readonly name: string; readonly element: JsxElement };

/** A list of data above the component: what each row hands to which prop. */
export interface JsxList {
  readonly name: string;
  /** The component whose props the rows are. */
  readonly component: string;
  readonly rows: readonly (readonly JsxEntry[])[];
}

export interface JsxEntry {
  readonly name: string;
  readonly value: { readonly kind: 'code'; readonly code: string } | JsxElement;
}
