/** Names that say something and names that do not, for each rule on both sides. */
import { describe, expect, test } from 'vitest';
import {
  findLostLetters,
  judgeName,
  nameRules,
  type NameKind,
  type NameUse,
} from '../../bench/code-structure/judge-names.ts';

const ruleOf = (kind: NameKind, name: string, tags: readonly string[] = []) => {
  const use: NameUse = { kind, name, ...(tags.length > 0 ? { tags: new Set(tags) } : {}) };
  return judgeName(use)?.id ?? null;
};

const refused: readonly (readonly [rule: string, kind: NameKind, names: string])[] = [
  ['hash', 'class', 'mx3X2Av42 p1d card2s a1b2c3d4'],
  ['hash', 'prop', 'p1d'],
  ['layer', 'class', 'rectangle5 elementorElement2 uaelPriceList wpforms154Field navAfter logoSvg'],
  ['layer', 'prop', 'companyLogoProperty1_3 property1 frame12'],
  ['layer', 'component', 'CertosoftwareCom Frame12 HeroPng Desktop1 MacBookPro14'],
  ['tag', 'class', 'div div2 span p h3 ul svg a2 liText spanText'],
  ['tag', 'prop', 'liText liText2'],
  ['tag', 'component', 'Div Svg2'],
  ['number', 'class', 'card7 title3 box19 rule400 eWeb161 menu-item-608'],
  ['number', 'prop', 'text4 address3'],
  ['number', 'component', 'BoltIcon3'],
  ['number', 'data', 'list3'],
  ['number', 'variant', 'compact-2 other-2'],
  ['shape', 'class', 'row Row2 column box row-2 wrapper part container2 section2'],
  ['shape', 'component', 'Part Entry Row Item Box Column2 Content'],
  ['shape', 'file', 'Entry Row2 Wrapper'],
  ['shape', 'prop', 'row row2'],
  ['position', 'class', 'top left other other-2 first leftColumn bottomRow'],
  ['position', 'component', 'Other TopRow'],
  ['position', 'variant', 'other'],
  ['kind', 'class', 'text text2 words icon2 image2 label2 textRow pathCopy'],
  ['kind', 'prop', 'text2 icon2 rowText rowVariant'],
  ['kind', 'asset', 'picture image-2 root icon'],
  ['measure', 'variant', 'wide narrow tall at-start in-line'],
  ['lost-letters', 'class', 'q svgs brlrz'],
  ['garbled', 'class', 'cardses wordses productCardses'],
  ['sentence', 'class', 'getYourFreedomBackFromThemToday'],
];

/** What the rule beside it must not take. */
const passed: readonly (readonly [rule: string, kind: NameKind, names: string])[] = [
  ['hash', 'class', 'co2Saved view3d mp3Player step1Title'],
  ['layer', 'component', 'Desktop IphoneOffer'],
  ['layer', 'class', 'pictureFrame price elementList beforeOffer before copyright'],
  ['tag', 'class', 'nav table button form label header strongest pricing'],
  ['tag', 'variant', 'strong'],
  ['number', 'class', 'title2 error404 card1'],
  ['number', 'variant', 'compact view3d'],
  ['shape', 'class', 'jobRow cardWrapper grid list container section page inner linkColumn'],
  ['shape', 'component', 'Section Container Grid TableRow FooterColumn'],
  ['shape', 'prop', 'variant'],
  ['position', 'class', 'topBar footerLinks otherOffers sidebar'],
  ['position', 'prop', 'left first other'],
  ['kind', 'class', 'icon image title description heroText copy value'],
  ['kind', 'prop', 'text icon image label items value variant linkText'],
  ['kind', 'file', 'data types'],
  ['kind', 'asset', 'logo team-photo'],
  ['measure', 'variant', 'primary small at-risk compact wide-screen'],
  ['measure', 'class', 'wide narrow'],
  ['lost-letters', 'class', 'btn bgHero css xAxis tryFree rhythm myJobs'],
  ['garbled', 'class', 'expenses courses responses licenses browses'],
  ['sentence', 'class', 'jobCardMetaLabel weeklyPlanTableRowTitle'],
];

describe('a rule refuses', () => {
  const cases = refused.flatMap(([rule, kind, names]) =>
    names.split(' ').map((name) => [kind, name, rule] as const),
  );
  test.each(cases)('the %s "%s" by %s', (kind, name, rule) => {
    expect(ruleOf(kind, name)).toBe(rule);
  });
  test('and each rule has a case on both sides', () => {
    const sides = [refused, passed].map((side) => new Set(side.map(([rule]) => rule)));
    for (const { id } of nameRules) expect(sides.map((side) => side.has(id))).toEqual([true, true]);
  });
});

describe('no rule refuses', () => {
  const cases = passed.flatMap(([, kind, names]) => names.split(' ').map((name) => [kind, name] as const));
  test.each(cases)('the %s "%s"', (kind, name) => {
    expect(ruleOf(kind, name)).toBeNull();
  });
});

test('the row, cell and column of a table are called so', () => {
  for (const [name, tag] of [
    ['row', 'tr'],
    ['cell', 'td'],
    ['column', 'th'],
  ] as const) {
    expect(ruleOf('class', name, [tag])).toBeNull();
    expect(ruleOf('class', name, ['div'])).toBe('shape');
  }
});

describe('letters that a name lost', () => {
  const lost = findLostLetters(['Größe', 'Über uns', 'Gre', 'plain words']);
  test('are recognised by the texts of the page', () => {
    expect([...findLostLetters(['Größe', 'plain'])]).toEqual(['gre']);
    expect(judgeName({ kind: 'class', name: 'berUns' }, lost)?.id).toBe('lost-letters');
    expect(judgeName({ kind: 'class', name: 'berUns' })).toBeNull();
  });
  test('are none where a text has the word as it is', () => {
    expect(judgeName({ kind: 'class', name: 'gre' }, lost)).toBeNull();
  });
});

test('every rule has a reason', () => {
  for (const { id, reason } of nameRules) expect([id, reason.length > 8]).toEqual([id, true]);
});
