/**
 * The implementation half: what was recognised in its sections, as it was written.
 */
import type { Guide, SetupStep } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { plural } from '../words/names.ts'
import type { Report, ReportPlan } from './input.ts'
import { placeText } from './input.ts'
import type { Tree } from './path-tree.ts'
import { pathTree } from './path-tree.ts'
import { paragraph, rowsTable, section } from './table.ts'

export function guide(report: Report): Markup | null {
  const filled = report.plans.filter(({ plan }) => !isEmpty(plan.guide))
  if (filled.length === 0) return null
  return section(
    'guide',
    'Implementation guide',
    paragraph('What was recognised in the technical half. Nothing of it was run.'),
    filled.map((plan) => planGuide(report, plan)),
  )
}

const isEmpty = ({ prerequisites, steps, variables, paths, sections }: Guide): boolean =>
  prerequisites.length + steps.length + variables.length + paths.length + sections.length === 0

function planGuide(report: Report, { path, plan }: ReportPlan): Child {
  const { sections, prerequisites, steps, variables, paths } = plan.guide
  const place = (line: number): string => placeText(report, path, line)
  // Captions and regions need names that no other plan of the page has.
  const own = (text: string): string => (report.several ? `${plan.title ?? path}: ${text}` : text)
  const part = (name: string, count: number, body: () => Child): Child => (count === 0 ? null : [el('h3', {}, own(name)), body()])
  const rows = (caption: string, titles: readonly string[], cells: readonly (readonly Child[])[]): Markup => {
    const columns = [...titles.map((title) => ({ title })), { title: 'Place', kind: 'short' as const }]
    return rowsTable(
      own(caption),
      columns,
      cells.map((row) => ({ cells: row })),
    )
  }
  const sectionRows = sections.map(({ title, empty, line }) => [el('bdi', {}, title), empty ? 'nothing yet' : 'text', place(line)])
  const toolRows = prerequisites.map(({ tool, constraint, line }) => [tool, constraint ?? 'any', place(line)])
  const variableRows = variables.map(({ name, hasValue, line }) => [el('code', {}, name), hasValue ? 'yes' : 'no', place(line)])
  return [
    part('Sections', sections.length, () => rows('Sections of the guide', ['Section', 'Holds'], sectionRows)),
    part('Prerequisites', prerequisites.length, () => rows('Tools that have to be there', ['Tool', 'Version'], toolRows)),
    part('Set-up', steps.length, () =>
      el(
        'ol',
        { class: 'steps' },
        steps.map((step, at) => stepMark(step, own(`commands of step ${at + 1}`))),
      ),
    ),
    part('Variables', variables.length, () => rows('Environment variables', ['Variable', 'Value in the document'], variableRows)),
    part('Files', paths.length, () => [
      paragraph(`${plural(paths.length, 'path')} named in the document.`),
      el('div', { class: 'tree' }, treeMark(pathTree(paths))),
    ]),
  ]
}

/** A step that is nothing but its command is not said twice. */
function stepMark({ text, commands }: SetupStep, name: string): Markup {
  const shown = commands.map(({ value }) => value).filter((command) => command.trim() !== text.trim())
  const code = el('pre', { tabindex: 0, 'aria-label': name, role: 'region' }, el('code', {}, shown.join('\n')))
  return el('li', {}, el('bdi', {}, text), shown.length === 0 ? null : code)
}

const treeMark = (trees: readonly Tree[]): Markup =>
  el(
    'ul',
    {},
    trees.map(({ name, note, children }) =>
      el(
        'li',
        {},
        el('code', {}, name),
        note === null ? null : el('span', { class: 'quiet' }, ` ${note}`),
        children.length > 0 ? treeMark(children) : null,
      ),
    ),
  )
