/**
 * Every message between the sandbox (which alone can see the document) and the panel (which alone can see the
 * network and run workers). Plain JSON and Uint8Array, as Figma allows; one picture per message, photographs
 * acknowledged before the next is sent.
 */
import type { CanvasEdit, EditAction, FrameCopy, PendingPictureLayer, TextEdit } from './canvas-edit.ts';
import type { Progress } from './code-result.ts';
import type { FileStyle, SelectedDrawing } from './file-style.ts';
import type { AuditExtras, AuditRule, LayerEdit } from './finding.ts';
import type { Generation, LayerHistory, LayerPicture } from './generation.ts';
import type { NewFrame } from './new-layer.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Affine } from './affine.ts';
import type { KeyOwner, StoredKey } from './service-address.ts';
import type { PanelSettings, SettingPath } from './settings.ts';
import type { SharedKey, SharedSettings } from './shared-settings.ts';
import type { AssetRef, FramePicture, Snapshot } from './snapshot.ts';
import type { Surroundings } from './surroundings.ts';
import type { SourceSyntax } from './targets.ts';
import type { Rectangle } from './tree.ts';

export type PanelView = 'code' | 'images' | 'inspect' | 'search' | 'settings';

export interface SelectedLayer {
  readonly id: string;
  readonly name: string;
  /** Figma's node type. */
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** Layers inside, itself included, as far as they were counted. */
  readonly layers: number;
  /** True where counting stopped early, because there are too many. */
  readonly more: boolean;
  /** Whether code can be made of it. */
  readonly isFrame: boolean;
  /** The nearest layer around it that code can be made of; `null` where it is one itself or there is none. */
  readonly frameId: string | null;
  /** Whether a picture can go into its fill. */
  readonly takesFill: boolean;
}

/** A frame of the file, on any page. */
export interface FileFrame {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  /** Whether its page is the one that is open. */
  readonly isOnOpenPage: boolean;
}

/** A place in a frame that is outlined on the canvas. */
export interface PlacedBox {
  readonly frameId: string;
  /** Name of the new layer. */
  readonly label: string;
  /** px of the frame. */
  readonly area: Rectangle;
}

/** A board of layers as small pictures, in groups with headings. */
export interface ContactSheet {
  readonly title: string;
  readonly groups: readonly {
    readonly name: string;
    readonly items: readonly { readonly nodeId: string; readonly label: string }[];
  }[];
}

/** The last known state of a picture that is being drawn. */
export interface StoredImageJob {
  readonly id: string;
  /** The panel's data about it, as JSON; the sandbox does not read it. */
  readonly record: string;
  /** Whether nothing was sent for it, so that another person may continue it. @default false */
  readonly isWaiting?: boolean;
}

/** Which result of a file is stored: the last answer to a question, or what search knows of the file's pictures. */
export type ResultName = 'answer' | 'search';

