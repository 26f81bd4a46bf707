import { frozenCopy, type Member, type Members, plain, readOnly } from '../member.ts';
import type { NodeState } from '../session.ts';
import { fontNameOf, type RunField, runReaders, type RunStyle, runWriters, styleAt } from './text-style.ts';

type Segment = Partial<StyledTextSegment> & Pick<StyledTextSegment, 'characters' | 'start' | 'end'>;

/** Runs of characters with equal values of the requested fields. */
function segments(state: NodeState, fields: readonly RunField[], start: number, end: number): Segment[] {
  const { characters = '' } = state.layer;
  checkRange(characters, start, end, 'getStyledTextSegments');
  const found: Segment[] = [];
  const known = new Map<number, Map<number, { values: Partial<StyledTextSegment>; text: string }>>();
  let line = characters.slice(0, start).split('\n').length - 1;
  let last: { values: Partial<StyledTextSegment>; text: string } | undefined;
  let from = start;
  const close = (to: number): void => {
    if (last && to > from)
      found.push({ characters: characters.slice(from, to), start: from, end: to, ...last.values });
  };
  for (let index = start; index < end; index += 1) {
    const override = state.layer.characterStyleOverrides?.[index] ?? 0;
    const now = valuesOf(override, index, line);
    if (now.text !== last?.text) {
      close(index);
      from = index;
      last = now;
    }
    if (characters.charAt(index) === '\n') line += 1;
  }
  close(end);
  return found;

  function valuesOf(
    override: number,
    index: number,
    at: number,
  ): { values: Partial<StyledTextSegment>; text: string } {
    const lines =
      known.get(override) ?? new Map<number, { values: Partial<StyledTextSegment>; text: string }>();
    known.set(override, lines);
    const there = lines.get(at);
    if (there) return there;
    const style = styleAt(state, index);
    const values = Object.fromEntries(fields.map((field) => [field, readField(state, field, style, at)]));
    const made = { values: values as Partial<StyledTextSegment>, text: JSON.stringify(values) };
    lines.set(at, made);
    return made;
  }
}

function readField(state: NodeState, field: RunField, style: RunStyle, line: number): unknown {
  const reader = runReaders[field] as
    ((style: RunStyle, state: NodeState, line: number) => unknown) | undefined;
  if (!reader) throw new Error(`not implemented in this host: getStyledTextSegments of ${field}`);
  return frozenCopy(reader(style, state, line));
}

function checkRange(characters: string, start: number, end: number, what: string): void {
  const isRange =
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start <= end &&
    end <= characters.length;
  if (!isRange)
    throw new Error(
      `in ${what}: ${String(start)} to ${String(end)} is not a range of ${String(characters.length)} characters.`,
    );
}

function rangeValue<Field extends RunField>(
  state: NodeState,
  field: Field,
  start: number,
  end: number,
): StyledTextSegment[Field] | PluginAPI['mixed'] {
  if (start === end)
    return readField(state, field, styleAt(state, Math.max(0, start - 1)), 0) as StyledTextSegment[Field];
  const found = segments(state, [field], start, end);
  return found.length > 1 ? state.session.mixed : (found[0]?.[field] as StyledTextSegment[Field]);
}

function wholeValue<Field extends RunField>(
  field: Field,
): Member<StyledTextSegment[Field] | PluginAPI['mixed']> {
  return {
    get: (state) => rangeValue(state, field, 0, (state.layer.characters ?? '').length),
    set: (state, value) => {
      const { length } = state.layer.characters ?? '';
      setRange(state, field, 0, length, value as StyledTextSegment[Field]);
    },
  };
}

/** Every font of the text must be loaded before its characters or styles change. */
function requireFonts(state: NodeState, what: string): void {
  const { layer, session } = state;
  const styles = [
    layer.style,
    ...Object.values(layer.styleOverrideTable ?? {}).map((style) => ({ ...layer.style, ...style })),
  ];
  for (const style of styles) {
    const { family, style: name } = fontNameOf(style ?? {});
    if (!session.loadedFonts.has(`${family}\n${name}`)) {
      throw new Error(
        `in ${what}: Cannot write to node with unloaded font "${family} ${name}". Please call figma.loadFontAsync({ family: "${family}", style: "${name}" }) and await the returned promise first.`,
      );
    }
  }
}

const needsNoFont: ReadonlySet<RunField> = new Set(['fills', 'hyperlink', 'textDecoration', 'fontName']);

