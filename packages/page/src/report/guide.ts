/**
 * The implementation half: what was recognised in its sections, as it was written.
 */
import type { Guide } from '@milemark/core'
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
  const title = (text: string): Markup => el('h3', {}, report.several ? `${plan.title ?? path}: ${text}` : text)
  const part = (name: string, count: number, body: () => Child): Child => (count === 0 ? null : [title(name), body()])
  return [
    part('Sections', sections.length, () =>
      rowsTable(
        'Sections of the guide',
        [{ title: 'Section' }, { title: 'Holds' }, { title: 'Place', kind: 'short' }],
        sections.map((row) => ({ cells: [el('bdi', {}, row.title), row.empty ? 'nothing yet' : 'text', place(row.line)] })),
      ),
    ),
    part('Prerequisites', prerequisites.length, () =>
      rowsTable(
        'Tools that have to be there',
        [{ title: 'Tool' }, { title: 'Version' }, { title: 'Place', kind: 'short' }],
        prerequisites.map(({ tool, constraint, line }) => ({ cells: [tool, constraint ?? 'any', place(line)] })),
      ),
    ),
    part('Set-up', steps.length, () =>
      el(
        'ol',
        { class: 'steps' },
        steps.map(({ text, commands }) =>
          el(
            'li',
            {},
            el('bdi', {}, text),
            commandsMark(
              text,
              commands.map(({ value }) => value),
            ),
          ),
        ),
      ),
    ),
    part('Variables', variables.length, () =>
      rowsTable(
        'Environment variables',
        [{ title: 'Variable' }, { title: 'Value in the document' }, { title: 'Place', kind: 'short' }],
        variables.map(({ name, hasValue, line }) => ({ cells: [el('code', {}, name), hasValue ? 'yes' : 'no', place(line)] })),
      ),
    ),
    part('Files', paths.length, () => [
      paragraph(`${plural(paths.length, 'path')} named in the document.`),
      el('div', { class: 'tree' }, treeMark(pathTree(paths))),
    ]),
  ]
}

/** A step that is nothing but its command is not said twice. */
function commandsMark(text: string, commands: readonly string[]): Child {
  const shown = commands.filter((command) => command.trim() !== text.trim())
  return shown.length === 0 ? null : el('pre', { tabindex: 0, 'aria-label': 'Commands', role: 'region' }, el('code', {}, shown.join('\n')))
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
