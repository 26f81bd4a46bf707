/**
 * Drawings as a person would clean them before they go into a page: paths in few letters, what all shapes have said
 * once, nothing that says nothing. They are compared and split before; this is the last that happens to them.
 */
import type { CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { shortenPath } from './shorten-path.ts';

/** A project whose drawings are written short. */
export function shortenDrawings(project: CodeProject): CodeProject {
  const known = new Map<string, string>();
  const shorten = (svg: string): string => {
    const short = known.get(svg) ?? shortenDrawing(svg);
    known.set(svg, short);
    return short;
  };
  return {
    ...project,
    components: project.components.map((component) => ({
      ...component,
      root: mapNodes(component.root, (node) =>
        // A page knows the namespace; only a file of its own has to say it.
        node.kind === 'vector' ? { ...node, svg: shorten(node.svg).replace(/ xmlns="[^"]*"/, '') } : node,
      ),
    })),
    drawings: project.drawings.map((drawing) => ({ ...drawing, svg: shorten(drawing.svg) })),
  };
}

/** One drawing's markup, written short. */
export function shortenDrawing(svg: string): string {
  const isMoved = svg.includes(' transform=');
  const short = svg
    .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortenPath(path, isMoved)}"`)
    .replace(' overflow="visible"', '');
  const plain = short.includes('<clipPath') ? short : short.replaceAll(' clip-rule="evenodd"', '');
  return inherited.reduce(sayOnce, plain);
}

const shape = /<(?:path|rect|circle|ellipse|line|polyline|polygon)\b[^>]*>/g;
/** What a drawing may say for all shapes in it. */
const inherited = ['fill', 'fill-rule', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'];

/** What every shape says in the same words, the drawing says for all of them. */
function sayOnce(svg: string, name: string): string {
  const said = new RegExp(` ${name}="([^"]*)"`);
  const [root = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const body = svg.slice(root.length);
  const painted = body.replace(/<clipPath[^]*?<\/clipPath>/g, '');
  const values = [...painted.matchAll(shape)].map(([tag]) => said.exec(tag)?.[1]);
  const [value] = values;
  const isGrouped = [...painted.matchAll(/<g\b[^>]*>/g)].some(([tag]) => said.test(tag));
  if (isGrouped || value === undefined || values.includes(undefined)) return svg;
  const bare = root.replace(said, '');
  if (values.some((one) => one !== value)) return bare + body;
  return bare.replace(/>$/, ` ${name}="${value}">`) + body.replace(shape, (tag) => tag.replace(said, ''));
}