function setRange<Field extends RunField>(
  state: NodeState,
  field: Field,
  start: number,
  end: number,
  value: StyledTextSegment[Field],
): void {
  const what = `set_${field}`;
  const write = runWriters[field] as ((value: unknown, style: RunStyle) => RunStyle) | undefined;
  if (!write) throw new Error(`not implemented in this host: ${what}`);
  state.session.requireEditing(what);
  if (!needsNoFont.has(field)) requireFonts(state, what);
  if (field === 'fontName') requireFont(state, value as FontName, what);
  const { characters = '', style, styleOverrideTable = {}, characterStyleOverrides = [] } = state.layer;
  checkRange(characters, start, end, what);
  if (start === 0 && end === characters.length) {
    const base = { ...style, ...write(value, style ?? {}) };
    const overrides = Object.entries(styleOverrideTable).map(([key, run]) => {
      const written = write(value, { ...style, ...run });
      return [
        key,
        Object.fromEntries(Object.entries(run as object).filter(([name]) => !(name in written))),
      ] as const;
    });
    const fills = field === 'fills' ? { fills: (write(value, {}) as { fills: unknown }).fills } : {};
    state.edit(what, { style: base, styleOverrideTable: Object.fromEntries(overrides), ...fills });
  } else {
    const table: Record<string, unknown> = { ...styleOverrideTable };
    const overrides = Array.from(characters, (_, index) => characterStyleOverrides[index] ?? 0);
    const renamed = new Map<number, number>();
    let next = Math.max(0, ...Object.keys(table).map(Number)) + 1;
    for (let index = start; index < end; index += 1) {
      const before = overrides[index] ?? 0;
      if (!renamed.has(before)) {
        const run = { ...((table[String(before)] ?? {}) as RunStyle) };
        table[String(next)] = { ...run, ...write(value, { ...style, ...run }) };
        renamed.set(before, next);
        next += 1;
      }
      overrides[index] = renamed.get(before) ?? 0;
    }
    state.edit(what, { styleOverrideTable: table, characterStyleOverrides: overrides });
  }
  if (field !== 'fills') fitText(state);
}

function requireFont(state: NodeState, { family, style }: FontName, what: string): void {
  if (state.session.loadedFonts.has(`${family}\n${style}`)) return;
  throw new Error(`in ${what}: The font "${family} ${style}" is not loaded. Call figma.loadFontAsync first.`);
}

/** A text that sizes itself takes its new size from the page, which can measure. */
function fitText(state: NodeState): void {
  const resize = (state.layer.style as RunStyle | undefined)?.textAutoResize;
  if (resize !== 'WIDTH_AND_HEIGHT' && resize !== 'HEIGHT') return;
  const { width, height } = state.session.call('measure-text', state.id);
  const size = { x: resize === 'HEIGHT' ? state.present().width : width, y: height };
  state.edit('characters', { size });
}

function setCharacters(state: NodeState, what: string, text: string, overrides: readonly number[]): void {
  if (typeof text !== 'string') throw new Error(`in ${what}: Expected a string.`);
  state.session.requireEditing(what);
  requireFonts(state, what);
  const lines = text.split('\n').length;
  const autoName = state.layer.autoRename !== false && state.layer.name === (state.layer.characters ?? '');
  state.edit(what, {
    characters: text,
    characterStyleOverrides: overrides,
    lineTypes: Array.from({ length: lines }, (_, line) => state.layer.lineTypes?.[line] ?? 'NONE'),
    lineIndentations: Array.from({ length: lines }, (_, line) => state.layer.lineIndentations?.[line] ?? 0),
    fillGeometry: undefined,
    ...(autoName ? { name: text } : {}),
  });
  fitText(state);
}

/** Fields of a text that REST keeps inside its style. */
function styleField<Value>(
  field: string,
  fallback: Value,
  check: (state: NodeState, value: Value) => void = () => undefined,
): Member<Value> {
  return {
    get: (state) => ((state.layer.style as RunStyle | undefined)?.[field] ?? fallback) as Value,
    set: (state, value) => {
      state.session.requireEditing(`set_${field}`);
      requireFonts(state, `set_${field}`);
      check(state, value);
      state.edit(`set_${field}`, { style: { ...state.layer.style, [field]: value } });
      if (field === 'textAutoResize') fitText(state);
    },
  };
}

/** The fields whose range members are named after them. */
const ranged: readonly RunField[] = [
  'fontSize',
  'fontName',
  'fontWeight',
  'textCase',
  'letterSpacing',
  'lineHeight',
  'hyperlink',
  'fills',
  'textDecoration',
  'textStyleId',
  'fillStyleId',
  'openTypeFeatures',
  'listOptions',
  'listSpacing',
  'indentation',
  'paragraphIndent',
  'paragraphSpacing',
];

function rangeMembers(): Record<string, Member<unknown>> {
  const members: Record<string, Member<unknown>> = {};
  for (const field of ranged) {
    const name = field.charAt(0).toUpperCase() + field.slice(1);
    members[`getRange${name}`] = readOnly(
      (state) => (start: number, end: number) => rangeValue(state, field, start, end),
    );
    if (!runWriters[field]) continue;
    members[`setRange${name}`] = readOnly((state) => (start: number, end: number, value: never) => {
      setRange(state, field, start, end, value);
    });
  }
  return members;
}

