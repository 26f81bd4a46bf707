import { defaultCodeOptions } from '#design/code-options';
import { auditStates, searchKinds } from '#design/search';
import { serviceNames } from '#design/services';
import { styleKinds, targets } from '#design/targets';
import { chartKinds } from '#visuals/charts/chart-kinds';
import { diagramKinds } from '#visuals/diagrams/read-diagram';
import type { Command, CommandOption } from './command.ts';
import { nameServiceVariables } from './service-variables.ts';

const file = {
  least: 1,
  most: 1,
  missing:
    'Say which file to read: a .fig file, a saved response of Figma’s REST API, or the address of a Figma file.',
};
const json: CommandOption = { about: 'print one JSON object instead of text', value: null };
const variables: CommandOption = {
  about: 'the saved response of GET /v1/files/KEY/variables/local',
  value: 'FILE',
};
const images: CommandOption = {
  about: 'a folder with image fills named by imageRef and exports of layers named 1-2.svg or 1-2.png',
  value: 'DIR',
  repeats: true,
};
const frame: CommandOption = { about: 'a frame by id or name', value: 'ID|NAME', repeats: true };
const aboutFile = [
  'FILE is a .fig file, the saved JSON of GET /v1/files/KEY or /nodes, a single node of it, "-" for standard input, or the address of a Figma file. An address needs a token in FIGMA_TOKEN; FIGMA_BASE_URL sets another API address.',
];

const drawingOut: CommandOption = { about: 'the file to write', value: 'FILE.svg', required: true };
const drawingStyle: Readonly<Record<string, CommandOption>> = {
  colour: { about: 'a colour to use first', value: '#RRGGBB', repeats: true },
  design: { about: 'a design whose colours and font are used', value: 'FILE' },
  dark: { about: 'draw on a dark background', value: null },
};

