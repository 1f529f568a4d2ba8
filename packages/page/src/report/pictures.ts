/**
 * A picture in the page: on the screen as one, on paper in sheets that cut no row.
 */
import type { Markup } from '../markup/element.ts'
import { el, fragment } from '../markup/element.ts'
import type { Picture } from '../markup/picture.ts'
import { frame, slices } from '../markup/picture.ts'
import { quiet, scroll } from './table.ts'

/** Wider than the page at its widest. */
const PAGE = 1168

/** More sheets than this nobody lays side by side. */
const MOST_SHEETS = 10

export function pictureMark(picture: Picture): Markup {
  const sheets = slices(picture)
  const onPaper =
    picture.along === 'y' || sheets.length <= MOST_SHEETS ? sheets : quiet('The picture is too wide for paper; the table says the same.')
  return fragment(
    el(
      'div',
      { class: 'screen' },
      picture.width > PAGE ? quiet('Wider than the page: scroll it sideways.') : null,
      scroll(`${picture.title}, picture`, frame(picture, 'page')),
    ),
    el('div', { class: 'paper', 'aria-hidden': 'true' }, onPaper),
  )
}
