/**
 * The colours, once: custom properties for a page, plain values for a picture that stands alone.
 *
 * One accent, which means "critical path"; red only ever means "late". Every text colour has at least 4.5:1 on every
 * ground it stands on, every mark 3:1 (`palette.test.ts` computes it).
 */

export type ColourName =
  | 'ground'
  | 'surface'
  | 'rule'
  | 'ink'
  | 'muted'
  | 'accent'
  | 'accent-soft'
  | 'on-accent'
  | 'bar'
  | 'bar-edge'
  | 'progress'
  | 'late'
  | 'late-soft'
  | 'rest'

export type Palette = Readonly<Record<ColourName, string>>

export const light: Palette = {
  ground: '#ffffff',
  surface: '#f5f7f9',
  rule: '#d8dee6',
  ink: '#1a2330',
  muted: '#525e6d',
  accent: '#1b5fa8',
  'accent-soft': '#e3eefa',
  'on-accent': '#ffffff',
  bar: '#c9d4df',
  'bar-edge': '#73869b',
  progress: '#43556a',
  late: '#b3261e',
  'late-soft': '#fdeceb',
  rest: '#eef1f5',
}

export const dark: Palette = {
  ground: '#11161d',
  surface: '#1a212b',
  rule: '#323d4b',
  ink: '#e7ecf2',
  muted: '#a6b1bf',
  accent: '#7db5f5',
  'accent-soft': '#1c3350',
  'on-accent': '#0c1420',
  bar: '#44546a',
  'bar-edge': '#8698ae',
  progress: '#d0dae5',
  late: '#ff9c92',
  'late-soft': '#43211f',
  rest: '#1b2430',
}

/** `--mm-ink:#1a2330;…`. */
export const properties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--mm-${name}:${colour};`)
    .join('')

/** The style sheet with every custom property replaced, for readers of SVG that know none. */
export const withColours = (css: string, palette: Palette): string =>
  css.replace(/var\(--mm-([a-z-]+)\)/g, (whole, name: string) => palette[name as ColourName] ?? whole)
