import type { Box, Layer, Matrix } from '../document/layer.ts';
import type { Change } from '../document/edit.ts';
import { idsOf, withDescendants } from '../document/scene.ts';
import { boundsOf, drawLayer } from './draw/draw-layer.ts';
import { forgetMeasures } from './draw/measure-text.ts';
import { cssColour, visiblePaints } from './draw/paint-area.ts';
import { SvgContext } from './draw/svg-context.ts';
import { formatNumber } from './draw/svg-text.ts';
import type { Host } from './host.ts';

interface Tile {
  readonly layer: Layer;
  readonly box: Box;
  /** The number of layers inside, as a measure of the cost of drawing. */
  readonly count: number;
  readonly element: HTMLDivElement;
  drawn: boolean;
}

/** The most layers drawn at once; beyond that, the smallest ones on the screen are empty boxes. */
const budget = 12_000;
/** px of the screen around the canvas where frames are already drawn. */
const margin = 400;

/**
 * Draws the current page: one SVG for each top-level layer, drawn when it comes near the screen and removed
 * when it leaves the screen in a large document. The view moves and scales all of them.
 */
export class CanvasView {
  readonly #host: Host;
  readonly #container: HTMLDivElement;
  #tiles = new Map<string, Tile>();
  #pageId = '';
  #stopWatching = (): void => undefined;
  #frame = 0;

  constructor(host: Host, world: HTMLDivElement) {
    this.#host = host;
    this.#container = world;
    // A font is loaded when it is first measured; what was broken into lines without it is drawn again.
    document.fonts.addEventListener('loadingdone', () => {
      forgetMeasures();
      this.redraw();
    });
  }

  /** Shows the current page anew. */
  openPage(): void {
    const host = this.#host;
    this.#pageId = host.page.id;
    this.#stopWatching();
    this.#stopWatching = host.scene.watch(({ changes }) => {
      this.#markChanged(changes);
    });
    this.#tiles = new Map();
    this.#container.replaceChildren();
    for (const layer of topLevelLayers(host.page)) this.#add(layer);
    this.update();
  }

  /** Draws everything again, as when fonts or pictures came. */
  redraw(): void {
    for (const tile of this.#tiles.values()) this.#clear(tile);
    this.update();
  }

  /** Draws what has come near the screen; many calls make one. */
  update(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#updateTiles();
    });
  }

  /** Px around everything on the page. */
  get bounds(): Box {
    return boundsOf(this.#host.scene, this.#host.page);
  }

  #add(layer: Layer): Tile {
    const element = document.createElement('div');
    element.className = 'tile';
    element.dataset.layer = layer.id;
    let count = 0;
    if (layer.type === 'SECTION') count = 1;
    else for (const _ of withDescendants(layer)) count += 1;
    const tile: Tile = { layer, box: boundsOf(this.#host.scene, layer), count, element, drawn: false };
    this.#tiles.set(layer.id, tile);
    return tile;
  }

  #markChanged(changes: readonly Change[]): void {
    const { scene, page } = this.#host;
    if (page.id !== this.#pageId) return;
    const ids = new Set<string>();
    for (const id of changes.flatMap(idsOf)) {
      ids.add(id);
      for (let at = scene.find(id); at && at !== page; at = scene.parentOf(at)) ids.add(at.id);
    }
    const now = [...topLevelLayers(page)];
    const there = new Set(now.map(({ id }) => id));
    for (const [id, tile] of this.#tiles) {
      if (!there.has(id) || ids.has(id)) {
        tile.element.remove();
        this.#tiles.delete(id);
      }
    }
    const before = this.#tiles;
    this.#tiles = new Map();
    for (const layer of now) {
      const kept = before.get(layer.id);
      if (kept) this.#tiles.set(layer.id, kept);
      else this.#add(layer);
    }
    this.update();
  }

  #updateTiles(): void {
    const { x, y, zoom } = this.#host.view.look.peek();
    const { width, height } = this.#host.view.size.peek();
    this.#container.style.transform = `scale(${String(zoom)}) translate(${String(-x)}px, ${String(-y)}px)`;
    const near = {
      x: x - margin / zoom,
      y: y - margin / zoom,
      right: x + (width + margin) / zoom,
      bottom: y + (height + margin) / zoom,
    };
    const shown = [...this.#tiles.values()].filter(({ box }) => {
      return (
        box.x < near.right && box.y < near.bottom && box.x + box.width > near.x && box.y + box.height > near.y
      );
    });
    const visible = new Set(shown);
    for (const tile of this.#tiles.values()) if (!visible.has(tile)) this.#clear(tile);
    let cost = 0;
    const drawn = new Set<Tile>();
    for (const tile of [...shown].sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)) {
      cost += tile.count;
      if (cost <= budget || drawn.size === 0) drawn.add(tile);
    }
    let before: Element | null = null;
    for (const tile of shown) {
      if (tile.element.parentElement !== this.#container) {
        if (before) before.after(tile.element);
        else this.#container.prepend(tile.element);
      }
      before = tile.element;
      if (drawn.has(tile)) this.#draw(tile);
      else this.#drawEmptyBox(tile);
    }
  }

  /** A box in the frame's own colour, for what would be too much to draw now. */
  #drawEmptyBox(tile: Tile): void {
    const { box, element, layer } = tile;
    if (tile.drawn) element.replaceChildren();
    tile.drawn = false;
    const [paint] = visiblePaints(layer.fills);
    const colour = paint?.type === 'SOLID' ? cssColour(paint.color) : 'rgb(128 128 128 / 15%)';
    const place = `left:${formatNumber(box.x)}px;top:${formatNumber(box.y)}px;width:${formatNumber(box.width)}px;height:${formatNumber(box.height)}px`;
    element.style.cssText = `${place};background:${colour}`;
  }

  #draw(tile: Tile): void {
    if (tile.drawn) return;
    tile.drawn = true;
    const { scene, images } = this.#host;
    const { layer, box, element } = tile;
    const sources = {
      image: (ref: string) => images.peek(ref),
      nodeExport: (id: string) => images.exportAddress(id),
      ids: 'none' as const,
      alone: layer.type === 'SECTION' ? layer : null,
    };
    const context = new SvgContext(sources, `t${layer.id.replace(/[^\w]/g, '-')}-`);
    const [[a, c, e], [b, d, f]] = scene.placementOf(layer).absolute;
    const placed: Matrix = [
      [a, c, e - box.x],
      [b, d, f - box.y],
    ];
    const body = drawLayer(context, scene, layer, placed);
    element.style.cssText = `left:${formatNumber(box.x)}px;top:${formatNumber(box.y)}px`;
    element.innerHTML = `<svg width="${formatNumber(Math.max(1, box.width))}" height="${formatNumber(Math.max(1, box.height))}" fill="none">${context.definitions}${body}</svg>`;
  }

  #clear(tile: Tile): void {
    tile.drawn = false;
    tile.element.remove();
    tile.element.replaceChildren();
  }
}

/** The layers that are drawn one by one: those on the page and on sections, which only group layers. */
function* topLevelLayers(parent: Layer): Generator<Layer> {
  for (const layer of parent.children ?? []) {
    if (layer.visible === false) continue;
    yield layer;
    if (layer.type === 'SECTION') yield* topLevelLayers(layer);
  }
}
