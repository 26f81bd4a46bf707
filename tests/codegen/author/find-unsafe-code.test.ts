import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexFiles } from '#codegen/targets/project-files';
import { findUnsafeCode } from '#codegen/model/author/safety/find-unsafe-code';
import type { RepairContext } from '#codegen/model/author/repair/repaired-file';
import { repairScript } from '#codegen/model/author/repair/repair-script';
import { parseScript } from '#codegen/model/author/repair/repair-syntax';
import { readDraft } from './read-case.ts';
import { allEscapeAttempts, placesWith, someEscapeAttempts } from './escape-attempts.ts';

const tests = join(import.meta.dirname, '..');
const { files } = readDraft();
const context: RepairContext = {
  path: 'src/components/Button.tsx',
  project: indexFiles(files),
  byName: new Map([['hero.png', ['src/assets/hero.png']]]),
  components: new Map([['Button', 'src/components/Button.tsx']]),
  expected: new Map(),
  trustedText: 'https://bakery.example/',
};

/** Whether nothing of an act is left: the whole script is refused, or what acted was cut out of it. */
function isRefused(script: string): boolean {
  const mended = repairScript(script, context);
  return !mended.usable || mended.cuts.length > 0;
}

const seed = Number(process.env['SEED'] ?? 15);
const some = someEscapeAttempts(seed, process.env['WALKS'] === 'all' ? 0 : 400);
const walks = process.env['WALKS'] === 'all' ? allEscapeAttempts() : some;

describe('a script that tries to evade the safety check', () => {
  it('is refused, whatever it reaches for, by whatever way, from wherever', () => {
    expect(walks.length).toBeGreaterThan(800);
    const accepted = walks.filter(({ script }) => !isRefused(script)).map(({ name }) => name);
    expect(accepted).toEqual([]);
  });
});

