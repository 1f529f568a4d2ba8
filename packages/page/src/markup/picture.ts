/**
 * What every picture has in common: its frame, its name for those who do not see it, and where paper may cut it.
 */
import { ownStyle } from '../theme/picture-style.ts'
import type { Child, Markup } from './element.ts'
import { el } from './element.ts'

export interface PictureOptions {
  /** Begins every id in the picture; several pictures in one page need different ones. */
  readonly id?: string
  /** `own`: a file of its own, with its style sheet. `page`: the page around it has `PICTURE_STYLE`. */
  readonly style?: 'own' | 'page'
}

export interface Picture {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
  /** What stands on top and is repeated on every sheet of paper, and how high that is. */
  readonly head: Child
  readonly headHeight: number
  readonly body: Child
  /** Where a cut hurts nothing: ys for a tall picture, xs for a wide one, ascending. */
  readonly cuts: readonly number[]
  readonly along: 'x' | 'y'
  /** What it needs besides `PICTURE_STYLE`. */
  readonly sheet?: string
}

/** A sentence instead of a picture. */
export const emptyPicture = (id: string, width: number, title: string, sentence: string): Picture => ({
  id,
  width,
  height: 48,
  title,
  description: sentence,
  head: null,
  headHeight: 0,
  body: el('text', { class: 'mm-text mm-muted', x: 12, y: 28 }, sentence),
  cuts: [],
  along: 'y',
})

/** The whole picture as one SVG. */
export function frame(picture: Picture, style: 'own' | 'page'): Markup {
  const { id, width, height, title, description } = picture
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    el('title', { id: `${id}-title` }, title),
    el('desc', { id: `${id}-desc` }, description),
    style === 'own'
      ? [ownStyle(picture.sheet ?? ''), el('rect', { class: 'mm-ground', width: Math.ceil(width), height: Math.ceil(height) })]
      : null,
    el('g', { id: `${id}-body` }, picture.body),
    el('g', { id: `${id}-head` }, picture.head),
  )
}

/** The most of a picture that a sheet of A4 in landscape shows, in its own pixels. A high one is shrunk and shows more of its width. */
const SHEET = { width: 1240, height: 640 }
const ASPECT = 1.55

const roomOf = ({ along, height }: Picture): number => (along === 'y' ? SHEET.height : Math.max(SHEET.width, height * ASPECT))

/** The picture again in pieces, for paper: each refers to the one in the page and shows a part of it. */
export function slices(picture: Picture): Markup[] {
  const { along, cuts, width, height, headHeight } = picture
  const first = along === 'y' ? headHeight : 0
  const end = along === 'y' ? height : width
  const edges = [first, ...chosen(cuts, first, end, roomOf(picture)), end]
  return edges.slice(1).map((to, at) => slice(picture, edges[at] ?? first, to))
}

/** The last possible cut before each sheet is full. */
function chosen(cuts: readonly number[], first: number, end: number, most: number): number[] {
  const result: number[] = []
  let from = first
  while (end - from > most) {
    const fitting = cuts.filter((cut) => cut > from && cut <= from + most)
    const next = fitting.at(-1) ?? cuts.find((cut) => cut > from)
    if (next === undefined || next >= end) break
    result.push(next)
    from = next
  }
  return result
}

function slice({ id, along, width, height, headHeight }: Picture, from: number, to: number): Markup {
  const size = Math.ceil(to - from)
  const view = along === 'y' ? `0 ${from} ${width} ${size}` : `${from} 0 ${size} ${height}`
  const box = along === 'y' ? { width, height: size } : { width: size, height }
  const top = along === 'y' ? headHeight : 0
  return el(
    'svg',
    { viewBox: `0 0 ${box.width} ${box.height + top}`, width: box.width, height: box.height + top, 'aria-hidden': 'true', class: 'slice' },
    along === 'y' ? el('use', { href: `#${id}-head` }) : null,
    el(
      'svg',
      { ...box, y: top, viewBox: view },
      el('use', { href: `#${id}-body` }),
      along === 'x' ? el('use', { href: `#${id}-head` }) : null,
    ),
  )
}
