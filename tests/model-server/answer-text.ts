import { planPictures, writeRules } from './plan-pictures.ts';
import { isObject, textIn } from './wire.ts';

/** All the text of a request's input, in order. */
export function inputText(body: Record<string, unknown>): string {
  if (typeof body['input'] === 'string') return body['input'];
  return inputParts(body)
    .map((part) => (typeof part['text'] === 'string' ? part['text'] : ''))
    .join('\n');
}

/** The pictures of a request's input, as data addresses. */
export function inputImages(body: Record<string, unknown>): readonly string[] {
  return inputParts(body).flatMap((part) => {
    const url = part['image_url'];
    return typeof url === 'string' ? [url] : [];
  });
}

function inputParts(body: Record<string, unknown>): readonly Record<string, unknown>[] {
  const items = Array.isArray(body['input']) ? body['input'] : [];
  return items.flatMap((item: unknown) => {
    const content = isObject(item) ? item['content'] : null;
    return Array.isArray(content) ? content.filter(isObject) : [];
  });
}

/**
 * What the stand-in says when nobody scripted an answer: to a draft, the draft with small improvements; to the
 * schemas of pictures, a plain plan or rule; to any other schema, an empty object; to anything else, a sentence.
 */
export function defaultAnswer(body: Record<string, unknown>): string {
  const text = inputText(body);
  const files = [...text.matchAll(/<file path="([^"]+)">\n([\s\S]*?)\n<\/file>/g)];
  if (files.length > 0) {
    const improved = files.map(
      ([, path = '', code = '']) => `<file path="${path}">\n${improve(path, code)}\n</file>`,
    );
    return `I went over the draft and kept what was right.\n\n${improved.join('\n\n')}\n`;
  }
  const format = isObject(body['text']) && isObject(body['text']['format']) ? body['text']['format'] : null;
  if (format !== null) {
    const name = textIn(format, 'name');
    if (name === 'image_plan') return planPictures(text);
    if (name === 'svg_picture') return drawSvg(text);
    if (name === 'set_subjects') return compareSubjects(text);
    if (name === 'captions') return writeCaptions(inputImages(body).length);
    return name === 'image_rules' ? writeRules(text) : '{}';
  }
  return `The stand-in read ${text.length} characters and ${inputImages(body).length} pictures.`;
}

/** A picture whose words say `[other-face]` shows somebody else. */
function compareSubjects(text: string): string {
  const { compared } = JSON.parse(text) as {
    readonly compared: readonly { picture: number; words: string }[];
  };
  const different = compared
    .filter(({ words }) => words.includes('[other-face]'))
    .map(({ picture }) => ({ picture, why: 'Mira has brown hair instead of red.' }));
  return JSON.stringify({ different });
}

/** Changes a file so that one can see it, and so that it still says the same. */
function improve(path: string, code: string): string {
  // The frame of a project is the compiler's, and a good model knows it.
  if (/^src\/[^/]+$/.test(path) || path === 'tokens.css') return code;
  if (path.endsWith('.html')) return code.replace(/<body\b[^>]*>/, '$&\n<!-- Reviewed. -->');
  if (path.endsWith('.css')) return `/* Reviewed: ${path.split('/').at(-1)} */\n${code}`;
  if (!path.endsWith('.tsx')) return code;
  return code.replace(/^export function (\w+)/m, '/** Reviewed: `$1`. */\nexport function $1');
}

function writeCaptions(count: number): string {
  const captions = Array.from({ length: count }, (_, index) => ({
    picture: index + 1,
    caption: `Something that the stand-in saw, number ${index + 1}.`,
    words: [],
  }));
  return JSON.stringify({ captions });
}

/** A leaf in colours of its own, with a script that has to go. */
function drawSvg(text: string): string {
  const { show = 'a leaf' } = JSON.parse(text) as { readonly show?: string };
  const body =
    '<script>alert(1)</script><path d="M4 20C4 10 10 4 20 4C20 14 14 20 4 20Z" stroke="#00ff00"/><path d="M4 20L14 10" stroke="#00ff00"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="2">${body}</svg>`;
  return JSON.stringify({ name: show.slice(0, 40), svg });
}
