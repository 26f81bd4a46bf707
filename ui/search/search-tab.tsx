import { IconClose16, IconImage16, IconRefresh16 } from '@create-figma-plugin/ui';
import { useRef, useState } from 'preact/hooks';
import type { AuditState, SearchCategory, SearchKind } from '#design/search';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Menu, type MenuOption } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import { Segments } from '../kit/segments.tsx';
import { WorkLine } from '../kit/work-line.tsx';
import type { ShownAbout, SizeRange } from '../state/search-controller.ts';
import { setSignal } from '../state/set-signal.ts';
import { usePanel } from '../state/use-panel.ts';
import input from '../kit/input.module.css';
import { FileMeaning, LibraryMeaning } from './meaning.tsx';
import styles from './search-tab.module.css';
import { SearchTile } from './search-tile.tsx';

const kinds: readonly MenuOption<SearchKind | 'all'>[] = [
  { value: 'all', text: 'Everything' },
  { value: 'frame', text: 'Frames' },
  { value: 'component', text: 'Components' },
  { value: 'picture', text: 'Images' },
  { value: 'layer', text: 'Layers' },
];

const scopes = [
  { value: 'file', text: 'This file' },
  { value: 'library', text: 'Team library' },
] as const;

/** The Search tab: one field, filters, and tiles of what was found in the whole file. */
export function SearchTab() {
  const { search, editor, view } = usePanel();
  const isLibrary = search.scope.value === 'library' && search.library.isSet.value;
  const [over, setOver] = useState(false);
  const results = useRef<HTMLUListElement>(null);
  const take = (event: Event, files: FileList | undefined | null) => {
    const picture = [...(files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (picture === undefined) return;
    event.preventDefault();
    search.usePicture(picture);
  };
  const focusTile = (index: number) =>
    results.current?.querySelectorAll<HTMLElement>('[data-tile]')[index]?.focus();
  return (
    <div
      class={over ? styles.over : styles.tab}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event, event.dataTransfer?.files);
      }}
      onPaste={(event) => take(event, event.clipboardData?.files)}
    >
      <SearchField onDown={() => focusTile(0)} onFile={(event, files) => take(event, files)} />
      {search.library.isSet.value ? (
        <div class={styles.scope}>
          <Segments
            label="Where"
            options={scopes}
            value={search.scope.value}
            onChange={(scope) => {
              // What is like a layer of this file is nothing that the library knows.
              if (search.about.value?.kind !== 'picture') search.clearAbout();
              setSignal(search.scope, scope);
            }}
          />
        </div>
      ) : null}
      <Filters />
      {isLibrary ? <LibraryMeaning /> : <FileMeaning />}
      {search.isSorted.value && !isLibrary ? <Sorting /> : null}
      {search.about.value === null ? null : <About about={search.about.value} />}
      {search.failure.value === '' ? null : (
        <Notice
          kind="failed"
          actions={
            isLibrary ? (
              <Button onClick={() => setSignal(view, 'settings')}>Open Settings</Button>
            ) : (
              <Button onClick={search.refresh}>Read the file again</Button>
            )
          }
        >
          {search.failure.value}
        </Notice>
      )}
      {search.categories.value === null ? (
        <Results list={results} />
      ) : (
        <Board categories={search.categories.value} />
      )}
      <footer class={styles.footer}>
        <WorkLine
          work={isLibrary ? null : search.work.value}
          text={search.said.value || summaryOf(search, isLibrary)}
          onCancel={search.cancel}
        />
        {search.categories.value === null || search.hits.value.length === 0 ? null : (
          <Button
            primary
            title="Place the categories on the canvas, as one step of undo"
            disabled={editor.value !== 'figma'}
            onClick={() => void search.placeSheet()}
          >
            Place contact sheet
          </Button>
        )}
        {search.work.value === null && !isLibrary ? (
          <IconButton label="Read the file again" onClick={search.refresh}>
            <IconRefresh16 />
          </IconButton>
        ) : null}
      </footer>
    </div>
  );
}

function summaryOf(
  { hits, indexed, categories, library }: ReturnType<typeof usePanel>['search'],
  isLibrary: boolean,
): string {
  const found = hits.value.length;
  const sorted = categories.value?.length ?? null;
  if (sorted !== null) return `${found} sorted into ${sorted} ${sorted === 1 ? 'category' : 'categories'}`;
  if (isLibrary)
    return `${found === 60 ? 'The best 60' : found} ${found === 1 ? 'result' : 'results'} in the library${library.isByMeaning.value ? ', by words and meaning' : ''}`;
  const frames = `${indexed.value} ${indexed.value === 1 ? 'frame' : 'frames'} searched`;
  return `${found === 60 ? 'The best 60' : found} ${found === 1 ? 'result' : 'results'}, ${frames}`;
}

