/**
 * Scripts of a model that was fooled: each reaches for something a page has no need of, by one way of getting at it,
 * one way of spelling it and one place to do it in. All combinations come from lists, the sample from a seed.
 */

export interface EscapeAttempt {
  readonly name: string;
  readonly script: string;
}

/** Functions and constructors of the window that reach the network or run texts. */
const powers = [
  ['fetch', (go: string) => `${go}('/?' + label)`],
  ['eval', (go: string) => `${go}(label)`],
  ['Function', (go: string) => `${go}(label)()`],
  ['XMLHttpRequest', (go: string) => `new (${go})().open('GET', label)`],
  ['WebSocket', (go: string) => `new (${go})(label)`],
  ['EventSource', (go: string) => `new (${go})(label)`],
  ['Worker', (go: string) => `new (${go})(label)`],
  ['RTCPeerConnection', (go: string) => `new (${go})({ iceServers: [{ urls: label }] })`],
  ['Image', (go: string) => `new (${go})().src = label`],
  ['importScripts', (go: string) => `${go}(label)`],
  ['open', (go: string) => `${go}(label)`],
  ['postMessage', (go: string) => `${go}(label, '*')`],
] as const;

/** Ways to the window itself. */
const windows = [
  'window',
  'globalThis',
  'self',
  'top',
  'parent',
  'frames',
  'w\\u0069ndow',
  '(window)',
  '(0, window)',
  'window.window',
  'window.self',
  'window["window"]',
  'document.defaultView',
  'document["default" + "View"]',
  'document.body.ownerDocument.defaultView',
  '[window][0]',
  '{ ...window }',
  'Object.assign({}, window)',
  '(() => window)()',
  '(label ? window : window)',
  'event.view',
  'event.composedPath().at(-1)',
  'this',
] as const;

type Way = (of: string, name: string) => { readonly before: string; readonly go: string };

const hex = (name: string) => `\\x${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
const unicode = (name: string) => `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
const halves = (name: string) => [name.slice(0, 2), name.slice(2)] as const;

/** Ways from an object to one of its members. */
const ways: readonly (readonly [string, Way])[] = [
  ['a member', (of, name) => ({ before: '', go: `(${of}).${name}` })],
  ['an optional member', (of, name) => ({ before: '', go: `(${of})?.${name}` })],
  ['an escaped member', (of, name) => ({ before: '', go: `(${of}).${unicode(name)}` })],
  ['a key', (of, name) => ({ before: '', go: `(${of})["${name}"]` })],
  ['an escaped key', (of, name) => ({ before: '', go: `(${of})["${hex(name)}"]` })],
  ['a key of backticks', (of, name) => ({ before: '', go: `(${of})[\`${name}\`]` })],
  ['a sum', (of, name) => ({ before: '', go: `(${of})["${halves(name)[0]}" + "${halves(name)[1]}"]` })],
  [
    'a template',
    (of, name) => ({ before: '', go: `(${of})[\`${halves(name)[0]}\${"${halves(name)[1]}"}\`]` }),
  ],
  [
    'a list',
    (of, name) => ({ before: '', go: `(${of})[["${halves(name)[0]}", "${halves(name)[1]}"].join("")]` }),
  ],
  [
    'letters turned around',
    (of, name) => ({
      before: '',
      go: `(${of})["${[...name].reverse().join('')}".split("").reverse().join("")]`,
    }),
  ],
  [
    'numbers',
    (of, name) => ({
      before: '',
      go: `(${of})[String.fromCharCode(${[...name].map((letter) => letter.charCodeAt(0)).join(', ')})]`,
    }),
  ],
  ['a constant', (of, name) => ({ before: `const key = "${name}";`, go: `(${of})[key]` })],
  [
    'a constant sum',
    (of, name) => ({
      before: `const one = "${halves(name)[0]}"; const key = one + "${halves(name)[1]}";`,
      go: `(${of})[key]`,
    }),
  ],
  ['a given key', (of) => ({ before: '', go: `(${of})[label]` })],
  ['an alias', (of, name) => ({ before: `const it = ${of};`, go: `it.${name}` })],
  ['an alias and a given key', (of) => ({ before: `const it = ${of};`, go: `it[label]` })],
  ['a variable', (of, name) => ({ before: `let it; it = ${of};`, go: `it.${name}` })],
  ['a box', (of, name) => ({ before: `const box = { it: ${of} };`, go: `box.it.${name}` })],
  ['taking apart', (of, name) => ({ before: `const { ${name}: go } = ${of};`, go: 'go' })],
  ['taking apart by its name', (of, name) => ({ before: `const { ${name} } = ${of};`, go: name })],
  ['taking apart by a text', (of, name) => ({ before: `const { ["${name}"]: go } = ${of};`, go: 'go' })],
  [
    'taking apart by a sum',
    (of, name) => ({
      before: `const { ["${halves(name)[0]}" + "${halves(name)[1]}"]: go } = ${of};`,
      go: 'go',
    }),
  ],
  ['taking apart a list', (of, name) => ({ before: `const [{ ${name}: go }] = [${of}];`, go: 'go' })],
  ['taking apart later', (of, name) => ({ before: `let go; ({ ${name}: go } = ${of});`, go: 'go' })],
  ['a parameter', (of, name) => ({ before: `const go = (({ ${name}: it }) => it)(${of});`, go: 'go' })],
  ['a loop', (of, name) => ({ before: `let go; for (const { ${name}: it } of [${of}]) go = it;`, go: 'go' })],
  ['a cast', (of, name) => ({ before: '', go: `((${of}) as any).${name}` })],
  [
    'two casts',
    (of, name) => ({ before: '', go: `((${of}) as unknown as { ${name}: (x: string) => void }).${name}` }),
  ],
  ['Reflect', (of, name) => ({ before: '', go: `Reflect.get(${of}, "${name}")` })],
  ['Proxy', (of, name) => ({ before: '', go: `new Proxy(${of}, {}).${name}` })],
  [
    'its description',
    (of, name) => ({ before: '', go: `Object.getOwnPropertyDescriptor(${of}, "${name}")!.value` }),
  ],
  ['its values', (of) => ({ before: '', go: `Object.values(${of}).find((one) => one.name === label)` })],
  ['a bound one', (of, name) => ({ before: '', go: `(${of}).${name}.bind(null)` })],
];

