/**
 * A web page as the layers that an importer makes of it: every element is a frame at the place where the browser has
 * it, every line of text a layer of its own, and each is named after its element.
 */
import type { Browser } from 'playwright-core';
import { frame, rectangle, text, vector, type Look, type Sketch } from './sketch.ts';
import { picture, type Hex, type LayerEffect } from './values.ts';

/** What is read of an element; places in px from its parent. */
interface PageElement {
  readonly tag: string;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly style: {
    readonly ground: string;
    readonly radius: readonly [number, number, number, number];
    readonly borders: readonly [number, number, number, number];
    readonly borderColour: string;
    readonly shadow: string;
    readonly clips: boolean;
    readonly opacity: number;
  };
  readonly image: string | null;
  readonly icon: {
    readonly paths: readonly string[];
    readonly weight: number;
    readonly colour: string;
  } | null;
  readonly children: readonly (PageElement | PageLine)[];
}

interface PageLine {
  readonly line: string;
  readonly tag: string;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly family: string;
  readonly weight: number;
  readonly size: number;
  readonly lineHeight: number;
  readonly spacing: number;
  readonly colour: string;
  readonly decoration: string;
}

/** Imports a page as one frame; images are named by their `alt`, which is the name of a picture of the drawing. */
export async function importPage(
  browser: Browser,
  faces: string,
  html: string,
  options: { readonly name: string; readonly width: number },
): Promise<Sketch> {
  const tab = await browser.newPage({ viewport: { width: options.width, height: 900 } });
  await tab.setContent(html.replace('</head>', `<style>${faces}</style></head>`));
  await tab.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  const read = await tab.evaluate(readElement);
  await tab.close();
  const body = elementLayer(read);
  return { ...body, name: options.name, look: { ...body.look, at: { left: 0, top: 0 }, clip: true } };
}

function elementLayer(element: PageElement): Sketch {
  const { tag, box, style, image, icon, children } = element;
  const place = placed(box);
  if (icon) {
    const look: Look = { ...place, stroke: hexOf(icon.colour).hex };
    return vector(tag, look, { box: [24, 24], paths: icon.paths, line: icon.weight });
  }
  const ground = hexOf(style.ground);
  const [top, right, bottom, left] = style.borders;
  const isEven = top === right && right === bottom && bottom === left;
  const look: Look = {
    ...place,
    ...(image === null
      ? ground.isVisible
        ? { fill: ground.hex }
        : {}
      : { fill: picture(image, { mode: 'FILL' }) }),
    ...(style.borders.some((width) => width > 0)
      ? { stroke: hexOf(style.borderColour).hex, strokeWeight: isEven ? top : style.borders }
      : {}),
    ...(style.radius.some((corner) => corner > 0)
      ? {
          radius: style.radius.every((corner) => corner === style.radius[0]) ? style.radius[0] : style.radius,
        }
      : {}),
    ...(style.shadow === 'none' ? {} : { effects: [shadowOf(style.shadow)] }),
    ...(style.clips ? { clip: true } : {}),
    ...(style.opacity < 1 ? { opacity: style.opacity } : {}),
  };
  if (image !== null) return rectangle(tag, look);
  return frame(
    tag,
    look,
    children.flatMap(lift).map((child) => ('line' in child ? lineLayer(child) : elementLayer(child))),
  );
}

/** Lines of text stand in for an element that paints nothing itself. */
function lift(child: PageElement | PageLine): readonly (PageElement | PageLine)[] {
  if ('line' in child) return [child];
  const { ground, borders, shadow, clips } = child.style;
  const paints = hexOf(ground).isVisible || borders.some((width) => width > 0) || shadow !== 'none' || clips;
  const [x, y] = child.box;
  const inner = child.children.flatMap(lift);
  if (paints || inner.length === 0 || !inner.every((part) => 'line' in part)) return [child];
  return inner.map((line) => ({
    ...line,
    box: [x + line.box[0], y + line.box[1], line.box[2], line.box[3]],
  }));
}

function lineLayer(line: PageLine): Sketch {
  const [x, y, width, height] = line.box;
  return text(
    line.line,
    {
      ...placed([x, y, width + 1, height]),
      style: {
        family: line.family,
        weight: line.weight,
        size: line.size,
        line: line.lineHeight,
        spacing: line.spacing,
      },
      fill: hexOf(line.colour).hex,
      ...(line.decoration.includes('underline') ? { decoration: 'UNDERLINE' as const } : {}),
    },
    line.tag,
  );
}

