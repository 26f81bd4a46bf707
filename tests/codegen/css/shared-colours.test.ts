import { expect, it } from 'vitest';
import { isStyled, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { extractSharedColours } from '#codegen/css/extract-shared-colours';
import { findSharingRules } from '#codegen/targets/stylesheets/find-sharing-rules';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from '../files/open-layout.ts';

it.each([
  ['border-left', '1px solid #143642', '1px solid var(--blue-31)'],
  ['text-decoration', 'underline dashed #143642', 'underline dashed var(--blue-31)'],
  ['-webkit-text-stroke', '2px #143642', '2px var(--blue-31)'],
  // The colours of a gradient belong together, and those of a shadow are part of its style.
  ['background-image', 'linear-gradient(#143642, #ffffff)', 'linear-gradient(#143642, #ffffff)'],
  ['box-shadow', '0 1px 2px #143642', '0 1px 2px #143642'],
])('a shared colour in %s', (property, value, named) => {
  const texts = [1, 2, 3, 4].map((index) => ({ text: `Text ${index}`, style: { color: '#143642' } }));
  const last = { text: 'Last', style: { [property]: value } };
  const layout = openLayout({ pages: [{ name: 'Page', children: [...texts, last] }] });
  const project = findComponents(layout, defaultCodeOptions);
  const { colours, project: shared } = extractSharedColours(project, findSharingRules('css'));
  expect(colours).toEqual([{ name: 'blue-31', value: '#143642' }]);
  const styles = shared.components.flatMap((one) => [...nodesOf(one)].filter(isStyled));
  const found = styles.flatMap(({ style }) => style.filter((one) => one.property === property));
  expect(found.map((one) => one.value)).toEqual([named]);
});