interface SearchFieldProps {
  readonly onDown: () => void;
  readonly onFile: (event: Event, files: FileList | null) => void;
}

function SearchField({ onDown, onFile }: SearchFieldProps) {
  const { search, selectLayers, selection } = usePanel();
  const chooser = useRef<HTMLInputElement>(null);
  const layer = selection.value.layers[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const first = search.hits.value[0];
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
    } else if (event.key === 'Enter' && first !== undefined) selectLayers([first.nodeId]);
    else if (event.key === 'Escape' && search.about.value !== null) search.clearAbout();
    else if (event.key === 'Escape') setSignal(search.text, '');
  };
  return (
    <div class={styles.field}>
      <input
        type="search"
        class={`${input.input} ${styles.words}`}
        aria-label="Search the file"
        placeholder="Words or a colour like #3366ff"
        autoComplete="off"
        spellcheck={false}
        value={search.text.value}
        onInput={(event) => {
          search.clearAbout();
          setSignal(search.text, event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <IconButton label="Search by image" onClick={() => chooser.current?.click()}>
        <IconImage16 />
      </IconButton>
      <input
        ref={chooser}
        class={styles.chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label="Image to look for"
        onChange={(event) => {
          onFile(event, event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <Button
        disabled={layer === undefined}
        title={layer === undefined ? 'Select a layer first' : `Find layers like “${layer.name}”`}
        onClick={() => layer && search.showLike(layer.id, layer.name)}
      >
        Like selection
      </Button>
    </div>
  );
}

const sizes: readonly MenuOption<SizeRange>[] = [
  { value: 'all', text: 'All sizes' },
  { value: 'icon', text: 'Icons', detail: 'Up to 64 px wide and high.' },
  { value: 'part', text: 'Small', detail: '65 to 320 px wide.' },
  { value: 'phone', text: 'Medium', detail: '321 to 768 px wide.' },
  { value: 'wide', text: 'Large', detail: 'Wider than 768 px.' },
];

const auditOptions: readonly MenuOption<AuditState | 'all'>[] = [
  { value: 'all', text: 'Any audit' },
  { value: 'findings', text: 'With findings', detail: 'Only layers with audit findings.' },
  { value: 'clean', text: 'No findings', detail: 'Only layers without audit findings.' },
];

/** Filters that fewer people need. */
function MoreFilters() {
  const { search } = usePanel();
  const { colours } = search.facets.value;
  const chosen = search.colour.value;
  const offered = chosen === '' || colours.includes(chosen) ? colours : [chosen, ...colours];
  return (
    <>
      <Menu
        label="Size"
        options={sizes}
        value={search.size.value}
        onChange={(size) => setSignal(search.size, size)}
      />
      <Menu
        label="Colour"
        options={[
          { value: '', text: 'All colours' },
          ...offered.map((value) => ({ value, text: value, colour: value })),
        ]}
        value={chosen}
        onChange={(colour) => setSignal(search.colour, colour)}
      />
      <Menu
        label="Audit"
        options={auditOptions}
        value={search.audit.value}
        onChange={(state) => setSignal(search.audit, state)}
      />
    </>
  );
}

function Filters() {
  const { search } = usePanel();
  const isLibrary = search.scope.value === 'library' && search.library.isSet.value;
  const { pages, fonts } = search.facets.value;
  const isFiltered =
    search.size.value !== 'all' || search.colour.value !== '' || search.audit.value !== 'all';
  const [isOpen, setOpen] = useState(false);
  const showsMore = isOpen || isFiltered;
  const named = (all: string, names: readonly string[]) => [
    { value: '', text: all },
    ...names.map((name) => ({ value: name, text: name })),
  ];
  return (
    <div class={styles.filters}>
      <Menu
        label="Kind"
        options={kinds}
        value={search.kind.value}
        onChange={(kind) => setSignal(search.kind, kind)}
      />
      {pages.length < 2 || isLibrary ? null : (
        <Menu
          label="Page"
          options={named('All pages', pages)}
          value={search.page.value}
          onChange={(page) => setSignal(search.page, page)}
        />
      )}
      {fonts.length < 2 ? null : (
        <Menu
          label="Font"
          options={named('All fonts', fonts)}
          value={search.font.value}
          onChange={(font) => setSignal(search.font, font)}
        />
      )}
      {showsMore ? <MoreFilters /> : null}
      <Button
        title="Filter by size, colour and what the audit found"
        expanded={showsMore}
        disabled={isFiltered}
        onClick={() => setOpen(!isOpen)}
      >
        {showsMore ? 'Fewer filters' : 'More filters'}
      </Button>
      {isLibrary ? null : (
        <>
          <Button
            title="List frames, components and images that are almost the same"
            onClick={search.showDuplicates}
          >
            Duplicates
          </Button>
          <Button
            title="Group the results by category"
            pressed={search.isSorted.value}
            onClick={() => {
              search.clearAbout();
              setSignal(search.isSorted, !search.isSorted.value);
            }}
          >
            Sort
          </Button>
        </>
      )}
    </div>
  );
}

/** Which categories there are: those that are typed, or those that are found. */
function Sorting() {
  const { search } = usePanel();
  return (
    <div class={styles.sorting}>
      <label class={styles.sortingLabel}>
        Categories
        <input
          type="text"
          class={input.input}
          placeholder="Found, or yours: buttons, icons, photographs"
          value={search.categoryNames.value}
          onInput={(event) => setSignal(search.categoryNames, event.currentTarget.value)}
        />
      </label>
    </div>
  );
}

/** What was found by category; the tiles are the same as in the list. */
function Board({ categories }: { readonly categories: readonly SearchCategory[] }) {
  const board = useRef<HTMLDivElement>(null);
  if (categories.every(({ hits }) => hits.length === 0))
    return (
      <div class={styles.results}>
        <EmptyState title="Nothing was found">Try other words or fewer filters.</EmptyState>
      </div>
    );
  return (
    <div ref={board} class={styles.results} onKeyDown={(event) => moveBetweenTiles(event, board.current)}>
      {categories.map(({ name, hits }) => (
        <section key={name} class={styles.category} aria-label={name}>
          <h2 class={styles.categoryName}>
            {name} <span class={styles.count}>{hits.length}</span>
          </h2>
          {hits.length === 0 ? (
            <p class={styles.none}>No matches.</p>
          ) : (
            <ul class={styles.grid} aria-label={`Results in ${name}`}>
              {hits.map((hit) => (
                <SearchTile key={`${hit.file ?? ''} ${hit.nodeId}`} hit={hit} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** What is looked for instead of words. */
function About({ about }: { readonly about: ShownAbout }) {
  const { search } = usePanel();
  const words = {
    layer: 'Like',
    colour: 'Where this colour is used:',
    duplicates: '',
    picture: 'Looks like',
  };
  return (
    <p class={styles.about}>
      {about.kind === 'picture' ? <img class={styles.aboutPicture} src={about.url} alt="" /> : null}
      {about.kind === 'colour' ? (
        <span class={styles.swatch} style={{ backgroundColor: about.colour }} aria-hidden="true" />
      ) : null}
      <span class={styles.aboutWords}>
        {words[about.kind]} {about.name}
      </span>
      <IconButton label="Back to text search" onClick={search.clearAbout}>
        <IconClose16 />
      </IconButton>
    </p>
  );
}

function Results({ list }: { readonly list: { current: HTMLUListElement | null } }) {
  const { search } = usePanel();
  const hits = search.hits.value;
  if (hits.length === 0) {
    const isReading = search.work.value !== null;
    return (
      <div class={styles.results}>
        <EmptyState title={isReading ? 'Reading the file' : 'Nothing was found'}>
          {isReading
            ? 'Results appear as frames are read. You can start typing now.'
            : 'Try other words, fewer filters, or a colour such as #3366ff.'}
        </EmptyState>
      </div>
    );
  }
  return (
    <ul
      ref={list}
      class={`${styles.results} ${styles.grid}`}
      aria-label="Results"
      onKeyDown={(event) => moveBetweenTiles(event, list.current)}
    >
      {hits.map((hit) => (
        <SearchTile key={`${hit.file ?? ''} ${hit.nodeId}`} hit={hit} />
      ))}
    </ul>
  );
}

/** Arrows move between tiles, up and down by rows. */
function moveBetweenTiles(event: KeyboardEvent, list: HTMLElement | null): void {
  const tiles = [...(list?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
  const at = tiles.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const columns = Math.max(1, tiles.filter(({ offsetTop }) => offsetTop === tiles[0]?.offsetTop).length);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  tiles[at + step]?.focus();
}
