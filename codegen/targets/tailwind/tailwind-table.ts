/** Declarations that are exactly one utility of Tailwind. https://tailwindcss.com/docs/styling-with-utility-classes */
export const fixedUtilities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    display:
      'block inline inline-block flex inline-flex grid inline-grid contents flow-root list-item none=hidden',
    position: 'static relative absolute fixed sticky',
    isolation: 'isolate auto=isolation-auto',
    visibility: 'visible hidden=invisible',
    'flex-direction':
      'row=flex-row row-reverse=flex-row-reverse column=flex-col column-reverse=flex-col-reverse',
    'flex-wrap': 'wrap=flex-wrap nowrap=flex-nowrap wrap-reverse=flex-wrap-reverse',
    flex: '1=flex-1 auto=flex-auto none=flex-none initial=flex-initial',
    'flex-grow': '0=grow-0 1=grow',
    'flex-shrink': '0=shrink-0 1=shrink',
    'align-items':
      'flex-start=items-start flex-end=items-end center=items-center baseline=items-baseline stretch=items-stretch',
    'align-self':
      'auto=self-auto flex-start=self-start flex-end=self-end center=self-center stretch=self-stretch baseline=self-baseline',
    'align-content':
      'normal=content-normal center=content-center flex-start=content-start flex-end=content-end space-between=content-between space-around=content-around space-evenly=content-evenly baseline=content-baseline stretch=content-stretch end=content-end',
    'justify-content':
      'normal=justify-normal flex-start=justify-start flex-end=justify-end center=justify-center space-between=justify-between space-around=justify-around space-evenly=justify-evenly stretch=justify-stretch',
    'justify-self':
      'auto=justify-self-auto start=justify-self-start end=justify-self-end center=justify-self-center stretch=justify-self-stretch',
    'justify-items':
      'start=justify-items-start end=justify-items-end center=justify-items-center stretch=justify-items-stretch',
    overflow:
      'auto=overflow-auto hidden=overflow-hidden clip=overflow-clip visible=overflow-visible scroll=overflow-scroll',
    'overflow-x':
      'auto=overflow-x-auto hidden=overflow-x-hidden visible=overflow-x-visible scroll=overflow-x-scroll clip=overflow-x-clip',
    'overflow-y':
      'auto=overflow-y-auto hidden=overflow-y-hidden visible=overflow-y-visible scroll=overflow-y-scroll clip=overflow-y-clip',
    'overflow-wrap': 'anywhere=wrap-anywhere break-word=wrap-break-word normal=wrap-normal',
    'object-fit':
      'contain=object-contain cover=object-cover fill=object-fill none=object-none scale-down=object-scale-down',
    'object-position':
      'center=object-center top=object-top bottom=object-bottom left=object-left right=object-right',
    'background-size': 'auto=bg-auto cover=bg-cover contain=bg-contain',
    'background-position': 'center=bg-center top=bg-top bottom=bg-bottom left=bg-left right=bg-right',
    'background-repeat': 'repeat=bg-repeat no-repeat=bg-no-repeat repeat-x=bg-repeat-x repeat-y=bg-repeat-y',
    'background-clip':
      'text=bg-clip-text border-box=bg-clip-border padding-box=bg-clip-padding content-box=bg-clip-content',
    'border-style':
      'solid=border-solid dashed=border-dashed dotted=border-dotted double=border-double none=border-none',
    'font-style': 'italic normal=not-italic',
    'font-weight':
      '100=font-thin 200=font-extralight 300=font-light 400=font-normal 500=font-medium 600=font-semibold 700=font-bold 800=font-extrabold 900=font-black',
    'letter-spacing': 'normal=tracking-normal',
    'list-style-type': 'disc=list-disc decimal=list-decimal none=list-none',
    'text-align':
      'left=text-left center=text-center right=text-right justify=text-justify start=text-start end=text-end',
    'text-decoration': 'underline line-through none=no-underline overline',
    'text-overflow': 'ellipsis=text-ellipsis clip=text-clip',
    'text-transform': 'uppercase lowercase capitalize none=normal-case',
    'white-space':
      'normal=whitespace-normal nowrap=whitespace-nowrap pre=whitespace-pre pre-line=whitespace-pre-line pre-wrap=whitespace-pre-wrap break-spaces=whitespace-break-spaces',
    cursor: 'default=cursor-default pointer=cursor-pointer',
    'pointer-events': 'none=pointer-events-none auto=pointer-events-auto',
    'mix-blend-mode': [
      ...'normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light'.split(
        ' ',
      ),
      ...'difference exclusion hue saturation color luminosity plus-lighter'.split(' '),
    ]
      .map((mode) => `${mode}=mix-blend-${mode}`)
      .join(' '),
  }).flatMap(([property, list]) =>
    list.split(' ').map((entry) => {
      const [value = '', utility = value] = entry.split('=');
      return [`${property}:${value}`, utility] as const;
    }),
  ),
);

