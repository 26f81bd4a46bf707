/**
 * Layers as a person puts them down without auto layout: by place, with the names that Figma gives, and here and
 * there a pixel or two off. What is copied as a whole, as a card, is off as a whole.
 */
import { icon, starPath, type IconName } from './icons.ts';
import { dice } from './scenery.ts';
import {
  drawn,
  ellipse,
  frame,
  group,
  line,
  rectangle,
  text,
  type Look,
  type Run,
  type Sketch,
  type TextLook,
  type TypeStyle,
} from './sketch.ts';
import type { Fill, Spot } from './values.ts';

/** What Figma calls new layers, in the language that it is used in. */
export interface DefaultNames {
  readonly rectangle: string;
  readonly ellipse: string;
  readonly line: string;
  readonly group: string;
  readonly frame: string;
  readonly image: string;
  readonly star: string;
  readonly vector: string;
}

const english: DefaultNames = {
  rectangle: 'Rectangle',
  ellipse: 'Ellipse',
  line: 'Line',
  group: 'Group',
  frame: 'Frame',
  image: 'image',
  star: 'Star',
  vector: 'Vector',
};

export interface HandOptions {
  readonly seed: number;
  /** @default English */
  readonly names?: DefaultNames;
  /**
   * The share of layers that are off.
   * @default 0.45
   */
  readonly shake?: number;
  /**
   * The number of the first layer of each kind.
   * @default 1
   */
  readonly first?: number;
}

/** How a text is placed and painted; without a width it is as wide as what it says. */
export interface Words extends Omit<Partial<TextLook>, 'style' | 'at'> {
  readonly fill: Fill | readonly Fill[];
  /**
   * The point of the text that stands at x and y.
   * @default its top left corner
   */
  readonly pivot?: Spot;
  /** @default what it says */
  readonly name?: string;
}

type Parts = readonly (Sketch | false | null)[];
type Placed = Omit<Look, 'width' | 'height' | 'at'> & { readonly name?: string };

/** Draws with a hand that shakes. */
export function openHand(options: HandOptions): Hand {
  const counts = new Map<string, number>();
  const roll = dice(options.seed);
  const next = (word: string) => {
    // Numbers are missing where layers were thrown away.
    const number = (counts.get(word) ?? (options.first ?? 1) - 1) + (roll() < 0.75 ? 1 : 2);
    counts.set(word, number);
    return `${word} ${number}`;
  };
  return new Hand({ roll, next, names: options.names ?? english }, [0, 0], options.shake ?? 0.45);
}

interface Shared {
  readonly roll: () => number;
  readonly next: (word: string) => string;
  readonly names: DefaultNames;
}

export class Hand {
  readonly #shared: Shared;
  readonly #origin: Spot;
  readonly #shake: number;

  constructor(shared: Shared, origin: Spot, shake: number) {
    this.#shared = shared;
    this.#origin = origin;
    this.#shake = shake;
  }