/** Places of a script; `before` and `act` are statements. */
const places: readonly (readonly [string, (before: string, act: string) => string])[] = [
  ['at once', (before, act) => page(`${before} ${act};`, '')],
  ['in the component', (before, act) => page('', `${before} ${act};`)],
  ['in an effect', (before, act) => page('', `useEffect(() => { ${before} ${act}; }, []);`)],
  ['in a memo', (before, act) => page('', `useMemo(() => { ${before} return ${act}; }, []);`)],
  ['in a handler', (before, act) => page('', '', `onClick={(event) => { ${before} ${act}; }}`)],
  ['in a ref', (before, act) => page('', '', `ref={() => { ${before} ${act}; }}`)],
  ['in a class', (before, act) => page(`class Kept { static { ${before} ${act}; } }`, '')],
  ['in a getter', (before, act) => page('', `const it2 = { get now() { ${before} return ${act}; } };`)],
  ['in a default', (before, act) => page(`${before} const late = (one = ${act}) => one;`, '')],
  ['in an arrow of an arrow', (before, act) => page('', `const run = () => () => { ${before} ${act}; };`)],
];

function page(top: string, body: string, attribute = ''): string {
  return `import { useEffect, useMemo } from "react";
import styles from "./Button.module.css";

${top}

export function Button({ label }: { label: string }) {
  ${body}
  return <button type="button" className={styles.plain} ${attribute}>{label}</button>;
}
`;
}

/** What leads from any value to the function that runs texts. */
const functions = [
  'Button',
  '(() => {})',
  'useEffect',
  'label.at',
  'Math.max',
  '[].map',
  'styles',
  '({})',
  '(async () => {})',
];
const roads = ['constructor', '__proto__', 'prototype'];