/** What pages made from a design do all day: `top` stands before the component, `body` in it, `markup` around its text. */
const plain: readonly (readonly [
  string,
  { readonly top?: string; readonly body?: string; readonly markup?: string },
])[] = [
  [
    'a state',
    {
      body: 'const [open, setOpen] = useState(false);',
      markup: '<b onClick={() => setOpen(!open)}>{open ? "a" : "b"}</b>',
    },
  ],
  [
    'a state of words',
    {
      body: 'const [tab, setTab] = useState<"one" | "two">("one");',
      markup: '<b onClick={() => setTab("two")}>{tab}</b>',
    },
  ],
  [
    'a tab bar',
    {
      top: 'const tabs = ["One", "Two"];',
      body: 'const [index, setIndex] = useState(0);',
      markup: '<b onClick={() => setIndex((now) => now + 1)}>{tabs[index]}</b>',
    },
  ],
  [
    'a carousel',
    {
      top: 'const slides = [{ src: hero, alt: "" }];',
      body: 'const [index] = useState(0); const current = slides[index % slides.length];',
      markup: '<img src={current?.src} alt={current?.alt} />',
    },
  ],
  [
    'a list of props',
    { body: 'const names = [label]; const [index] = useState(0);', markup: '<b>{names[index]}</b>' },
  ],
  ['a dark mode', { body: 'useEffect(() => { document.documentElement.dataset.theme = "dark"; }, []);' }],
  ['a class of the page', { body: 'useEffect(() => { document.body.classList.toggle("dark"); }, []);' }],
  [
    'a media query',
    {
      body: 'const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;',
      markup: '<b>{isDark ? "a" : "b"}</b>',
    },
  ],
  [
    'the width of the window',
    {
      body: 'const [width, setWidth] = useState(0); useEffect(() => { const measure = () => setWidth(window.innerWidth); window.addEventListener("resize", measure); return () => window.removeEventListener("resize", measure); }, []);',
      markup: '<b>{width}</b>',
    },
  ],
  [
    'a key that closes',
    {
      body: 'useEffect(() => { const close = (event: KeyboardEvent) => { if (event.key === "Escape") document.title = label; }; document.addEventListener("keydown", close); return () => document.removeEventListener("keydown", close); }, [label]);',
    },
  ],
  [
    'a click outside',
    {
      body: 'const ref = useRef<HTMLElement>(null); useEffect(() => { const close = (event: MouseEvent) => { if (!ref.current?.contains(event.target as Node)) document.title = ""; }; document.addEventListener("mousedown", close); return () => document.removeEventListener("mousedown", close); }, []);',
      markup: '<b ref={ref}>a</b>',
    },
  ],
  [
    'scrolling to a place',
    {
      markup: '<b onClick={() => document.getElementById("a")?.scrollIntoView({ behavior: "smooth" })}>a</b>',
    },
  ],
  ['scrolling up', { markup: '<b onClick={() => window.scrollTo({ top: 0, behavior: "smooth" })}>a</b>' }],
  ['going back', { markup: '<b onClick={() => window.history.back()}>a</b>' }],
  ['the place of the page', { body: 'const place = window.location.hash;', markup: '<b>{place}</b>' }],
  [
    'a dialog',
    {
      body: 'const ref = useRef<HTMLDialogElement>(null);',
      markup: '<dialog ref={ref}><b onClick={() => ref.current?.close()}>a</b></dialog>',
    },
  ],
  [
    'opening a dialog',
    {
      body: 'const ref = useRef<HTMLDialogElement>(null);',
      markup: '<b onClick={() => ref.current?.showModal()}>a</b>',
    },
  ],
  [
    'a field',
    {
      body: 'const [text, setText] = useState("");',
      markup: '<input value={text} onChange={(event) => setText(event.target.value)} />',
    },
  ],
  [
    'a current target',
    {
      body: 'const [text, setText] = useState("");',
      markup: '<input value={text} onInput={(event) => setText(event.currentTarget.value)} />',
    },
  ],
  [
    'a form',
    {
      body: 'const send = (event: FormEvent) => { event.preventDefault(); };',
      markup: '<form onSubmit={send}><input /></form>',
    },
  ],
  [
    'many fields',
    {
      body: 'const [values, setValues] = useState<Record<string, string>>({});',
      markup:
        '<input name="a" onChange={({ target: { name, value } }) => setValues((now) => ({ ...now, [name]: value }))} />',
    },
  ],
  [
    'a timer',
    {
      body: 'useEffect(() => { const timer = setTimeout(() => {}, 100); return () => clearTimeout(timer); }, []);',
    },
  ],
  [
    'a named timer',
    {
      body: 'useEffect(() => { const tick = () => {}; const timer = window.setInterval(tick, 100); return () => window.clearInterval(timer); }, []);',
    },
  ],
  [
    'a pause',
    {
      body: 'const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 100));',
      markup: '<b onClick={() => void wait()}>a</b>',
    },
  ],
  [
    'a frame',
    {
      body: 'useEffect(() => { const id = requestAnimationFrame(() => {}); return () => cancelAnimationFrame(id); }, []);',
    },
  ],
  [
    'a table of classes',
    {
      top: 'const looks = { small: styles.plain, large: styles.primary };',
      body: 'const look: keyof typeof looks = "small";',
      markup: '<b className={looks[look]}>a</b>',
    },
  ],
  ['a class by a prop', { markup: '<b className={styles[label]}>a</b>' }],
  ['a class by a template', { markup: '<b className={styles[`size-${label}`]}>a</b>' }],
  [
    'classes in a row',
    { markup: '<b className={[styles.plain, label && styles.primary].filter(Boolean).join(" ")}>a</b>' },
  ],
  [
    'a class that is called like a danger',
    { markup: '<b className={`${styles.open} ${styles.location} ${styles.Image}`}>a</b>' },
  ],
  [
    'a list',
    {
      top: 'const items = [{ title: "a", href: "#a" }];',
      markup:
        '<ul>{items.map((item) => <li key={item.title}><a href={item.href}>{item.title}</a></li>)}</ul>',
    },
  ],
  [
    'a list with numbers',
    {
      top: 'const items = ["a"]; const sizes = [1, 2];',
      markup: '<ul>{items.map((item, index) => <li key={item}>{sizes[index]}</li>)}</ul>',
    },
  ],
  [
    'a list of pairs',
    {
      top: 'const items = { a: "b" };',
      markup: '<ul>{Object.entries(items).map(([name, value]) => <li key={name}>{value}</li>)}</ul>',
    },
  ],
  ['a list of stars', { markup: '<b>{Array.from({ length: 5 }, (_, index) => <i key={index}>*</i>)}</b>' }],
  [
    'a loop',
    {
      body: 'const found: string[] = []; for (let at = 0; at < label.length; at += 1) found.push(label[at] ?? "");',
      markup: '<b>{found}</b>',
    },
  ],
  [
    'the last of a list',
    { body: 'const names = label.split(" ");', markup: '<b>{names[names.length - 1]}</b>' },
  ],
  [
    'sorting',
    {
      top: 'const prices = [3, 1];',
      markup: '<b>{[...prices].sort((a, b) => a - b).reverse().join(", ")}</b>',
    },
  ],
  [
    'words put together',
    { markup: '<b aria-label={`Open ${label}` + "!"}>{label.replace(/-/g, " ").toUpperCase()}</b>' },
  ],
  [
    'a width in per cent',
    { body: 'const [share] = useState(40);', markup: '<b style={{ width: `${share}%` }}>a</b>' },
  ],
  [
    'a property of its own',
    {
      body: 'const [share] = useState(40);',
      markup: '<b style={{ "--share": `${share}%` } as CSSProperties}>a</b>',
    },
  ],
  ['a picture behind', { markup: '<b style={{ backgroundImage: `url(${hero})` }}>a</b>' }],
  ['a picture for each density', { markup: '<img src={hero} srcSet={`${hero} 1x, ${hero} 2x`} alt="" />' }],
  [
    'a picture that is chosen',
    {
      body: 'const [photo, setPhoto] = useState(hero);',
      markup: '<img src={photo} alt="" onClick={() => setPhoto(hero)} />',
    },
  ],
  ['a link to a place', { markup: '<a href={`#${label}`}>a</a>' }],
  ['a mail', { markup: '<a href={"mailto:" + label}>a</a>' }],
  ['a link that was given', { markup: '<a href="https://bakery.example/">a</a>' }],
  ['a heading of a level', { body: 'const Tag = label ? "h2" : "h3";', markup: '<Tag>a</Tag>' }],
  [
    'a date',
    {
      body: 'const year = new Date().getFullYear();',
      markup: '<b>{year} {new Intl.NumberFormat("de").format(1)}</b>',
    },
  ],
  [
    'a set',
    {
      body: 'const [marked] = useState(new Set<string>());',
      markup: '<b>{marked.has(label) ? "a" : "b"}</b>',
    },
  ],
  [
    'a context',
    {
      top: 'const Theme = createContext("light");',
      body: 'const theme = useContext(Theme);',
      markup: '<Theme.Provider value={theme}>a</Theme.Provider>',
    },
  ],
  [
    'a reducer',
    {
      body: 'const [count, add] = useReducer((now: number, step: number) => now + step, 0);',
      markup: '<b onClick={() => add(1)}>{count}</b>',
    },
  ],
  ['a copy by Object.assign', { body: 'const all = Object.assign({}, { a: 1 });', markup: '<b>{all.a}</b>' }],
  [
    'what scrolls along',
    {
      body: 'const ref = useRef<HTMLDivElement>(null);',
      markup: '<b ref={ref} onClick={() => ref.current?.scrollBy({ left: ref.current.clientWidth })}>a</b>',
    },
  ],
  [
    'data of plain words',
    {
      top: 'const places = [{ location: "Berlin", open: true, source: "x", top: 1, view: "month" }];',
      markup: '<b>{places.map(({ location, view }) => location + view)} {places[0]?.open}</b>',
    },
  ],
];