  /** A hand that counts from another corner: the corner is off, what is drawn from it hardly. */
  at(x: number, y: number, shake = 0.06): Hand {
    const [left, top] = this.#place(x, y);
    return new Hand(this.#shared, [left, top], shake);
  }

  /** The same hand inside a new frame. */
  inside(shake = this.#shake): Hand {
    return new Hand(this.#shared, [0, 0], shake);
  }

  rectangle(x: number, y: number, width: number, height: number, look: Placed): Sketch {
    return rectangle(this.#name('rectangle', look), this.#box(x, y, width, height, look));
  }

  ellipse(x: number, y: number, width: number, height: number, look: Placed): Sketch {
    return ellipse(this.#name('ellipse', look), this.#box(x, y, width, height, look));
  }

  /** A picture that was dropped on the page. */
  image(x: number, y: number, width: number, height: number, look: Placed): Sketch {
    return rectangle(this.#name('image', look), this.#box(x, y, width, height, look));
  }

  line(x: number, y: number, width: number, look: Placed): Sketch {
    const box = this.#box(x, y, width, 0, look);
    return line(this.#name('line', look), { ...box, height: 0 });
  }

  icon(x: number, y: number, size: number, name: IconName, look: Placed, weight?: number): Sketch {
    const [left, top] = this.#place(x, y);
    const drawn = icon(name, size, { ...plain(look), at: { left, top } }, weight);
    return { ...drawn, name: look.name ?? this.#shared.names.vector };
  }

  text(x: number, y: number, content: string | readonly Run[], style: TypeStyle, words: Words): Sketch {
    const [left, top] = this.#place(x, y);
    const { pivot, name, width, ...look } = words;
    const said = typeof content === 'string' ? content : content.map((run) => run.text).join('');
    return text(
      content,
      {
        ...look,
        style,
        ...(typeof width === 'number' ? { width: width + this.#off() } : {}),
        at: { left, top, ...(pivot ? { pivot } : {}) },
      },
      name ?? said.replaceAll('\n', ' '),
    );
  }

  star(x: number, y: number, size: number, look: Placed): Sketch {
    const paths = { box: [24, 24], paths: [starPath] } as const;
    return drawn('STAR', this.#name('star', look), this.#box(x, y, size, size, look), paths);
  }

  group(parts: Parts, name?: string): Sketch {
    return group(name ?? this.#shared.next(this.#shared.names.group), {}, parts);
  }

  frame(x: number, y: number, width: number, height: number, look: Placed, parts: Parts): Sketch {
    return frame(this.#name('frame', look), this.#box(x, y, width, height, look), parts);
  }

  /** A vector inside a frame of an icon library, as its plugin puts it there. */
  libraryIcon(x: number, y: number, size: number, title: string, name: IconName, look: Placed): Sketch {
    const [left, top] = this.#place(x, y);
    const drawn = icon(name, size, { ...plain(look), at: { left: 0, top: 0 } });
    const box: Look = { width: size, height: size, at: { left, top }, clip: true };
    return frame(title, box, [{ ...drawn, name: this.#shared.names.vector }]);
  }

  #name(kind: keyof DefaultNames, look: Placed): string {
    return look.name ?? this.#shared.next(this.#shared.names[kind]);
  }

  #place(x: number, y: number): Spot {
    return [this.#origin[0] + x + this.#off(), this.#origin[1] + y + this.#off()];
  }

  #box(x: number, y: number, width: number, height: number, look: Placed): Look {
    const [left, top] = this.#place(x, y);
    // Small things keep their size: a dot that is no circle is seen.
    const size = (side: number) => (side < 60 ? side : side + this.#off());
    const square = width === height ? size(width) : null;
    return {
      ...plain(look),
      width: square ?? size(width),
      height: square ?? size(height),
      at: { left, top },
    };
  }

  /** px; mostly none, so that two layers are at most two apart. */
  #off(): number {
    const { roll } = this.#shared;
    if (roll() >= this.#shake) return 0;
    return (roll() < 0.5 ? -1 : 1) * (roll() < 0.93 ? 1 : 0.5);
  }
}

function plain(look: Placed): Omit<Placed, 'name'> {
  const { name: _name, ...rest } = look;
  return rest;
}

/**
 * Puts some layers elsewhere in the order, as when they were made later or cut and pasted. What overlaps keeps its
 * order, so the picture stays.
 */
export function shuffleLayers(layers: readonly Sketch[], share: number, seed: number): readonly Sketch[] {
  const roll = dice(seed);
  const mixed = [...layers];
  for (let count = Math.round(layers.length * share); count > 0; count -= 1) {
    let at = Math.floor(roll() * mixed.length);
    const target = Math.floor(roll() * mixed.length);
    const step = Math.sign(target - at);
    while (at !== target) {
      const [moved, passed] = [mixed[at], mixed[at + step]];
      if (!moved || !passed || overlap(extent(moved), extent(passed))) break;
      mixed[at] = passed;
      mixed[at + step] = moved;
      at += step;
    }
  }
  return mixed;
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a layer is at most, before anything is measured. */
function extent({ look, children, type, text: content }: Sketch): Extent {
  if (type === 'GROUP') {
    const inner = children.map(extent);
    return {
      left: Math.min(...inner.map(({ left }) => left)),
      top: Math.min(...inner.map(({ top }) => top)),
      right: Math.max(...inner.map(({ right }) => right)),
      bottom: Math.max(...inner.map(({ bottom }) => bottom)),
    };
  }
  const { left = 0, top = 0, pivot = [0, 0] } = look.at ?? {};
  const size = typeof content?.look.style.size === 'number' ? content.look.style.size : 16;
  const said = content && !('kind' in content.runs) ? content.runs.map((run) => run.text).join('') : '';
  const width = typeof look.width === 'number' ? look.width : said.length * size * 0.7;
  const lines = Math.ceil((said.length * size * 0.65) / Math.max(width, 1)) + said.split('\n').length;
  const height = typeof look.height === 'number' ? look.height : lines * size * 1.7;
  const [x, y] = [left - width * pivot[0], top - height * pivot[1]];
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function overlap(a: Extent, b: Extent): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