export const textMembers: Members<TextNode> = {
  ...(rangeMembers() as Members<TextNode>),
  hasMissingFont: readOnly(() => false),
  characters: {
    get: (state) => state.layer.characters ?? '',
    set: (state, text) => {
      const first = state.layer.characterStyleOverrides?.[0] ?? 0;
      setCharacters(state, 'set_characters', text, first === 0 ? [] : Array.from(text, () => first));
    },
  },
  insertCharacters: readOnly((state) => (start, text, useStyle = 'BEFORE') => {
    const { characters = '', characterStyleOverrides = [] } = state.layer;
    checkRange(characters, start, start, 'insertCharacters');
    const at = useStyle === 'BEFORE' ? Math.max(0, start - 1) : start;
    const all = Array.from(characters, (_, index) => characterStyleOverrides[index] ?? 0);
    all.splice(start, 0, ...Array.from({ length: text.length }, () => characterStyleOverrides[at] ?? 0));
    setCharacters(
      state,
      'insertCharacters',
      characters.slice(0, start) + text + characters.slice(start),
      all,
    );
  }),
  deleteCharacters: readOnly((state) => (start, end) => {
    const { characters = '', characterStyleOverrides = [] } = state.layer;
    checkRange(characters, start, end, 'deleteCharacters');
    const all = Array.from(characters, (_, index) => characterStyleOverrides[index] ?? 0);
    all.splice(start, end - start);
    setCharacters(state, 'deleteCharacters', characters.slice(0, start) + characters.slice(end), all);
  }),
  fontSize: wholeValue('fontSize'),
  fontName: wholeValue('fontName'),
  fontWeight: wholeValue('fontWeight'),
  textCase: wholeValue('textCase'),
  letterSpacing: wholeValue('letterSpacing'),
  lineHeight: wholeValue('lineHeight'),
  hyperlink: wholeValue('hyperlink'),
  openTypeFeatures: wholeValue('openTypeFeatures'),
  textDecoration: wholeValue('textDecoration'),
  paragraphIndent: wholeValue('paragraphIndent'),
  paragraphSpacing: wholeValue('paragraphSpacing'),
  listSpacing: wholeValue('listSpacing'),
  textStyleId: {
    get: (state) => rangeValue(state, 'textStyleId', 0, (state.layer.characters ?? '').length),
    set: () => {
      throw new Error('in set_textStyleId: Use setTextStyleIdAsync, the manifest says dynamic-page.');
    },
  },
  setTextStyleIdAsync: readOnly((state) => async (id) => {
    state.edit('setTextStyleIdAsync', { styles: { ...state.layer.styles, text: id } });
  }),
  getRangeAllFontNames: readOnly((state) => (start, end) => {
    return segments(state, ['fontName'], start, end).flatMap(({ fontName }) => (fontName ? [fontName] : []));
  }),
  getStyledTextSegments: readOnly(
    (state) =>
      ((fields: readonly RunField[], start?: number, end?: number) => {
        return segments(state, fields, start ?? 0, end ?? (state.layer.characters ?? '').length);
      }) as TextNode['getStyledTextSegments'],
  ),
  textAlignHorizontal: styleField('textAlignHorizontal', 'LEFT'),
  textAlignVertical: styleField('textAlignVertical', 'TOP'),
  // Stricter than Figma is today: what its typings call deprecated goes, and what has no effect is a mistake.
  textAutoResize: styleField<TextNode['textAutoResize']>('textAutoResize', 'NONE', (_state, value) => {
    if (value === 'TRUNCATE')
      throw new Error('in set_textAutoResize: "TRUNCATE" is deprecated; set textTruncation instead.');
  }),
  textTruncation: styleField('textTruncation', 'DISABLED'),
  maxLines: styleField<number | null>('maxLines', null, (state, value) => {
    const { textTruncation } = (state.layer.style ?? {}) as RunStyle;
    if (value !== null && textTruncation !== 'ENDING')
      throw new Error('in set_maxLines: maxLines needs textTruncation to be "ENDING".');
  }),
  leadingTrim: styleField<LeadingTrim | PluginAPI['mixed']>('leadingTrim', 'NONE'),
  hangingPunctuation: styleField('hangingPunctuation', false),
  hangingList: styleField('hangingList', false),
  autoRename: plain('autoRename', true),
};

/** A text's own fills are those of its runs. */
export const textFills: Member<readonly Paint[] | PluginAPI['mixed']> = {
  get: (state) => {
    const { length } = state.layer.characters ?? '';
    return length === 0 ? [] : rangeValue(state, 'fills', 0, length);
  },
  set: (state, paints) => {
    const { length } = state.layer.characters ?? '';
    setRange(state, 'fills', 0, length, paints as Paint[]);
  },
};
