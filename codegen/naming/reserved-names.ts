/** Names that generated code must not use. */

/** Reserved in JavaScript, strict mode and TypeScript, or confusing to shadow. */
export const reservedIdentifiers: readonly string[] = [
  'fieldId',
  ...'arguments as async await boolean break case catch class const continue debugger declare default delete do'.split(
    ' ',
  ),
  ...'else enum eval export extends false finally for from function get if implements import in instanceof'.split(
    ' ',
  ),
  ...'interface let module new null number object of package private protected public require return set static'.split(
    ' ',
  ),
  ...'string super switch symbol this throw true try type typeof undefined unknown var void while with yield never any'.split(
    ' ',
  ),
  ...'nan infinity window document location history name self top parent event global globalThis'.split(' '),
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
];

/**
 * Names that a component must not have: globals that its file may need, names of React, and file names that
 * Windows reserves.
 */
export const reservedComponentNames: readonly string[] = [
  ...'App CurrentPage ComponentType Main Index React ReactDOM Fragment Component ComponentProps ReactNode Suspense StrictMode Profiler'.split(
    ' ',
  ),
  ...'Object Array String Number Boolean Symbol Function Date Math JSON Map Set Promise Proxy Reflect Error'.split(
    ' ',
  ),
  ...'RegExp Intl BigInt Record Partial Required Readonly Pick Omit Exclude Extract Parameters ReturnType'.split(
    ' ',
  ),
  ...'Element Node Text Image Document Window Event Option Audio Comment Range Selection Request Response'.split(
    ' ',
  ),
  ...'JSX Props Infinity NaN Undefined Null'.split(' '),
  ...'Con Prn Aux Nul Com1 Com2 Com3 Com4 Com5 Com6 Com7 Com8 Com9 Lpt1 Lpt2 Lpt3 Lpt4 Lpt5 Lpt6 Lpt7 Lpt8 Lpt9'.split(
    ' ',
  ),
];

/** File names that some system reserves. */
export const reservedFileNames: readonly string[] = [
  ...'con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  ),
];

/** Props that React or every element has already, with another meaning or type. */
export const reservedProps: readonly string[] = [
  ...'children className class key ref style id is dir lang role slot hidden translate draggable inert popover'.split(
    ' ',
  ),
  ...'nonce part tabIndex autoFocus inputMode accessKey contentEditable spellCheck dangerouslySetInnerHTML'.split(
    ' ',
  ),
  ...'suppressHydrationWarning defaultValue defaultChecked itemProp property resource about datatype prefix rel rev'.split(
    ' ',
  ),
  ...'typeof vocab results security unselectable exportparts target src srcSet width height form formAction'.split(
    ' ',
  ),
  ...'action method media ping download type disabled checked multiple required min max step size list value rest'.split(
    ' ',
  ),
];
