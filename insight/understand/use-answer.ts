/** What an answer becomes: text, a comment on the canvas, words for a picture, a plan for code, or a request for a change. */
import { type CodePlan, elementKinds, type LayerPlan } from '#design/code-plan';
import type { AnswerPoint, DesignAnswer } from '#design/question';

/** Letters of a comment; longer ones nobody reads on a canvas. */
const maxComment = 1500;
const maxPictureWords = 2000;

/** One point as a comment. */
export function writePointComment({ text, advice = '' }: AnswerPoint): string {
  return shorten([text, advice].filter((part) => part !== '').join(' '), maxComment);
}

/** The whole answer as one comment. */
export function writeComment(answer: DesignAnswer): string {
  const lines = [answer.text, ...answer.points.map((point) => `- ${writePointComment(point)}`)];
  if (answer.points.length === 0 && answer.text === '')
    lines.push(...answer.boxes.map(({ label }) => `- ${label.replace(/\s+/g, ' ')}`));
  return shorten(lines.filter((line) => line !== '').join('\n'), maxComment);
}

/** Words that a picture can be drawn by. */
export function writePictureWords({ text, points, boxes }: DesignAnswer): string {
  const parts: string[] = [
    text,
    ...points.filter(({ verdict }) => verdict !== 'hinders').map((point) => point.text),
    ...points.flatMap(({ advice }) => advice ?? []),
  ];
  if (parts.join('') === '' && boxes.length > 0)
    parts.push(`Shows ${boxes.map(({ label }) => label.replace(/\s+/g, ' ')).join(', ')}`);
  return shorten(parts.filter((part) => part !== '').join('\n'), maxPictureWords);
}

/** What a found element decides about its layer; a plan without layers where nothing of the answer is one. */
export function writeCodePlan({ boxes }: DesignAnswer): CodePlan {
  const layers: Record<string, LayerPlan> = {};
  for (const { kind, label, nodeIds } of boxes) {
    const [id] = nodeIds;
    if (id === undefined || nodeIds.length > 1 || layers[id] !== undefined) continue;
    const element = elementKinds.find((one) => one === kind);
    const words = label.split(/\s+/).slice(0, 4).join(' ');
    if (kind === 'image') layers[id] = { alt: label };
    else if (element !== undefined && kind !== 'heading') layers[id] = { kind: element, name: words };
    else if (kind === 'heading') layers[id] = { kind: 'heading' };
  }
  return { layers };
}

/** What should change in the code, as a person would ask for it; empty where nothing should. */
export function writeChangeRequest({ points }: DesignAnswer): string {
  return points.flatMap(({ advice }) => (advice === undefined ? [] : `- ${advice}`)).join('\n');
}

/** The answer as plain text; `nameOf` names layers and frames. */
export function writeAnswerText(answer: DesignAnswer, nameOf: (id: string) => string): string {
  const cite = (ids: readonly string[]) =>
    ids.length === 0
      ? ''
      : ` [${ids
          .slice(0, maxCited)
          .map((id) => `${id} ${JSON.stringify(nameOf(id).slice(0, 40))}`)
          .join(', ')}${ids.length > maxCited ? `, and ${String(ids.length - maxCited)} more` : ''}]`;
  const points = answer.points.map((point, index) => {
    const mark = answer.kind === 'flow' ? `${String(index + 1)}.` : '-';
    const judged =
      point.verdict === undefined ? '' : `${point.verdict}${point.weight ? ` (${point.weight})` : ''}: `;
    const next = point.leadsTo === undefined ? '' : ` -> ${nameOf(point.leadsTo)}`;
    const advice = point.advice === undefined ? '' : `\n  ${point.advice}`;
    return `${mark} ${judged}${point.text}${next}${cite(point.nodeIds)}${advice}`;
  });
  const boxes = answer.boxes.map(({ kind, label, area, nodeIds, isSure }) => {
    const place = [area.x, area.y, area.width, area.height]
      .map((value) => String(Math.round(value)))
      .join(' ');
    return `${kind.padEnd(10)} ${place.padEnd(20)} ${JSON.stringify(label)}${isSure ? '' : ' (not sure)'}${cite(nodeIds)}`;
  });
  const data = answer.data.flatMap(({ frameId, values, numbers }) => {
    const open = numbers.filter(({ verifiedBy }) => verifiedBy === null);
    const head = answer.data.length > 1 ? [`${nameOf(frameId)}:`] : [];
    const verified = `${String(numbers.length - open.length)} of ${String(numbers.length)} numbers are verified.`;
    const doubts = open.map(
      ({ path, value, second }) =>
        `  ${path}: ${JSON.stringify(value)}${second === undefined ? '' : `; the second reading has ${JSON.stringify(second)}`}`,
    );
    return [...head, JSON.stringify(values, null, 2), verified, ...doubts];
  });
  const dropped =
    answer.dropped === 0
      ? []
      : [`Left out: ${String(answer.dropped)} references to what does not exist or has another form.`];
  const blocks = [answer.text, points.join('\n'), boxes.join('\n'), data.join('\n'), answer.schema];
  return [...blocks, [...answer.notes, ...dropped].join('\n')].filter((block) => block !== '').join('\n\n');
}

/** Layers that one line names. */
const maxCited = 3;

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