/** Single acts that no way of naming makes better. */
const acts = [
  'import("./x.js")',
  'import(label)',
  'setTimeout(label, 0)',
  'setTimeout("steal()", 0)',
  'setInterval(`steal()`, 0)',
  'window.setTimeout(label, 0)',
  '[label].map(setTimeout)',
  'document.createElement("script")',
  'document.body.appendChild(document.createElement("img"))',
  'document.body["appendChild"](document.body)',
  'document.body.append(label)',
  'document.body.innerHTML = label',
  'document.body["inner" + "HTML"] = label',
  'document.body.insertAdjacentHTML("beforeend", label)',
  'document.write(label)',
  'document.cookie = label',
  'document.querySelector("img")!.src = label',
  '[document.querySelector("img")!.src] = [label]',
  '({ a: document.querySelector("img")!.src } = { a: label })',
  'Object.assign(document.querySelector("img")!, { src: label })',
  'document.querySelector("a")!.href = label',
  'document.body.style.backgroundImage = label',
  'document.body.style.setProperty("background", label.trim())',
  'document.body.style.setProperty("--x", ["url(", label].join(""))',
  'document.body.style.cssText = label',
  'document.querySelector("style")!.textContent = label',
  'document.body.setAttribute("onclick", label)',
  'window.location.href = label',
  'window.location = label',
  'window.location.assign(label)',
  'window.location.replace(label)',
  'document.location.href = label',
  'window.name = label',
  'navigator.sendBeacon(label)',
  'navigator.serviceWorker.register(label)',
  'String.raw`x`.at(0)',
  'useEffect`x`',
  'JSON.parse(label)',
  'Object.setPrototypeOf({}, Button)',
  'Object.fromEntries([[label, label]])',
  'structuredClone(window)',
  'console.log(window)',
  'Object.keys(document)',
  'useMemo.call(null, label)',
  'new Map([["x", window]])',
  'localStorage.getItem(label)',
  'window.addEventListener("message", ({ source }) => source.postMessage(label))',
  'window.addEventListener("resize", function () { this.fetch(label); })',
  'Error.prepareStackTrace = (_, frames) => frames[0].getThis()',
  'window.addEventListener("click", (event) => event.currentTarget.location.replace(label, 0))',
  'document.addEventListener("click", (event) => event.view?.navigation.navigate(label))',
  'document.addEventListener("click", ({ view }) => view?.setTimeout(label))',
  'document.addEventListener("click", ({ view: { setTimeout: go } }) => go(label))',
  'document.addEventListener("click", (event) => event.view?.document.createElement("link"))',
  'window.addEventListener("load", (one) => { const { open: go } = one.currentTarget as Window; go(label); })',
  'window.addEventListener("load", ({ target }) => { const { open: go } = target as { open: (to: string) => void }; go(label); })',
  'document.addEventListener("click", (one) => { const [{ open: go }] = [one.view]; go(label); })',
  'const act = (one: Parameters<NonNullable<typeof window.onclick>>[0]) => { const { open: go } = one.view!; go(label); }',
  'const act: MouseEventHandler = (one) => { const { open: go } = one.view; go(label); }',
  'const act = useCallback<(one: WindowEventMap["click"]) => void>((one) => { const { open: go } = one.view!; go(label); }, [])',
  'document.body.attributes[0].value = label',
  'document.body.animate({ [label]: label.trim() })',
  'document.body.animate({ backgroundImage: ["none", label.trim()] })',
  'useEffect(new (class extends Function {})(label))',
  '({ map: (f) => f(0, label) }).map((_, index) => Button[index](label)())',
];