/** A result of a model that is kept with a file; the sandbox does not read it. */
export interface StoredResult {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** Who works the queue of a file off: one window at a time. */
export interface QueueLease {
  /** Whether it is this window. */
  readonly isHeld: boolean;
  /** That of this window's claim; each later one is higher. */
  readonly number: number;
  /** The panels of the file that are probably open now, including this one. */
  readonly live: readonly string[];
}

/** One layer of a mask: its own picture, and where it lies over the layer that shows the picture to be changed. */
export interface MaskShape {
  readonly nodeId: string;
  readonly name: string;
  /** Sent before; what the layer covers is what its alpha covers. */
  readonly asset: AssetRef;
  /** From the unit square of that picture to the unit square of the layer beneath, however that is turned. */
  readonly placed: Affine;
}

export type MessageToPanel =
  | {
      readonly type: 'panel-started';
      readonly view: PanelView;
      readonly editor: 'figma' | 'dev';
      readonly settings: PanelSettings;
      /** Keys that are kept, by where they may go. */
      readonly keys: readonly StoredKey[];
      /** True until the panel was used once. */
      readonly firstRun: boolean;
      /** The menu command requested a picture that is placed into the selected layer as soon as it is drawn. */
      readonly insertAtOnce: boolean;
      /** Opened only to answer Dev Mode, and not visible. */
      readonly hidden: boolean;
    }
  | { readonly type: 'view-requested'; readonly view: PanelView }
  /** Others changed what the document keeps; `refused` is what this panel has instead, and nothing was made of. */
  | {
      readonly type: 'shared-changed';
      readonly key: SharedKey;
      readonly value: SharedSettings[SharedKey];
      /** To be named by the changes that are made from this value; the first is 0. */
      readonly version: number;
      readonly refused: SharedSettings[SharedKey] | null;
    }
  /** A value could not be kept in the document; `message` is one plain sentence. */
  | { readonly type: 'shared-refused'; readonly key: SharedKey; readonly message: string }
  /** A value could not be kept on this computer. */
  | { readonly type: 'setting-refused'; readonly path: SettingPath; readonly message: string }
  /** `layers` are the first of them; `total` is how many are selected. */
  | {
      readonly type: 'selection-changed';
      readonly layers: readonly SelectedLayer[];
      readonly total: number;
    }
  /** The image that was placed last is no longer on its layer: an undo took it back, or a person did. */
  | { readonly type: 'placed-image-removed' }
  | { readonly type: 'read-progressed'; readonly requestId: string; readonly progress: Progress }
  | {
      readonly type: 'asset-read';
      readonly requestId: string;
      readonly asset: AssetRef;
      readonly bytes: Uint8Array;
    }
  /** Everything but Figma's own pictures of the frames, which a draft does not wait for. */
  | { readonly type: 'selection-read'; readonly requestId: string; readonly snapshot: Snapshot }
  /** By frame id; their bytes were sent before. */
  | {
      readonly type: 'pictures-read';
      readonly requestId: string;
      readonly pictures: Readonly<Record<string, FramePicture>>;
    }
  | {
      readonly type: 'surroundings-read';
      readonly requestId: string;
      readonly surroundings: Surroundings | null;
    }
  | {
      readonly type: 'file-style-read';
      readonly requestId: string;
      readonly style: FileStyle;
      /** The drawing that is selected; `null` where none is. */
      readonly drawing: SelectedDrawing | null;
    }
  /** The new layers are selected. */
  | {
      readonly type: 'layers-drawn';
      readonly requestId: string;
      readonly nodeId: string;
      /** Ids of layers by their keys. */
      readonly keys: Readonly<Record<string, string>>;
    }
  /** A layer as a picture, a PNG. */
  | {
      readonly type: 'layer-exported';
      readonly requestId: string;
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'file-listed'; readonly requestId: string; readonly frames: readonly FileFrame[] }
  /** One frame without pictures and variables. */
  | { readonly type: 'file-frame-read'; readonly requestId: string; readonly snapshot: Snapshot }
  /** The code that was last taken away of a frame, packed; empty where none was. */
  | { readonly type: 'code-record-read'; readonly requestId: string; readonly record: string }
  /** Request of a frame's code, packed; empty where nothing was. */
  | { readonly type: 'conversation-read'; readonly requestId: string; readonly record: string }
  /** An answer in text that was paid for and not used, as JSON; `null` where none is stored. */
  | { readonly type: 'answer-read'; readonly requestId: string; readonly record: string | null }
  | { readonly type: 'answer-stored'; readonly requestId: string }
  /** `null` where none is stored. */
  | { readonly type: 'result-read'; readonly requestId: string; readonly result: StoredResult | null }
  | { readonly type: 'result-stored'; readonly requestId: string }
  /** Whether a job was stored: one that needs the lease is not stored where another window has the queue. */
  | { readonly type: 'image-job-stored'; readonly requestId: string; readonly isStored: boolean }
  | { readonly type: 'lease-renewed'; readonly requestId: string; readonly lease: QueueLease }
  /** `null` where the document takes no such picture. */
  | {
      readonly type: 'pending-picture-stored';
      readonly requestId: string;
      readonly layer: PendingPictureLayer | null;
    }
  /** The jobs that a panel of this file left when it was closed. */
  | {
      readonly type: 'image-jobs-read';
      readonly requestId: string;
      readonly jobs: readonly StoredImageJob[];
      /** Jobs that another person left waiting in this file. */
      readonly offered: readonly StoredImageJob[];
      /** Ids of jobs of this person that another person has taken. */
      readonly taken: readonly string[];
    }
  /** The jobs that are this person's from now on. */
  | {
      readonly type: 'offered-jobs-taken';
      readonly requestId: string;
      readonly jobs: readonly StoredImageJob[];
    }
  /** A picture is in the document under this hash. */
  | { readonly type: 'image-stored'; readonly requestId: string; readonly hash: string }
  /** `null` where the document has no such picture any more. */
  | { readonly type: 'image-read'; readonly requestId: string; readonly bytes: Uint8Array | null }
  | {
      readonly type: 'history-read';
      readonly requestId: string;
      readonly layers: readonly LayerHistory[];
    }
  /** `null` where the layer shows no picture, or is gone. */
  | {
      readonly type: 'layer-picture-read';
      readonly requestId: string;
      readonly picture: LayerPicture | null;
    }
  | { readonly type: 'mask-read'; readonly requestId: string; readonly shapes: readonly MaskShape[] }
  | { readonly type: 'edit-applied'; readonly requestId: string; readonly nodeId: string }
  | { readonly type: 'audit-extras-read'; readonly requestId: string; readonly extras: AuditExtras }
  /** How many changes were made; the others are skipped, because their layers have changed or are gone. */
  | {
      readonly type: 'layers-edited';
      readonly requestId: string;
      readonly changed: number;
      readonly skipped: number;
    }
  /** For each copy the ids of its layers by those of the frame; empty for a copy that Figma refused. */
  | {
      readonly type: 'frame-copied';
      readonly requestId: string;
      readonly copies: readonly Readonly<Record<string, string>>[];
    }
  /** The request could not be carried out; `message` is one plain sentence. */
  | { readonly type: 'request-failed'; readonly requestId: string; readonly message: string }
  /** The one message that carries a key. */
  | {
      readonly type: 'key-opened';
      readonly requestId: string;
      readonly service: KeyOwner;
      readonly key: string | null;
    }
  /** `fileMark` is the same for the same file and not its name. */
  | {
      readonly type: 'ledger-opened';
      readonly requestId: string;
      readonly ledger: Ledger;
      readonly fileMark: string;
    }
  /** A change of the ledger is stored, so the request that it is about may be sent. */
  | { readonly type: 'ledger-stored'; readonly requestId: string }
  /** Dev Mode asks for code; answered by `code-generated` within three seconds. */
  | {
      readonly type: 'code-requested';
      readonly requestId: string;
      /** The frame that is compiled. */
      readonly snapshot: Snapshot;
      readonly language: string;
      /** The selected layer: the frame itself, or a layer in it. */
      readonly layerId: string;
    };

/** One part of the code that Dev Mode shows. */
export interface CodeSection {
  readonly title: string;
  readonly syntax: SourceSyntax;
  readonly text: string;
}

/** How messages travel to the sandbox: with the token of the panel that sends them, which no frame inside it knows. */
export interface SignedMessage {
  readonly panelToken: string;
  readonly message: MessageToSandbox;
}

export type MessageToSandbox =
  | { readonly type: 'panel-ready' }
  | {
      readonly type: 'read-selection';
      readonly requestId: string;
      /** These frames, whatever is selected. @default the selection */
      readonly frameIds?: readonly string[];
    }
  /** Figma's own picture of each frame. Drawing them holds Figma up, so they are asked for when nothing waits. */
  | {
      readonly type: 'read-pictures';
      readonly requestId: string;
      readonly frameIds: readonly string[];
      /** Device pixels per px. */
      readonly scale: number;
    }
  /** What a picture for the selected layer should belong with. */
  | { readonly type: 'read-surroundings'; readonly requestId: string }
  /** The look of the file, for what is drawn to fit in. */
  | { readonly type: 'read-file-style'; readonly requestId: string }
  /** Creates layers beside what is selected, as one step of undo. */
  | {
      readonly type: 'draw-layers';
      readonly requestId: string;
      readonly frame: NewFrame;
      /** Of its texts; `null` for Figma's own font. */
      readonly fontFamily: string | null;
      /** What the drawing was made from; the sandbox does not read it. */
      readonly source: string;
      /** The drawing whose place it takes; `null` for a new one. */
      readonly replaces: string | null;
      /** Layers of that drawing that stay, with their pictures, by the keys of the new ones. @default none */
      readonly keeps?: Readonly<Record<string, string>>;
    }
  /** Creates the layers of an SVG in the same way, answered by `layers-drawn`. The sandbox trusts that it is clean. */
  | {
      readonly type: 'draw-svg';
      readonly requestId: string;
      readonly svg: string;
      readonly generation: Generation;
    }
  /** A layer as a picture to go by; `side` is the most px of its longer side. */
  | {
      readonly type: 'export-layer';
      readonly requestId: string;
      readonly nodeId: string;
      readonly side?: number;
    }
  /** The frames of every page. */
  | { readonly type: 'list-file'; readonly requestId: string }
  | { readonly type: 'read-file-frame'; readonly requestId: string; readonly nodeId: string }
  | { readonly type: 'asset-received'; readonly requestId: string; readonly key: string }
  | { readonly type: 'cancel-request'; readonly requestId: string }
  | { readonly type: 'select-layers'; readonly nodeIds: readonly string[] }
  /** Shows layers on the canvas as long as the pointer is on what names them; none ends it. */
  | { readonly type: 'highlight-layers'; readonly nodeIds: readonly string[] }
  | {
      readonly type: 'apply-edit';
      readonly requestId: string;
      readonly edit: CanvasEdit;
      /** Empty where the picture is in the document already. */
      readonly bytes: Uint8Array;
    }
  /** Marks a picture of the history as a favourite in the layers that have it. */
  | {
      readonly type: 'mark-picture';
      readonly requestId: string;
      readonly id: string;
      readonly nodeIds: readonly string[];
      readonly isFavourite: boolean;
    }
  /** Deletes a picture and its record from the layers that have it. */
  | {
      readonly type: 'delete-picture';
      readonly requestId: string;
      readonly id: string;
      readonly nodeIds: readonly string[];
    }
  /** Puts a picture into the document without showing it, so that a record can name it. */
  | { readonly type: 'store-image'; readonly requestId: string; readonly bytes: Uint8Array }
  | { readonly type: 'read-image'; readonly requestId: string; readonly hash: string }
  /** What the layers of the current page, or of all pages, know of their pictures. */
  | { readonly type: 'read-history'; readonly requestId: string; readonly everywhere: boolean }
  | { readonly type: 'read-layer-picture'; readonly requestId: string; readonly nodeId: string }
  /** The selected layers as a mask over a layer's picture. */
  | { readonly type: 'read-mask'; readonly requestId: string; readonly pictureId: string }
  /** What the audit needs beside the snapshot of these frames. */
  | { readonly type: 'read-audit-extras'; readonly requestId: string; readonly frameIds: readonly string[] }
  /** Answered by `layers-edited`, as the next three; all edits are one step of undo. */
  | { readonly type: 'apply-fix'; readonly requestId: string; readonly edits: readonly LayerEdit[] }
  /** Writes texts in the place of sample texts; a part of the step of undo of its action. */
  | {
      readonly type: 'fill-texts';
      readonly requestId: string;
      readonly edits: readonly TextEdit[];
      readonly action: EditAction;
    }
  /** Copies a frame; a part of the step of undo of its action. */
  | {
      readonly type: 'copy-frame';
      readonly requestId: string;
      readonly frameId: string;
      readonly copies: readonly FrameCopy[];
      readonly action: EditAction;
    }
  /** Outlines places of frames beside them. */
  | { readonly type: 'place-boxes'; readonly requestId: string; readonly boxes: readonly PlacedBox[] }
  /** Draws layers as small pictures in groups, answered by `layers-edited` too. */
  | { readonly type: 'place-contact-sheet'; readonly requestId: string; readonly sheet: ContactSheet }
  /** Adds an annotation to a layer. */
  | {
      readonly type: 'pin-finding';
      readonly requestId: string;
      readonly nodeId: string;
      readonly text: string;
    }
  /** Keeps on the layers why they may break a rule; without a reason they may no longer. */
  | {
      readonly type: 'ignore-finding';
      readonly requestId: string;
      readonly rule: AuditRule;
      readonly nodeIds: readonly string[];
      readonly reason: string | null;
    }
  | { readonly type: 'read-code-record'; readonly requestId: string; readonly frameIds: readonly string[] }
  | { readonly type: 'store-code-record'; readonly frameIds: readonly string[]; readonly record: string }
  | { readonly type: 'read-conversation'; readonly requestId: string; readonly frameIds: readonly string[] }
  | { readonly type: 'store-conversation'; readonly frameIds: readonly string[]; readonly record: string }
  /** `id` is a digest of the request. */
  | { readonly type: 'read-answer'; readonly requestId: string; readonly id: string }
  | {
      readonly type: 'store-answer';
      readonly requestId: string;
      readonly id: string;
      readonly record: string;
    }
  | { readonly type: 'remove-answers'; readonly ids: readonly string[] }
  | { readonly type: 'read-result'; readonly requestId: string; readonly name: ResultName }
  | {
      readonly type: 'store-result';
      readonly requestId: string;
      readonly name: ResultName;
      readonly result: StoredResult;
    }
  /** Stores the state of a picture where it outlives the panel. */
  | {
      readonly type: 'store-image-job';
      readonly requestId: string;
      readonly job: StoredImageJob;
      /** Whether only the window that has the queue may store it: a job that is sent next, or requested again. */
      readonly needsLease: boolean;
      /** Of the lease under which the panel has the queue, or last had it. */
      readonly number: number;
    }
  /** Reports that a panel is open and wants to run the queue. */
  | {
      readonly type: 'renew-lease';
      readonly requestId: string;
      /** A random name of the panel. */
      readonly panel: string;
      readonly visible: boolean;
      /** Takes the queue from the window that has it. */
      readonly takesOver: boolean;
    }
  /** Stores a paid picture where it outlives the panel, until it is placed. */
  | {
      readonly type: 'store-pending-picture';
      readonly requestId: string;
      /** Of its spec. */
      readonly id: string;
      /** The name of the layer that stores it. */
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly action: EditAction;
    }
  /** Answered by `image-read`. */
  | { readonly type: 'read-pending-picture'; readonly requestId: string; readonly layer: PendingPictureLayer }
  | { readonly type: 'delete-pending-picture'; readonly layer: PendingPictureLayer }
  | { readonly type: 'delete-image-jobs'; readonly ids: readonly string[]; readonly number: number }
  | { readonly type: 'read-image-jobs'; readonly requestId: string }
  /** Takes the jobs that another person left waiting. */
  | { readonly type: 'take-offered-jobs'; readonly requestId: string }
  /** The jobs that were taken are stored here, so nobody needs to offer them. */
  | { readonly type: 'remove-taken-offers' }
  /** Keeps one value on this computer, at once; `undefined` forgets it. */
  | { readonly type: 'change-setting'; readonly path: SettingPath; readonly value: unknown }
  /** Stores one value in the document, unless it has changed since the `seen` version. */
  | {
      readonly type: 'change-shared';
      readonly key: SharedKey;
      readonly value: SharedSettings[SharedKey];
      readonly seen: number;
    }
  /** Asks for what others have changed of the values that the document keeps. */
  | { readonly type: 'refresh-shared' }
  /** A key goes with the origin it is for. */
  | ({ readonly type: 'save-key'; readonly key: string | null } & StoredKey)
  | ({ readonly type: 'open-key'; readonly requestId: string } & StoredKey)
  | { readonly type: 'open-ledger'; readonly requestId: string }
  | { readonly type: 'put-ledger-entry'; readonly requestId: string; readonly entry: LedgerEntry }
  | { readonly type: 'withdraw-ledger-entry'; readonly requestId: string; readonly id: string }
  | { readonly type: 'clear-ledger'; readonly requestId: string }
  | { readonly type: 'resize-panel'; readonly width: number; readonly height: number }
  | { readonly type: 'show-notice'; readonly text: string }
  | { readonly type: 'open-address'; readonly url: string }
  | {
      readonly type: 'code-generated';
      readonly requestId: string;
      readonly sections: readonly CodeSection[];
      /** Why there are none: one plain sentence. */
      readonly failure: string | null;
    }
  | { readonly type: 'close-panel' };
