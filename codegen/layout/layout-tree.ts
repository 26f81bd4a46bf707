/**
 * The layout tree: what stands where on a page, in the words of CSS. One node is one element; how it looks and
 * where it sits are declarations, so every way to print styles starts from the same list.
 */
import type { DesignToken, ComponentInstance, Link, PropertyReferences } from '#design/tree';
import type { LayerPlan } from '#design/code-plan';
import type { ControlState } from '#design/variant-states';
import type { DrawnFrame } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { AssetRef } from '#design/snapshot';
import type { NeededFont } from '#design/receipt';
import type { FallbackFace } from './text/fallback-fonts.ts';
import type { NamedStyle } from './named-style-list.ts';

export interface LayoutTree {
  readonly documentName: string;
  readonly pages: readonly LayoutPage[];
  readonly tokens: readonly DesignToken[];
  readonly fonts: readonly NeededFont[];
  readonly namedStyles: readonly NamedStyle[];
  /** Names of shared text styles by the ids of the texts they are bound to. @default none */
  readonly boundTexts?: Readonly<Record<string, string>>;
  /** Faces that stand in for fonts that are missing. */
  readonly fallbacks: readonly FallbackFace[];
  /** Pictures that the layout drew itself, where CSS has no words for a paint or a mask; each content once. */
  readonly vectorAssets: readonly VectorAsset[];
  /** How large pictures are drawn, wherever a file of pixels is. @default none */
  readonly pictures?: readonly PictureOccurrence[];
  /** Variants of the sets in use, each laid out alone: what controls look like in other states. @default none */
  readonly variants?: readonly LayoutVariant[];
  readonly problems: readonly Problem[];
}

export interface LayoutVariant {
  readonly setId: string;
  readonly root: LayoutBox;
}

/** One place that shows a file of pixels. */
export interface PictureOccurrence {
  readonly layer: { readonly id: string; readonly name: string };
  readonly key: string;
  /** px of the page for each px of the file, where the file is drawn larger: 0.5 for one that suits a screen of two. */
  readonly scale: number;
  /** How many times as large it may get in wide viewports; `null` for what keeps its size in all. */
  readonly growth: number | null;
}

export interface VectorAsset {
  readonly asset: AssetRef;
  /** A whole document, ASCII only. */
  readonly svg: string;
}

export interface LayoutPage {
  readonly frameId: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly root: LayoutNode;
  /** The narrower frames that this page was drawn as too, the widest first. */
  readonly narrower?: readonly DrawnFrame[];
}

export type LayoutNode = LayoutBox | LayoutText | LayoutImage | LayoutVector;

interface LayoutCommon {
  /** The design node it is made from; what code, canvas and Problems speak of. */
  readonly id: string;
  /** All design nodes it stands for, `id` among them. */
  readonly ids: readonly string[];
  readonly name: string;
  /** False where the design hides it; kept for components that show it elsewhere. */
  readonly visible: boolean;
  readonly style: Style;
  readonly references: PropertyReferences;
  readonly link: Link | null;
  /** What a model decided about it, as far as it can be held. @default nothing */
  readonly decided?: LayerPlan;
  /** The drawn size in px: context for rules of meaning, never printed. */
  readonly drawn: { readonly width: number; readonly height: number };
}

export interface LayoutBox extends LayoutCommon {
  readonly kind: 'box';
  readonly instance:
    (ComponentInstance & { readonly componentName: string; readonly setName: string | null }) | null;
  /** The node is itself a main component of this file. */
  readonly componentId: string | null;
  /** What the set of that main component is called. @default none */
  readonly componentSet?: string;
  /** It looks otherwise while something is done with it: declarations in it and on it say how. @default false */
  readonly reacts?: boolean;
  /** It is drawn as a control that nothing can be done with. @default false */
  readonly isDisabled?: boolean;
  /** The drawing that it stands in for, whose shape is missing. @default none */
  readonly standsFor?: MissingVector;
  /** The frame that it opens over the page. @default none */
  readonly overlayFrameId?: string;
  readonly children: readonly LayoutNode[];
}

/** A drawing of which only its place is known. */
export interface MissingVector {
  /** What its component is called, else its layer. */
  readonly name: string;
  /** The id of the main component that all of it is an instance of; `null` where it is none. */
  readonly componentId: string | null;
  /** The CSS colour that it is drawn in; `null` where nothing tells. */
  readonly colour: string | null;
}

/** A text of one or more paragraphs and runs; `style` holds what all runs share. */
export interface LayoutText extends LayoutCommon {
  readonly kind: 'text';
  readonly blocks: readonly TextBlock[];
}

export interface TextBlock {
  readonly list: 'none' | 'ordered' | 'unordered';
  /** Nesting of list items, 1 for the outermost; 0 outside lists. */
  readonly indent: number;
  /** The markers of a list stand outside the text's box. @default false */
  readonly hangs?: boolean;
  readonly style: Style;
  readonly runs: readonly LayoutRun[];
}

export interface LayoutRun {
  /** May hold U+2028 line separators, which are line breaks inside a paragraph. */
  readonly text: string;
  /** What differs from the text's own style. */
  readonly style: Style;
  readonly link: Link | null;
}

/** A picture that is content: an `<img>`. Pictures that are paint are backgrounds in `style`. */
export interface LayoutImage extends LayoutCommon {
  readonly kind: 'image';
  /** `null` where the bytes are missing: a placeholder of the same size stands in. */
  readonly asset: AssetRef | null;
  /** It stands well below what a first screen shows. @default false */
  readonly loadsLater?: boolean;
  /** It is drawn as its file has it, neither cut nor stretched. @default false */
  readonly keepsRatio?: boolean;
  /** Other pictures in narrower viewports, the narrowest first. */
  readonly sources?: readonly PictureSource[];
}

export interface PictureSource {
  /** px: it is shown in viewports narrower than this. */
  readonly below: number;
  readonly asset: AssetRef;
}

/** Shapes that belong together as one SVG. */
export interface LayoutVector extends LayoutCommon {
  readonly kind: 'vector';
  /**
   * Safe markup, made by us or cleaned by us, no script, no outside reference; `viewBox` in design px, but none where it
   * is drawn in shares of whatever size it has.
   */
  readonly svg: string;
  /** Nothing is drawn outside the view box, so a picture of that box shows all of it. */
  readonly staysInside: boolean;
  /** What the main component is called that all of it is an instance of. */
  readonly componentName?: string;
}

/** CSS declarations in the order in which they are printed; each property at most once at a width. */
export type Style = readonly Declaration[];

export interface Declaration {
  /** Kebab-case, as `background-color`. */
  readonly property: string;
  /** As CSS has it. Tokens appear as `var(--name)`, pictures as `url(asset:KEY)`. */
  readonly value: string;
  /** px: it holds only in viewports narrower than this. Such declarations stand last in a style, the widest first. */
  readonly below?: number;
  /** It holds only while the nearest box around it that reacts, or the box itself, is in this state. */
  readonly state?: ControlState;
}
