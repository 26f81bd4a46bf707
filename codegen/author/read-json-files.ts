import type { AnswerFile } from './read-answer.ts';

/** The files of an answer that is JSON, fenced or plain: a list of paths and contents, or an object by path. */
export function readJsonFiles(answer: string): readonly AnswerFile[] {
  const plain = answer.replace(/^\s*(?:```|~~~)\w*\s*\n|\n\s*(?:```|~~~)\s*$/g, '').trim();
  if (!/^[[{]/.test(plain)) return [];
  const value = parseJson(plain);
  if (!isRecord(value)) return [];
  const inner = value['files'] ?? value;
  const list = Array.isArray(inner) ? inner : Object.entries(inner).map(([path, text]) => ({ path, text }));
  return list.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const path = one['path'] ?? one['name'] ?? one['file'];
    const text = one['content'] ?? one['text'] ?? one['code'];
    return typeof path === 'string' && typeof text === 'string' ? [{ path, text, complete: true }] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
