import { expect, it } from 'vitest';
import { convertPxToRem } from '#codegen/css/print-css';

it.each([
  ['padding', '8px 24px', '0.5rem 1.5rem'],
  ['padding', '48px max(24px, 50% - 640px)', '3rem max(1.5rem, 50% - 40rem)'],
  ['margin-top', '-12px', '-0.75rem'],
  ['width', '492.23px', '492.23px'],
  ['width', '13px', '0.8125rem'],
  ['font-size', '14px', '0.875rem'],
  ['grid-template-columns', '200px 1fr', '12.5rem 1fr'],
  ['gap', 'var(--space-8px)', 'var(--space-8px)'],
  ['padding', 'calc(var(--space-l) - 1px)', 'calc(var(--space-l) - 1px)'],
  ['height', '1px', '1px'],
  ['height', '2px', '2px'],
  ['font-size', '13.8px', '0.8625rem'],
  ['line-height', '29.05px', '1.815625rem'],
  ['line-height', '1.4', '1.4'],
  ['text-indent', '12px', '0.75rem'],
  ['border-radius', '8px', '8px'],
  ['transform', 'translateX(16px)', 'translateX(16px)'],
  ['border', '8px solid red', '8px solid red'],
  ['box-shadow', '0 8px 24px red', '0 8px 24px red'],
  ['letter-spacing', '10px', '10px'],
])('%s: %s', (property, value, written) => {
  expect(convertPxToRem([{ property, value }])).toEqual([{ property, value: written }]);
});