function placed([x, y, width, height]: PageElement['box']): Pick<Look, 'at' | 'width' | 'height'> {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { at: { left: round(x), top: round(y) }, width: round(width), height: round(height) };
}

/** Of `rgb(...)` or `rgba(...)`. */
function hexOf(colour: string): { readonly hex: Hex; readonly isVisible: boolean } {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const two = (value: number) => Math.round(value).toString(16).padStart(2, '0');
  const solid = `${two(red)}${two(green)}${two(blue)}`;
  return { hex: alpha < 1 ? `#${solid}${two(alpha * 255)}` : `#${solid}`, isVisible: alpha > 0 };
}

/** Of a computed `box-shadow` with one shadow. */
function shadowOf(shadow: string): LayerEffect {
  const [colour = '', rest = ''] = shadow.split(/(?<=\))\s/);
  const [x = 0, y = 0, blur = 0, spread = 0] = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
  return { kind: 'drop-shadow', colour: hexOf(colour).hex, offset: [x, y], blur, spread };
}

/** Runs in the page. */
function readElement(): PageElement {
  const px = (value: string) => Number.parseFloat(value) || 0;

  const readLines = (node: Text, element: Element, from: DOMRect): PageLine[] => {
    const style = getComputedStyle(element);
    const words = node.data;
    const lines: { text: string; box: DOMRect }[] = [];
    const range = document.createRange();
    for (let index = 0; index < words.length; index += 1) {
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const box = range.getBoundingClientRect();
      if (box.width === 0 && /\s/.test(words.charAt(index))) continue;
      const last = lines.at(-1);
      if (last && Math.abs(box.top - last.box.top) < 2) {
        last.text += words.charAt(index);
        last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
      } else lines.push({ text: words.charAt(index), box });
    }
    return lines.map(({ text: said, box }) => {
      const lineHeight = px(style.lineHeight);
      const top = box.top + box.height / 2 - lineHeight / 2;
      return {
        line: said.trim(),
        tag: element.tagName.toLowerCase(),
        box: [box.x - from.x, top - from.y, box.width, lineHeight],
        family: style.fontFamily.split(',')[0]?.replaceAll('"', '') ?? '',
        weight: Number(style.fontWeight),
        size: px(style.fontSize),
        lineHeight,
        spacing: px(style.letterSpacing),
        colour: style.color,
        decoration: style.textDecorationLine,
      };
    });
  };

  const read = (element: Element, from: { x: number; y: number }): PageElement => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const isIcon = element instanceof SVGElement;
    const children = [...element.childNodes].flatMap((child): (PageElement | PageLine)[] => {
      if (isIcon) return [];
      if (child instanceof Text) return readLines(child, element, box).filter(({ line }) => line !== '');
      if (!(child instanceof Element) || child.getClientRects().length === 0) return [];
      return child.tagName === 'BR' ? [] : [read(child, box)];
    });
    if (element instanceof HTMLInputElement) {
      const lineHeight = px(style.lineHeight);
      children.push({
        line: element.placeholder,
        tag: 'div',
        box: [
          px(style.paddingLeft),
          (box.height - lineHeight) / 2,
          box.width - 2 * px(style.paddingLeft),
          lineHeight,
        ],
        family: style.fontFamily.split(',')[0]?.replaceAll('"', '') ?? '',
        weight: Number(style.fontWeight),
        size: px(style.fontSize),
        lineHeight,
        spacing: 0,
        colour: 'rgb(124, 133, 148)',
        decoration: 'none',
      });
    }
    return {
      tag: element.tagName.toLowerCase(),
      box: [box.x - from.x, box.y - from.y, box.width, box.height],
      style: {
        ground: style.backgroundColor,
        radius: [
          px(style.borderTopLeftRadius),
          px(style.borderTopRightRadius),
          px(style.borderBottomRightRadius),
          px(style.borderBottomLeftRadius),
        ],
        borders: [
          px(style.borderTopWidth),
          px(style.borderRightWidth),
          px(style.borderBottomWidth),
          px(style.borderLeftWidth),
        ],
        borderColour: px(style.borderTopWidth) > 0 ? style.borderTopColor : style.borderBottomColor,
        shadow: style.boxShadow,
        clips: style.overflow === 'hidden',
        opacity: Number(style.opacity),
      },
      image: element instanceof HTMLImageElement ? element.alt : null,
      icon: isIcon
        ? {
            paths: [...element.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? ''),
            weight: Math.round(px(element.getAttribute('stroke-width') ?? '') * (box.width / 24) * 100) / 100,
            colour: style.color,
          }
        : null,
      children,
    };
  };
  return read(document.body, { x: 0, y: 0 });
}
