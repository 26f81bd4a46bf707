/**
 * The layout tree is a page in terms of CSS. One node becomes one element. Its appearance and its position are
 * declarations, so that every printer of styles starts from the same list.
 */
import type { DesignToken, ComponentInstance, Link, PropertyReferences } from '#design/tree';
import type { LayerPlan } from '#design/code-plan';
import type { ControlState } from '#design/variant-states';
import type { DrawnFrame } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { AssetRef } from '#design/snapshot';
import type { NeededFont } from '#design/receipt';
import type { FallbackFace } from './text/fallback-fonts.ts';

/** The layout of all pages of a design, and the resources that they use. */
export interface LayoutTree {
  readonly documentName: string;
  /** The language of most texts, for the attribute `lang`. @default 'en' */
  readonly language?: string;
  readonly pages: readonly LayoutPage[];
  readonly tokens: readonly DesignToken[];
  readonly fonts: readonly NeededFont[];
  readonly namedStyles: readonly NamedStyle[];
  /** Names of shared text styles by the ids of the texts they are bound to. @default none */
  readonly boundTexts?: Readonly<Record<string, string>>;
  /** Fallback faces for missing fonts. */
  readonly fallbacks: readonly FallbackFace[];
  /** SVGs that the layout drew where CSS cannot express a paint or a mask. Each content occurs once. */
  readonly vectorAssets: readonly VectorAsset[];
  /** The drawn size of each occurrence of a bitmap. @default none */
  readonly pictures?: readonly PictureOccurrence[];
  /**
   * Variants of the component sets in use, each laid out by itself. They show controls in other states. @default none
   */
  readonly variants?: readonly LayoutVariant[];
  readonly problems: readonly Problem[];
}

/** A shared text or effect style of the design with its declarations. */
export interface NamedStyle {
  /** Figma's name, such as `Body/Medium`. */
  readonly name: string;
  readonly style: Style;
}

/** A variant of a component set. */
export interface LayoutVariant {
  readonly setId: string;
  readonly root: LayoutBox;
}

/** An occurrence of a bitmap. */
export interface PictureOccurrence {
  readonly layer: { readonly id: string; readonly name: string };
  readonly key: string;
  /**
   * px of the page for each px of the file. It is above 1 where the bitmap is enlarged, and 0.5 where it suits a screen
   * with a pixel ratio of 2.
   */
  readonly scale: number;
  /** The factor by which it may grow in wide viewports; `null` if its size is the same in all. */
  readonly growth: number | null;
}

/** An SVG file. */
export interface VectorAsset {
  readonly asset: AssetRef;
  /** A whole document in ASCII. */
  readonly svg: string;
}

/** A page of the layout. */
export interface LayoutPage {
  readonly frameId: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly root: LayoutNode;
  /** The narrower frames of the same page, the widest first. */
  readonly narrower?: readonly DrawnFrame[];
}

/** A node of the layout tree. */
export type LayoutNode = LayoutBox | LayoutText | LayoutImage | LayoutVector;

interface LayoutCommon {
  /** The id of its design node. Code, canvas and problems refer to it. */
  readonly id: string;
  /** The ids of all design nodes that it represents, including `id`. */
  readonly ids: readonly string[];
  readonly name: string;
  /** False if the design hides it. It stays in the tree for components that show it elsewhere. */
  readonly visible: boolean;
  readonly style: Style;
  readonly references: PropertyReferences;
  readonly link: Link | null;
  /** The decisions of a model about it, where they apply. @default none */
  readonly decided?: LayerPlan;
  /** What it is, where its place and its surroundings show it. @default unknown */
  readonly inferredKind?: InferredKind;
  /** The words beside it that name it. @default unknown */
  readonly inferredLabel?: string;
  /** The title of its entry, where the control of each entry is called the same. @default unknown */
  readonly inferredSubject?: string;
  /** The frame of the page that its words name, where it is a link. @default none */
  readonly inferredPage?: string;
  /** What its only icon says as a cell of a table. */
  readonly inferredAnswer?: 'yes' | 'no';
  /** What is typed into it, where an icon in it says so. @default unknown */
  readonly inferredEntry?: 'search' | 'time' | 'range';
  /** Its drawn box. Semantic rules use it; it is never printed. */
  readonly drawn: DrawnBox;
}

