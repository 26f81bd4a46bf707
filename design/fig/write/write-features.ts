import { listOf, textOf, type Fields } from '../../read/fields.ts';

/** OpenType features by the fields that switch them, and what they are without. */
const switches: readonly (readonly [field: string, tag: string, usual: boolean])[] = [
  ['fontVariantCommonLigatures', 'LIGA', true],
  ['fontVariantContextualLigatures', 'CALT', true],
  ['fontVariantDiscretionaryLigatures', 'DLIG', false],
  ['fontVariantHistoricalLigatures', 'HLIG', false],
  ['fontVariantOrdinal', 'ORDN', false],
  ['fontVariantSlashedZero', 'ZERO', false],
];

const choices: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  fontVariantNumericFigure: { LINING: ['LNUM'], OLDSTYLE: ['ONUM'] },
  fontVariantNumericSpacing: { PROPORTIONAL: ['PNUM'], TABULAR: ['TNUM'] },
  fontVariantNumericFraction: { DIAGONAL: ['FRAC'], STACKED: ['AFRC'] },
  fontVariantPosition: { SUB: ['SUBS'], SUPER: ['SUPS'] },
  fontVariantCaps: {
    SMALL: ['SMCP'],
    ALL_SMALL: ['C2SC', 'SMCP'],
    PETITE: ['PCAP'],
    ALL_PETITE: ['C2PC', 'PCAP'],
    UNICASE: ['UNIC'],
    TITLING: ['TITL'],
  },
};

/** REST's `opentypeFlags`, 1 for on and 0 for off; `null` where all are as usual. */
export function writeFeatures(node: Fields): Readonly<Record<string, 0 | 1>> | null {
  const flags: Record<string, 0 | 1> = {};
  for (const [field, tag, usual] of switches) {
    if (typeof node[field] === 'boolean' && node[field] !== usual) flags[tag] = usual ? 0 : 1;
  }
  for (const [field, tags] of Object.entries(choices)) {
    for (const tag of tags[textOf(node[field], '')] ?? []) flags[tag] = 1;
  }
  for (const tag of listOf(node.toggledOnOTFeatures)) if (typeof tag === 'string') flags[tag] = 1;
  for (const tag of listOf(node.toggledOffOTFeatures)) if (typeof tag === 'string') flags[tag] = 0;
  return Object.keys(flags).length === 0 ? null : flags;
}