/** Properties with a length of the spacing scale, by the name of the utility. */
export const spacingUtilities: Readonly<Record<string, string>> = {
  top: 'top',
  right: 'right',
  bottom: 'bottom',
  left: 'left',
  width: 'w',
  height: 'h',
  'min-width': 'min-w',
  'min-height': 'min-h',
  'max-width': 'max-w',
  'max-height': 'max-h',
  'inset-inline': 'inset-x',
  'inset-block': 'inset-y',
  'margin-top': 'mt',
  'margin-right': 'mr',
  'margin-bottom': 'mb',
  'margin-left': 'ml',
  'padding-top': 'pt',
  'padding-right': 'pr',
  'padding-bottom': 'pb',
  'padding-left': 'pl',
  'padding-inline-start': 'ps',
  'row-gap': 'gap-y',
  'column-gap': 'gap-x',
  'text-indent': 'indent',
};

/** Utilities that may have a minus sign. */
export const signedUtilities =
  /^(top|right|bottom|left|inset|inset-x|inset-y|m|mx|my|mt|mr|mb|ml|ms|me|indent|translate-x|translate-y)$/;

/** Tailwind's text sizes in px. */
export const tailwindTextSizes: Readonly<Record<string, string>> = {
  '12px': 'xs',
  '14px': 'sm',
  '16px': 'base',
  '18px': 'lg',
  '20px': 'xl',
  '24px': '2xl',
  '30px': '3xl',
  '36px': '4xl',
  '48px': '5xl',
  '60px': '6xl',
  '72px': '7xl',
  '96px': '8xl',
  '128px': '9xl',
};

/** Names in Tailwind's theme that have a meaning already. `font-` has both weights and families. */
export const reservedThemeNames = {
  text: Object.values(tailwindTextSizes).map((size) => `text-${size}`),
  shadow: '2xs xs sm md lg xl 2xl inner none'.split(' ').map((size) => `shadow-${size}`),
  font: 'thin extralight light normal medium semibold bold extrabold black sans serif mono'
    .split(' ')
    .map((name) => `font-${name}`),
} as const;

/** Tailwind's breakpoints by their width in px. */
export const tailwindBreakpoints: Readonly<Record<number, string>> = {
  640: 'sm',
  768: 'md',
  1024: 'lg',
  1280: 'xl',
  1536: '2xl',
};

/** Tailwind's radii in px. */
export const tailwindRadii: Readonly<Record<string, string>> = {
  '0': 'none',
  '2px': 'xs',
  '4px': 'sm',
  '6px': 'md',
  '8px': 'lg',
  '12px': 'xl',
  '16px': '2xl',
  '24px': '3xl',
  '32px': '4xl',
};

/** Words with another meaning than a colour after `bg-`, `text-` or `border-`. */
export const reservedUtilityWords: ReadonlySet<string> = new Set(
  [
    'xs sm base lg xl left center right justify start end wrap nowrap balance pretty ellipsis clip shadow',
    'auto cover contain fixed local scroll none top bottom repeat origin blend linear radial conic gradient',
    'solid dashed dotted double hidden collapse separate spacing x y t r b l s e transparent current inherit',
  ].flatMap((line) => line.split(' ')),
);