/** Everything the program can do, in the order in which help lists it. */
export const commands: readonly Command[] = [
  {
    name: 'frames',
    synopsis: 'FILE [--json]',
    about: 'list pages and frames: id, type, size, name',
    details: aboutFile,
    arguments: file,
    options: { json },
    load: async () => (await import('./commands/frames.ts')).runFrames,
  },
  {
    name: 'code',
    synopsis: 'FILE --frame ID|NAME ... --out DIR [options]',
    about: `turn frames into ${new Intl.ListFormat('en', { type: 'disjunction' }).format(targets.map(({ title }) => title))}`,
    details: [
      ...aboutFile,
      'FILE may also be a PNG, JPEG or WebP: a screenshot, a sketch or a flattened frame. It has no layers, so a model reads it and writes the page (--mode author, which needs a key). The model reads the texts twice; the colours are counted in the pixels.',
      'If you generate into DIR again, the parts that changed in the design are updated and your edits are kept; framewright.lock.json records what was generated. A file that was not generated is replaced only with --existing replace. The first run stops and names such files; later runs write the design’s version beside them (App.tsx.design). Either all files are written or none.',
      'Exit codes: 0: done; 1: done, with errors in the receipt; 2: bad input, nothing was written.',
    ],
    arguments: file,
    options: {
      frame,
      out: { about: 'the output folder', value: 'DIR', required: true },
      target: {
        about: 'the kind of code',
        value: 'KIND',
        choices: targets.map(({ id }) => id),
        fallback: defaultCodeOptions.target,
      },
      styles: {
        about: 'the kind of styles',
        value: 'KIND',
        choices: styleKinds.map(({ id }) => id),
        fallback: defaultCodeOptions.styles,
      },
      mode: {
        about: 'who writes the code: the compiler, the compiler with a model’s decisions, or a model',
        value: 'MODE',
        choices: ['compile', 'assist', 'author'],
        fallback: 'compile',
      },
      prefer: {
        about: 'with --mode author: which code is written where the model’s is cleaner and the draft closer',
        value: 'SIDE',
        choices: ['code', 'pixels'],
        fallback: 'code',
      },
      with: {
        about: 'a text file for the model: components, a data schema or notes',
        value: 'FILE',
        repeats: true,
      },
      wish: { about: 'an instruction for the model', value: 'TEXT', repeats: true },
      variables,
      images,
      truth: { about: 'Figma’s own render of the frame, to compare the page with', value: 'PNG' },
      'node-ids': { about: 'add data-node-id to each element', value: null },
      project: { about: 'add the files of a Vite project', value: null },
      'merge-widths': {
        about: 'make one responsive page from frames of the same page at several widths',
        value: null,
      },
      existing: {
        about: 'what to do with existing files that were not generated',
        value: 'WAY',
        choices: ['stop', 'beside', 'replace'],
        fallback: 'stop',
      },
      json,
    },
    load: async () => (await import('./commands/code.ts')).runCode,
  },
  {
    name: 'hints',
    synopsis: 'FILE --frame ID|NAME [--budget TOKENS] [--json]',
    about: 'print what would be sent to a model about a frame',
    details: aboutFile,
    arguments: file,
    options: {
      frame,
      budget: { about: 'omit layers beyond this number of tokens', value: 'TOKENS' },
      variables,
      json,
    },
    load: async () => (await import('./commands/hints.ts')).runHints,
  },
  {
    name: 'audit',
    synopsis: 'FILE --frame ID|NAME ... [--json|--sarif] [options]',
    about: 'find faults of a design: contrast, targets, spacing, variables, names',
    details: [
      ...aboutFile,
      'Texts over images and gradients are measured in an image of the frame: Figma’s own, if --truth names it, or the compiled page, where this computer has Chromium.',
      'With --baseline FILE only what is not in that file counts. --write-baseline writes everything that was found to it.',
      'Exit codes: 0: nothing new; 1: new errors or warnings; 2: bad input.',
    ],
    arguments: file,
    options: {
      frame,
      sarif: { about: 'print SARIF 2.1.0 for code scanning', value: null },
      baseline: { about: 'a file of known findings, which do not count', value: 'FILE' },
      'write-baseline': { about: 'write all findings to the baseline', value: null },
      report: { about: 'write a page with images of all findings', value: 'FILE.html' },
      variables,
      images,
      truth: { about: 'Figma’s own render of the frame', value: 'PNG' },
      json,
    },
    load: async () => (await import('./commands/audit.ts')).runAudit,
  },
  {
    name: 'compare',
    synopsis: 'FILE --frame ID|NAME --with ID|NAME|PNG|FILE [options]',
    about: 'list what differs between two frames, or between a frame and an image of its page',
    details: [
      ...aboutFile,
      'Two frames are compared by their layers: what was added, removed, moved, recoloured, retexted, resized or restyled. --with FILE takes the frame of the same id or name from another file. With an image, pixels are compared, and each difference is named by the smallest layer that it belongs to. A shift of 1 px, another anti-aliasing and the noise of JPEG are no difference. The frame is drawn by Chromium unless there is Figma’s render of it. FILE may be an image too.',
      'Exit codes: 0: nothing differs; 1: something differs; 2: bad input.',
    ],
    arguments: file,
    options: {
      frame: { about: 'the frame by id or name', value: 'ID|NAME' },
      with: { about: 'what to compare it with', value: 'ID|NAME|PNG|FILE', required: true },
      truth: { about: 'Figma’s own render of the frame', value: 'PNG' },
      'heat-map': { about: 'write an image in which what differs is red', value: 'FILE' },
      variables,
      images,
      json,
    },
    load: async () => (await import('./commands/compare.ts')).runCompare,
  },
  {
    name: 'ask',
    synopsis: 'FILE [QUESTION] --frame ID|NAME ... [options]',
    about: 'let a model answer a question about frames or images',
    details: [
      ...aboutFile,
      'FILE may also be a PNG, JPEG or WebP. Without another option, QUESTION is answered; with one, it adds instructions. Answers cite layers by id. What is text on layers is taken from the layers and never read by a model. Several frames are compared in one request for a question, --critique and --flow, and asked about one by one otherwise.',
      '--extract reads the data of a frame by a JSON schema. Numbers that are on no text layer are read a second time, and those that are not confirmed are listed. --propose prints such a schema.',
      'It needs a key, as "framewright image" does. What it will cost is printed first; --estimate prints only that. FRAMEWRIGHT_BUDGET_ACTION, _FILE and _MONTH limit the spending.',
      'Exit codes: 0: answered; 1: in part, or with numbers that are not verified; 2: bad input, or nothing was answered.',
    ],
    arguments: { ...file, most: 2 },
    options: {
      frame,
      with: {
        about: 'a further image, for example a screenshot of the built page',
        value: 'PNG',
        repeats: true,
      },
      describe: { about: 'describe each frame', value: null },
      'read-text': { about: 'read the texts in the images of each frame', value: null },
      find: { about: 'find things and their places; "all" for everything', value: 'WHAT' },
      critique: { about: 'judge the frames against a goal', value: 'GOAL' },
      flow: { about: 'explain the flow through the frames', value: null },
      propose: { about: 'propose a JSON schema for the data of each frame', value: null },
      extract: { about: 'read the data of each frame by this JSON schema', value: 'SCHEMA.json' },
      estimate: { about: 'print the estimated cost and send nothing', value: null },
      truth: { about: 'Figma’s own render of the frame', value: 'PNG' },
      variables,
      images,
      json,
    },
    load: async () => (await import('./commands/ask.ts')).runAsk,
  },
  {
    name: 'search',
    synopsis: '[FILE|DIR ...] (QUERY | --like PNG | --sort HOW) [options]',
    about: 'find frames, components, images and layers by words, a colour or an image',
    details: [
      'FILE is a .fig file or the saved JSON of GET /v1/files/KEY; of a folder all such files are read, with those in it. Words are found in names, texts and descriptions in every script, with typing errors and without marks. A colour in QUERY, such as #3366ff, finds what shows it or one like it. --like finds what looks like an image: image fills of the folder "images" beside each file or of --images, and exports named by the id of their layer.',
      '--semantic, with --library or --database, has a model describe frames and images, and embeds these descriptions and all texts, so that words find what means the same. It prints what that costs before anything is sent; what is answered is kept, so only what changed is paid for again. The words of each query are sent too. It needs a key, as the command ask does.',
      'Exit codes: 0: something was found; 1: nothing; 2: bad input.',
    ],
    arguments: { least: 0, most: 1000, missing: '' },
    options: {
      like: { about: 'an image that hits look like', value: 'PNG' },
      library: {
        about: 'keep what was read in this folder, and search all of it; only files that changed are read',
        value: 'DIR',
      },
      database: { about: 'the same in a Postgres with pgvector', value: 'postgres://…' },
      semantic: {
        about: 'find what means the same too: models describe the images of the library, and its texts',
        value: null,
      },
      estimate: { about: 'only print what --semantic costs, and send nothing', value: null },
      kind: { about: 'only hits of this kind', value: 'KIND', choices: searchKinds, repeats: true },
      page: { about: 'only hits on this page', value: 'NAME', repeats: true },
      colour: { about: 'only hits that show this colour', value: '#RRGGBB' },
      font: { about: 'only hits with texts in this font', value: 'FAMILY' },
      'min-width': { about: 'only hits at least this wide, in px', value: 'N' },
      'max-width': { about: 'only hits at most this wide, in px', value: 'N' },
      'min-height': { about: 'only hits at least this high, in px', value: 'N' },
      'max-height': { about: 'only hits at most this high, in px', value: 'N' },
      audit: {
        about: 'only hits that the audit found something in, or nothing',
        value: 'STATE',
        choices: auditStates,
      },
      sort: {
        about: 'sort the hits, or everything but layers without QUERY, into categories: "auto" finds them',
        value: 'auto|"NAME, NAME"',
      },
      limit: { about: 'the number of hits; with --sort 300', value: 'N', fallback: '20' },
      images,
      json,
    },
    load: async () => (await import('./commands/search.ts')).runSearch,
  },
  {
    name: 'image',
    synopsis: 'PROMPT ... --out DIR [options]',
    about: 'generate one image for each prompt, or for each row of a table',
    details: [
      'Each image gets a JSON file of the same name with the whole request, its cost and its duration.',
      'Each image is saved as soon as it arrives, and no file is overwritten. Run the same command again to generate only the missing images; --again generates all of them again under new names. An image that arrived but could not be finished is saved as NAME.raw.png, and the next run finishes it. What a killed run had sent may have been billed, so the next run names it and draws the others; the run after that draws it.',
      '--specs FILE takes the images from a table instead: CSV with the columns prompt, name, size (or width and height), quality, background, seed, subject, style, medium, light, lens, mood, avoid and palette, of which only prompt must be there; or JSON: { "style": { … }, "sweep": { "light": ["dawn", "dusk"] }, "pictures": [{ "prompt": "…" }] }. "style" holds for all images, and "sweep" draws each row in every combination of up to three axes (words, style, light, ratio, quality, model, seed; with SD.Next also steps, strength and sampler). manifest.json lists what became of each row, and which images stand out of the set; --redraw draws those once more.',
      '--batch submits the missing images to OpenAI as a batch, at half the price and within 24 hours, and ends. Run the same command again to see how far it is and, once it is finished, to write its images; after that, the same command submits only those that failed. Until then batch.json in the folder names the batch.',
      '--vector asks a model for text instead, which needs a key, and says what it costs at most. Its SVG is checked: only plain shapes stay, and with --design their colours, strokes and size are those of the icons of the design.',
      'Exit codes: 0: all images were generated; 1: some were, and stderr names the others and the reasons; 2: none were, or the input is bad; 130: interrupted, finished images are kept.',
      `Services: ${serviceNames.join(', ')}. Keys and addresses come from ${nameServiceVariables()}; without a key the built-in generator makes labelled placeholders.`,
      'FRAMEWRIGHT_FAILOVER names the services to try when one does not answer. FRAMEWRIGHT_BUDGET_ACTION, _FILE and _MONTH limit the spending in USD. FRAMEWRIGHT_LEDGER is the folder in which requests are recorded. models/README.md lists all variables.',
    ],
    arguments: { least: 0, most: 100, missing: '' },
    options: {
      out: { about: 'the output folder', value: 'DIR', required: true },
      size: { about: 'the size in px', value: 'WxH', fallback: '1024x1024' },
      seed: { about: 'the same number gives the same image, if the service supports it', value: 'N' },
      service: {
        about: 'the service that generates; by default the first one with a key',
        value: 'NAME',
        choices: serviceNames,
      },
      specs: { about: 'take the images from a table, CSV or JSON', value: 'FILE' },
      vector: { about: 'write icons as SVG files: a text model writes them', value: null },
      illustration: { about: 'with --vector: simple illustrations instead of icons', value: null },
      ...drawingStyle,
      redraw: { about: 'with --specs: regenerate images that differ from the rest of the set', value: null },
      batch: { about: 'half the price, within 24 hours: submit, and later collect', value: null },
      again: { about: 'generate all images again, including those of earlier runs', value: null },
      json,
    },
    load: async () => (await import('./commands/image.ts')).runImage,
  },
  {
    name: 'chart',
    synopsis: 'DATA --out FILE.svg [options]',
    about: 'draw a table as a chart: no key needed',
    details: [
      'DATA is a CSV file (commas, semicolons or tabs, with or without a header), a JSON file or "-" for standard input. The first column has the categories or dates, and each further column of numbers is a series; a scatter chart takes the first two columns of numbers. Empty cells stay empty. Numbers may have units and be written with decimal points or commas.',
      'Colours are those of --colour and --design, as far as they can be told apart. Numbers and dates follow --language; without it, the language is that of the texts.',
      'Exit codes: 0: drawn, and stderr says what was left out; 2: bad input, nothing was written.',
    ],
    arguments: { least: 1, most: 1, missing: 'Name a table: a CSV or JSON file, or "-" for standard input.' },
    options: {
      out: drawingOut,
      kind: { about: 'the kind of chart', value: 'KIND', choices: chartKinds, fallback: 'bar' },
      title: { about: 'the title; by default the name of the only series', value: 'TEXT' },
      size: { about: 'the size in px', value: 'WxH', fallback: '640x400' },
      language: { about: 'the language of numbers and dates', value: 'CODE' },
      ...drawingStyle,
      json,
    },
    load: async () => (await import('./commands/chart.ts')).runChart,
  },
  {
    name: 'diagram',
    synopsis: 'TEXT --out FILE.svg [options]',
    about: 'draw a flow, a sequence or an organisation from a short text: no key needed',
    details: [
      'TEXT is a file or "-" for standard input. Each line is an arrow, such as "Cart -> Payment: pays", "A --> B" for a dashed one, "A -> B -> C" for several, or one box. In an organisation, a line that is indented is below the line before it, and "Name: role" has a second line. The first line may be "flow", "flow right", "sequence" or "organisation", and "title: …" may follow. Names with arrows or colons are in quotation marks; # starts a comment.',
      'Exit codes: 0: drawn; 2: bad input, with the number of its line; nothing was written.',
    ],
    arguments: {
      least: 1,
      most: 1,
      missing: 'Name a text file with the diagram, or "-" for standard input.',
    },
    options: {
      out: drawingOut,
      kind: {
        about: 'the kind of diagram, where the text names none',
        value: 'KIND',
        choices: diagramKinds,
        fallback: 'flow',
      },
      ...drawingStyle,
      json,
    },
    load: async () => (await import('./commands/diagram.ts')).runDiagram,
  },
  {
    name: 'serve',
    synopsis: '[FILE | --library DIR] [--variables FILE] [--images DIR] [options]',
    about: 'open a design in the host, a web page that replaces Figma, with the plugin running',
    details: [
      'Without FILE, an example is opened. Press Ctrl+C to stop.',
      '--library or --database serves a library that "framewright search" has read, to this computer only, so that the panel searches it. It prints the address and the token for the settings of the panel; FRAMEWRIGHT_LIBRARY_TOKEN sets a token that stays. The published plugin reaches port 7862 only. Programs send POST /search with "Authorization: Bearer TOKEN" and JSON: text, filters, limit.',
    ],
    arguments: { least: 0, most: 1, missing: '' },
    options: {
      variables,
      images,
      port: {
        about:
          'the port on 127.0.0.1; 0 uses any free port; the default is 5177, or any free port if it is taken; of a library 7862',
        value: 'N',
      },
      library: { about: 'serve the library in this folder to the panel instead', value: 'DIR' },
      database: { about: 'the same of a Postgres with pgvector', value: 'postgres://…' },
      watch: { about: 'reload the page when the built plugin changes', value: null },
    },
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'relay',
    synopsis: '[--verbose]',
    about: 'let the panel reach SD.Next on this computer',
    details: [
      'A published plugin reaches only the addresses in its manifest, and SD.Next refuses web pages unless it was started with --cors-regex. The relay connects the two. It listens at http://localhost:7861 on this computer only, answers only the panel that has the printed key, and forwards only the requests that the panel sends to SD.Next.',
      'SDNEXT_URL is the address of SD.Next (http://127.0.0.1:7860 by default), and SDNEXT_AUTH is its user:password. Each start prints a new key, unless FRAMEWRIGHT_RELAY_TOKEN sets one of at least 24 characters. Press Ctrl+C to stop.',
    ],
    arguments: { least: 0, most: 0, missing: '' },
    options: { verbose: { about: 'print a line for each request', value: null } },
    load: async () => (await import('./commands/relay.ts')).runRelay,
  },
];
