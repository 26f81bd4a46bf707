import type { AnswerFile } from './read-answer.ts';

/** The files of an answer that is JSON, fenced or plain: a list of paths and contents, or an object by path. */
export function readJsonFiles(answer: string): readonly AnswerFile[] {
  const plain = answer.replace(/^\s*(?:```|~~~)\w*\s*\n|\n\s*(?:```|~~~)\s*$/g, '').trim();
  const value = /^[[{]/.test(plain) ? parseJson(plain) : null;
  if (!isRecord(value)) return [];
  const inner = value['files'] ?? value;
  return listFiles(inner).flatMap((one) => {
    if (!isRecord(one)) return [];
    const path = one['path'] ?? one['name'] ?? one['file'];
    const text = one['content'] ?? one['text'] ?? one['code'];
    return typeof path === 'string' && typeof text === 'string' ? [{ path, text, complete: true }] : [];
  });
}

function listFiles(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.entries(value).map(([path, text]) => ({ path, text })) : [];
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
