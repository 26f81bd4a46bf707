/**
 * Reads the script of a storyboard, a comic or an animation. An empty line begins the next panel. Its first line says what
 * the picture shows, `caption: …` is a caption, and `Name: …` is what somebody says. `title: …` may come first, and `#`
 * starts a comment line. Every mistake is one sentence.
 */
export const storyKinds = ['storyboard', 'comic', 'animation'] as const;
export type StoryKind = (typeof storyKinds)[number];

export interface StoryScript {
  readonly title: string;
  readonly panels: readonly StoryPanel[];
}

export interface StoryPanel {
  /** What its picture shows. */
  readonly words: string;
  readonly captions: readonly string[];
  readonly speech: readonly { readonly speaker: string; readonly words: string }[];
}

const most = { panels: 60, letters: 600, lines: 8 };

/** @throws Error with one plain sentence */
export function readScript(text: string, kind: StoryKind): StoryScript {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'));
  const first = lines.findIndex((line) => line !== '');
  const [, named] = /^title\s*:\s*(.+)$/i.exec(lines[first] ?? '') ?? [];
  const rest = named === undefined ? lines : lines.slice(first + 1);
  const groups = rest
    .join('\n')
    .split(/\n{2,}/)
    .map((group) => group.split('\n').filter((line) => line !== ''))
    .filter((group) => group.length > 0);
  // Frames of an animation have nothing but their picture, so each line is one.
  const panels = kind === 'animation' ? groups.flat().map((line) => [line]) : groups;
  if (panels.length === 0) throw new Error('Write what the first image shows.');
  if (panels.length > most.panels)
    throw new Error(`These are ${panels.length} images; ${most.panels} are the most at once.`);
  return {
    title: (named ?? '').slice(0, most.letters),
    panels: panels.map((group, index) => readPanel(group, index + 1)),
  };
}

function readPanel(group: readonly string[], number: number): StoryPanel {
  const [words = '', ...others] = group;
  if (/^caption\s*:/i.test(words))
    throw new Error(`Panel ${number} begins with a caption. Write first what its image shows.`);
  if (others.length > most.lines)
    throw new Error(`Panel ${number} has ${others.length} lines; ${most.lines} are the most.`);
  const captions: string[] = [];
  const speech: { speaker: string; words: string }[] = [];
  for (const line of others) {
    const [, speaker, said] = /^([^:]{1,40}):\s*(.+)$/.exec(line) ?? [];
    if (speaker === undefined || said === undefined)
      throw new Error(
        `Panel ${number}: “${line.slice(0, 40)}” is neither a caption nor speech. Write “caption: …” or “Name: …”.`,
      );
    if (/^caption$/i.test(speaker.trim())) captions.push(said.slice(0, most.letters));
    else speech.push({ speaker: speaker.trim(), words: said.slice(0, most.letters) });
  }
  return { words: words.slice(0, most.letters), captions, speech };
}