/** A box in px of Figma's canvas. */
export interface DrawnBox {
  /** @default unknown */
  readonly x?: number;
  /** @default unknown */
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The kinds that the structure of a page shows. A `group` is a box that means nothing, and an `option` a button that
 * selects one of several. A `key` is the shortcut in a field, a `dialog` is over
 * the page, an `overlay` darkens the page below the dialog in it, a `decoration` is no content.
 */
export type InferredKind =
  | 'header'
  | 'nav'
  | 'main'
  | 'aside'
  | 'footer'
  | 'section'
  | 'heading'
  | 'group'
  | 'list'
  | 'ordered-list'
  | 'item'
  | 'table'
  | 'link'
  | 'button'
  | 'option'
  | 'form'
  | 'details'
  | 'summary'
  | 'fieldset'
  | 'legend'
  | 'label'
  | 'field'
  | 'text-area'
  | 'choice'
  | 'checkbox'
  | 'switch'
  | 'radio'
  | 'key'
  | 'dialog'
  | 'status'
  | 'overlay'
  | 'decoration';

/** A box with children. */
export interface LayoutBox extends LayoutCommon {
  readonly kind: 'box';
  readonly instance:
    (ComponentInstance & { readonly componentName: string; readonly setName: string | null }) | null;
  /** Its id as a main component of this file; `null` if it is none. */
  readonly componentId: string | null;
  /** The name of that component's set. @default none */
  readonly componentSet?: string;
  /** It has declarations, on itself or descendants, for states such as hover. @default false */
  readonly reacts?: boolean;
  /** It is the button that sends the form around it. @default false */
  readonly submits?: boolean;
  /** The values of a slider whose thumb it is. @default it is none */
  readonly range?: SliderRange;
  /** Percent of it that a part of it fills, where it is a progress bar. @default it is none */
  readonly progress?: number;
  /** Whether an option is drawn as selected, where several of its row may be. @default unknown */
  readonly isPressed?: boolean;
  /** Its own name does not tell it from the icon buttons beside it, so that of its icon says what it does. @default false */
  readonly isNamedByIcon?: boolean;
  /** Whether an option is drawn as one that cannot be chosen, where another of its kind is. @default unknown */
  readonly isUnavailable?: boolean;
  /** What a button opens, where an icon says that it opens something. @default unknown */
  readonly opens?: 'menu' | 'listbox';
  /** It is a `details` that is drawn open. @default false */
  readonly isOpen?: boolean;
  /** It is drawn as a disabled control. @default false */
  readonly isDisabled?: boolean;
  /** The vector that it replaces, whose shape is missing. @default none */
  readonly standsFor?: MissingVector;
  /** The id of the frame that it opens as an overlay. @default none */
  readonly overlayFrameId?: string;
  /** The fragment of the links whose words name it. @default none */
  readonly anchor?: string;
  /** Columns of its table that it covers. @default 1 */
  readonly columnSpan?: number;
  /** The order of the rows by its column, where it is the heading of one. @default unknown */
  readonly sortOrder?: SortOrder;
  readonly children: readonly LayoutNode[];
}

/** How the rows of a table follow one another, by one of its columns. */
export type SortOrder = 'ascending' | 'descending';

/** The values of a slider. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly value: number;
}

/** A vector of which only the position is known. */
export interface MissingVector {
  /** The name of its component or, without one, of its layer. */
  readonly name: string;
  /** The id of its main component; `null` if it is not an instance. */
  readonly componentId: string | null;
  /** Its CSS colour; `null` if it is unknown. */
  readonly colour: string | null;
}

/** A text of paragraphs and runs. `style` contains the declarations that all runs share. */
export interface LayoutText extends LayoutCommon {
  readonly kind: 'text';
  readonly blocks: readonly TextBlock[];
  /** The line that its words follow. @default they run straight */
  readonly path?: LayoutTextPath;
}

/** The line that the words of a text follow, as SVG draws it. */
export interface LayoutTextPath {
  /** Path data in the coordinates of `viewBox`. */
  readonly d: string;
  readonly viewBox: string;
  /** px along the path. */
  readonly startOffset: string;
}

/** A paragraph or a list item. */
export interface TextBlock {
  readonly list: 'none' | 'ordered' | 'unordered';
  /** The nesting level of a list item, from 1; 0 outside lists. */
  readonly indent: number;
  /** List markers are outside the text's box. @default false */
  readonly hangs?: boolean;
  readonly style: Style;
  readonly runs: readonly LayoutRun[];
}

/** A run of text with one style. */
export interface LayoutRun {
  /** May contain U+2028 line separators: line breaks inside a paragraph. */
  readonly text: string;
  /** Declarations that differ from those of the text. */
  readonly style: Style;
  readonly link: Link | null;
}

/** A picture that is content: an `<img>`. Pictures that are paint are backgrounds in `style`. */
export interface LayoutImage extends LayoutCommon {
  readonly kind: 'image';
  /** `null` if the bytes are missing; a placeholder of the same size replaces it. */
  readonly asset: AssetRef | null;
  /** It is well below the first screen, so it loads lazily. @default false */
  readonly loadsLater?: boolean;
  /** It is drawn with the aspect ratio of its file, neither cropped nor stretched. @default false */
  readonly keepsRatio?: boolean;
  /** It is the poster of this film; `null` if the film's bytes are missing. @default it is no film */
  readonly film?: AssetRef | null;
  /** Other pictures for narrower viewports, the narrowest first. */
  readonly sources?: readonly PictureSource[];
  /** The texts in the box around it, such as the title of its card. @default none */
  readonly textsBeside?: readonly string[];
}

/** A picture for narrower viewports. */
export interface PictureSource {
  /** px. It applies to viewports narrower than this. */
  readonly below: number;
  readonly asset: AssetRef;
}

/** Shapes that form one SVG. */
export interface LayoutVector extends LayoutCommon {
  readonly kind: 'vector';
  /**
   * Safe markup that we drew or sanitized, without scripts and external references. The `viewBox` is in design px; it
   * is missing if the drawing scales with the element.
   */
  readonly svg: string;
  /** Nothing is painted outside the view box, so a picture of the view box is complete. */
  readonly staysInside: boolean;
  /** The name of the main component of which it is an instance. */
  readonly componentName?: string;
}

/** CSS declarations in printing order. Each property occurs at most once for a width and a state. */
export type Style = readonly Declaration[];

/** One CSS declaration. */
export interface Declaration {
  /** In kebab case, such as `background-color`. */
  readonly property: string;
  /** In CSS syntax. Tokens are `var(--name)`, pictures are `url(asset:KEY)`. */
  readonly value: string;
  /**
   * px. The declaration applies only to viewports narrower than this. Such declarations come last in a style, the
   * widest first.
   */
  readonly below?: number;
  /** The declaration applies only while this box or its nearest interactive ancestor is in this state. */
  readonly state?: StyleState;
}

/** A state of a control; or that a link leads to the page that it is on, a button is pressed, or a `details` is open; or a row is the last of its list. */
export type StyleState = ControlState | 'current' | 'last-child';