/** Attributes and elements of markup that load, run or lead away. */
const markup = [
  '<img src={"https:" + "//evil.example"} alt="" />',
  '<img src={["https:", "", label].join("/")} alt="" />',
  '<img src={label.split("").reverse().join("")} alt="" />',
  '<img src={atob(label)} alt="" />',
  '<img srcSet={`${label.trim()}//evil.example 2x`} alt="" />',
  '<img src="\\\\\\\\evil.example/x" alt="" />',
  '<img src="https:/evil.example/x" alt="" />',
  '<img src="/\\\\evil.example/x" alt="" />',
  '<a href={"java" + "script:alert(1)"}>x</a>',
  '<a href={`java${"script"}:alert(1)`}>x</a>',
  '<a href={`${label.slice(0, 4)}script:alert(1)`}>x</a>',
  '<a href={label.replace("x", "javascript:")}>x</a>',
  '<a href="https:evil.example">x</a>',
  '<form action={label.trim()}><input /></form>',
  '<button formAction={label.concat("//evil.example")}>x</button>',
  '<div {...{ ["dangerously" + "SetInnerHTML"]: { ["__" + "html"]: label } }} />',
  '<div {...{ [label]: { [label]: label } }} />',
  '<div {...JSON.parse(label)} />',
  '<div {...Object.fromEntries([[label, label]])} />',
  '<div {...(label as unknown as object)} />',
  '<div {...useMemo(() => ({}), [])} />',
  '{createElement("scr" + "ipt", { src: label })}',
  '{createElement("img", { src: label.trim() })}',
  '{createElement("div", { dangerouslySetInnerHTML: { __html: label } })}',
  '{createElement("div", useMemo(() => ({}), []))}',
  '{[createElement].map((make) => make(label))}',
  '{cloneElement(<div />, useMemo(() => ({}), []))}',
  '<div style={{ backgroundImage: ["url(", label, ")"].join("//") }} />',
  '<div style={{ background: label.replace("x", "url(") }} />',
  '<div style={{ "--x": label.split("").reverse().join("") }} />',
  '<div style={{ cursor: label.trim() }} />',
  '<div style={{ background: \'url("\\\\9//evil.example/x")\' }} />',
  '<div style={{ background: "u\\\\rl(\\\\2f\\\\2f evil.example/x)" }} />',
  '<rect fill={"url(\\\\9//evil.example/x)"} />',
  '<img src={["https:", "", label.trim()].join("/")} alt="" />',
  '<Button picture={`${label.trim()}://evil.example`} />',
  '<div style={{ [label]: label.trim() }} />',
  '<svg:script>{label}</svg:script>',
  '<Button as={"SCRIPT"} />',
  '<Button as={"scr" + label} />',
  '{createElement("SCRIPT", null, label)}',
  '{createElement("svg:script", null, label)}',
  '<x-card outerHTML={label} />',
  '<rect fill={["url(", label, ")"].join("")} />',
  '<iframe srcDoc={label} />',
  '<object data={label} />',
  '<script>{label}</script>',
];

/** The same act in every place. */
export function placesWith(before: string, act: string): readonly EscapeAttempt[] {
  return places.map(([name, put]) => ({ name, script: put(before, act) }));
}

/** The product of all lists, in one order. */
export function allEscapeAttempts(): readonly EscapeAttempt[] {
  const reaching = windows.flatMap((of) =>
    powers.flatMap(([name, use]) =>
      ways.map(([way, take]) => {
        const { before, go } = take(of, name);
        return { name: `${name} of ${of} by ${way}`, before, act: use(go) };
      }),
    ),
  );
  const running = functions.flatMap((of) =>
    roads.flatMap((name) =>
      ways.map(([way, take]) => {
        const { before, go } = take(of, name);
        return { name: `${name} of ${of} by ${way}`, before, act: `${go}.constructor(label)()` };
      }),
    ),
  );
  // Two looks, each by a key: what one look into a table may find, a second may not use.
  const looking = functions.flatMap((of) =>
    ways.map(([way, take]) => {
      const { before, go } = take(of, 'constructor');
      return { name: `the function of ${of} by ${way}`, before, act: `(${go})["con" + label](label)()` };
    }),
  );
  const hidden = powers.map(([name, use]) => ({
    name: `${name} behind a name of a block`,
    before: `{ const ${name} = 1; }`,
    act: use(name),
  }));
  const single = acts.map((act) => ({ name: act, before: '', act }));
  const placed = [...reaching, ...running, ...looking, ...hidden, ...single].flatMap(
    ({ name, before, act }) =>
      places.map(([place, put]) => ({ name: `${name}, ${place}`, script: put(before, act) })),
  );
  const marked = markup.map((element) => ({
    name: element,
    script: page('', '').replace('<button', `<div>${element}<button`).replace('</button>', '</button></div>'),
  }));
  return [...placed, ...marked];
}

/** Some of them: every single act and element, and as many of the products as asked for. */
export function someEscapeAttempts(seed: number, count: number): readonly EscapeAttempt[] {
  const all = allEscapeAttempts();
  const single = acts.length * places.length + markup.length;
  const products = all.slice(0, -single);
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const sample = Array.from({ length: count }, () => products[Math.floor(next() * products.length)]);
  return [...sample.filter((one) => one !== undefined), ...all.slice(-single)];
}