function scriptOf({ top = '', body = '', markup = '' }: (typeof plain)[number][1]): string {
  return `import { createContext, useContext, useEffect, useReducer, useRef, useState, type CSSProperties, type FormEvent } from "react";
import hero from "../assets/hero.png";
import styles from "./Button.module.css";

${top}

export function Button({ label, ...rest }: { label: string }) {
  ${body}
  return <div {...rest}>{label}{styles.plain}{hero}${markup}</div>;
}
`;
}

describe('a script of a page', () => {
  it.each(plain)('passes the safety check with %s', (_, parts) => {
    expect(repairScript(scriptOf(parts), context)).toMatchObject({ usable: true, cuts: [] });
  });

  it('passes the safety check in every place where the attempts are made', () => {
    const harmless = placesWith('const it = [label];', 'it.indexOf(label)');
    const refused = harmless.flatMap(({ name, script }) => {
      const mended = repairScript(
        script.replaceAll('label', '"a"').replaceAll('{ "a" }: { "a": string }', ''),
        context,
      );
      return mended.usable ? [] : [`${name}: ${mended.reason}`];
    });
    expect(refused).toEqual([]);
  });

  it('is one of those that the compiler writes', () => {
    const scripts = readdirSync(tests, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.tsx') && /expected/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/main\.tsx$|merge|codegen.author/.test(path));
    expect(scripts.length).toBeGreaterThan(40);
    const refused = scripts.flatMap((path) => {
      const danger = findUnsafeCode(parseScript(path, readFileSync(path, 'utf8')));
      return danger === null ? [] : [`${path}: ${danger}`];
    });
    expect(refused).toEqual([]);
  });
});
