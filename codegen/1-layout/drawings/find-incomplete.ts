import type { DesignNode } from '#design/tree';
import { shapeOutline } from '../draw/outline.ts';
import { remember } from '../remember.ts';

/** Whether a node without text shows something whose bytes or geometry the file does not hold. */
export type IsIncomplete = (node: DesignNode) => boolean;

interface Content {
  readonly text: boolean;
  readonly missing: boolean;
}

/** Opens a judge that looks at each node once. */
export function openIncomplete(): IsIncomplete {
  const look = remember(lookInto);
  return (node) => {
    const { text, missing } = look(node);
    return missing && !text;
  };
}

function lookInto(node: DesignNode, look: (node: DesignNode) => Content): Content {
  if (node.kind === 'text') return { text: true, missing: false };
  const pictures = node.fills.some((paint) => paint.kind === 'image' && paint.asset === null);
  if (node.kind === 'shape') {
    const paints = node.fills.length > 0 || node.stroke !== null;
    const known = node.strokeGeometry.length > 0 || shapeOutline(node) !== null;
    return { text: false, missing: pictures || (paints && !known) };
  }
  const inside = node.children.filter((child) => child.visible).map(look);
  return {
    text: inside.some(({ text }) => text),
    missing: pictures || inside.some(({ missing }) => missing),
  };
}
