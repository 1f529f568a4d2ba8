/**
 * The report: one HTML page that holds everything and asks for nothing from elsewhere.
 *
 * No script; the policy in its head forbids one, should text of a document ever become markup.
 */
import type { Child, Markup } from '../markup/element.ts'
import { el, raw } from '../markup/element.ts'
import { FORECAST_STYLE } from '../theme/picture-style.ts'
import { assumptions, findings, unscheduled } from './findings.ts'
import { forecast } from './forecast.ts'
import { guide } from './guide.ts'
import { history } from './history.ts'
import type { Report, ReportInput } from './input.ts'
import { reportOf, titleOf } from './input.ts'
import { MORE_FIGURES, PAGE_STYLE } from './page-style.ts'
import { external, load, resources } from './people.ts'
import { risks } from './risks.ts'
import { criticalPath, milestones, order, schedule } from './schedule-parts.ts'
import { asOfText, late, phases, summary } from './summary.ts'
import { tasks } from './tasks.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

interface Part {
  readonly id: string
  readonly title: string
  readonly make: (report: Report) => Markup | null
}

/** In the order in which a reader asks. A part that has nothing to say is left out, with its place in the contents. */
const PARTS: readonly Part[] = [
  { id: 'summary', title: 'Summary', make: summary },
  { id: 'late', title: 'What is late', make: late },
  { id: 'forecast', title: 'Forecast', make: forecast },
  { id: 'unscheduled', title: 'Without dates', make: unscheduled },
  { id: 'schedule', title: 'Schedule', make: schedule },
  { id: 'milestones', title: 'Milestones', make: milestones },
  { id: 'phases', title: 'Phases', make: phases },
  { id: 'critical', title: 'Critical path', make: criticalPath },
  { id: 'order', title: 'Order of the work', make: order },
  { id: 'external', title: 'Waiting for others', make: external },
  { id: 'risks', title: 'Risks', make: risks },
  { id: 'load', title: 'Load per person', make: load },
  { id: 'resources', title: 'Resources', make: resources },
  { id: 'history', title: 'History', make: history },
  { id: 'findings', title: 'Findings', make: findings },
  { id: 'assumptions', title: 'Assumptions', make: assumptions },
  { id: 'guide', title: 'Implementation guide', make: guide },
  { id: 'tasks', title: 'All tasks', make: tasks },
]

/** A whole HTML document, UTF-8. */
export function report(input: ReportInput): string {
  const made = reportOf(input)
  const parts = PARTS.flatMap(({ id, title, make }) => {
    const markup = make(made)
    return markup === null ? [] : [{ id, title, markup }]
  })
  const title = titleOf(input)
  const page = el(
    'html',
    { lang: 'en' },
    head(title, sheetOf(made)),
    el(
      'body',
      {},
      el('a', { class: 'skip', href: '#content' }, 'Skip to the content'),
      el('header', {}, el('div', { class: 'wrap' }, masthead(made, title), contents(parts))),
      el(
        'main',
        { id: 'content', tabindex: -1 },
        el(
          'div',
          { class: 'wrap' },
          parts.map(({ markup }) => markup),
        ),
      ),
      el('footer', {}, el('div', { class: 'wrap' }, `Computed from ${paths(made)} as of ${input.view.asOf} by Milemark.`)),
    ),
  )
  return `<!doctype html>\n${page.markup}\n`
}

/** Without a forecast or a past, no picture needs more, and the figures stand in one row. */
function sheetOf({ forecast: view, histories = [] }: Report): string {
  if (view === undefined && histories.length === 0) return PAGE_STYLE
  return PAGE_STYLE + FORECAST_STYLE + (view?.finish ? MORE_FIGURES : '')
}

const head = (title: string, sheet: string): Markup =>
  el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('title', {}, title),
    el('style', {}, raw(sheet)),
  )

const paths = ({ view }: Report): string => view.documents.map(({ path }) => path).join(', ') || 'no document'

const masthead = (made: Report, title: string): Markup =>
  el(
    'div',
    { class: 'masthead' },
    el('div', {}, el('h1', {}, el('bdi', {}, title)), el('p', { class: 'kicker' }, `${paths(made)} · as of ${asOfText(made.view)}`)),
    themes(),
  )

/** Three radio buttons; the style sheet looks which one is checked. */
function themes(): Markup {
  const choice = (id: string, word: string, checked: string | null): Child =>
    el('label', {}, el('input', { type: 'radio', name: 'theme', id: `theme-${id}`, checked }), word)
  return el(
    'fieldset',
    { class: 'theme' },
    el('legend', {}, 'Colours'),
    choice('system', 'system', ''),
    choice('light', 'light', null),
    choice('dark', 'dark', null),
  )
}

const contents = (parts: readonly { id: string; title: string }[]): Markup =>
  el(
    'nav',
    { 'aria-label': 'Contents' },
    el(
      'ul',
      {},
      parts.map(({ id, title }) => el('li', {}, el('a', { href: `#${id}` }, title))),
    ),
  )
