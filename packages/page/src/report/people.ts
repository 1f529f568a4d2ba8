/**
 * Who is busy when, what the plan says it needs, and what it waits for from others.
 */
import type { Key, Plan, Resource, ScheduleView } from '@milemark/core'
import { dayOf, parseIsoMinute } from '@milemark/core'
import { loadPicture, overloadedWeeks } from '../load/load-chart.ts'
import type { Child, Markup } from '../markup/element.ts'
import { el } from '../markup/element.ts'
import { finishText, isoDay, namedIso, spanText, startText } from '../words/dates.ts'
import { hoursText, percentText } from '../words/names.ts'
import type { Report } from './input.ts'
import { placeText } from './input.ts'
import { pictureMark } from './pictures.ts'
import type { Row } from './table.ts'
import { details, paragraph, rowsTable, section } from './table.ts'

export function load({ view }: Report): Markup {
  if (view.load.length === 0) return section('load', 'Load per person', paragraph('Nobody has anything to do.'))
  const columns = [
    { title: 'Person' },
    { title: 'Share of a day', align: 'right' as const, kind: 'short' as const },
    { title: 'Left to do', align: 'right' as const, kind: 'short' as const },
    { title: 'First start', kind: 'date' as const },
    { title: 'Last finish', kind: 'date' as const },
    { title: 'Overloaded', align: 'right' as const, kind: 'short' as const },
    { title: 'Away', kind: 'text' as const },
  ]
  const rows = view.load.map((person): Row => {
    const away = person.absences.map(({ from, to }) => spanText(from, to)).join('; ')
    const name: Child = [el('bdi', {}, person.person), person.assumed ? ' (assumed: the plan names nobody)' : '']
    return {
      cells: [
        name,
        percentText(person.share),
        hoursText(person.hours),
        startText(person.start),
        finishText(person.finish),
        overloadedWeeks(person),
        away,
      ],
    }
  })
  return section(
    'load',
    'Load per person',
    pictureMark(loadPicture(view, { id: 'load-chart' })),
    rowsTable('Load per person', columns, rows),
    details('Hours per week', weekTable(view)),
  )
}

/** Weeks down, people across: a plan has more weeks than people. */
function weekTable({ load: people }: ScheduleView): Markup {
  const weeks = people[0]?.weeks ?? []
  const columns = [
    { title: 'Week of', kind: 'date' as const },
    ...people.map(({ person }) => ({ title: person, align: 'right' as const, kind: 'short' as const })),
  ]
  const rows = weeks.map(({ monday }, at): Row => ({ cells: [isoDay(dayOf(monday)), ...people.map(({ weeks: own }) => hoursOf(own[at]))] }))
  return rowsTable('Assigned of available hours', columns, rows)
}

const hoursOf = (week: { hours: number; available: number } | undefined): string =>
  week === undefined ? '' : `${Math.round(week.hours * 10) / 10} of ${Math.round(week.available * 10) / 10}`

export function resources(report: Report): Markup | null {
  const rows = report.plans.flatMap(({ path, plan }) =>
    plan.resources.map((resource): Row => ({ cells: resourceCells(report, path, resource) })),
  )
  if (rows.length === 0) return null
  const columns = [
    { title: 'Resource', kind: 'text' as const },
    { title: 'Kind' },
    { title: 'Role' },
    { title: 'Availability', align: 'right' as const },
    { title: 'Away' },
    { title: 'As written', kind: 'text' as const },
    { title: 'Place', kind: 'short' as const },
  ]
  return section('resources', 'Resources', rowsTable('People, tools and infrastructure that the plan needs', columns, rows))
}

function resourceCells(report: Report, path: string, { name, kind, role, availability, absences, text, line }: Resource): Child[] {
  const away = absences.map(({ value }) => spanText(parseIsoMinute(value.from), parseIsoMinute(value.to))).join('; ')
  return [
    el('bdi', {}, name),
    kind,
    role ?? '',
    availabilityText(availability?.value ?? null),
    away,
    el('bdi', {}, text),
    placeText(report, path, line),
  ]
}

/** A share up to a whole person, a number of people above. */
const availabilityText = (value: number | null): string => (value === null ? '' : value <= 1 ? percentText(value) : String(value))

/** What others have to bring. */
export function external(report: Report): Markup | null {
  const items = report.plans.flatMap(({ path, plan }) => plan.external.map((item) => ({ path, plan, item })))
  if (items.length === 0) return null
  const rows = items.map(({ path, plan, item: { text, expected, blocks, line } }): Row => {
    const date = expected === null ? 'no date' : namedIso(expected.value, dayOfIso(expected.value))
    return { cells: [el('bdi', {}, text), date, blockedText(plan, blocks), placeText(report, path, line)] }
  })
  const columns = [
    { title: 'What', kind: 'text' as const },
    { title: 'Expected', kind: 'date' as const },
    { title: 'Blocks' },
    { title: 'Place', kind: 'short' as const },
  ]
  return section('external', 'Waiting for others', rowsTable('External dependencies', columns, rows))
}

const blockedText = ({ tasks, phases, milestones }: Plan, blocks: readonly Key[]): string =>
  blocks
    .flatMap((key) => [...tasks, ...phases, ...milestones].find((item) => item.key === key) ?? [])
    .map(({ id, title }) => id ?? title)
    .join(', ')

function dayOfIso(text: string): number | null {
  const at = parseIsoMinute(text)
  return at === null ? null : dayOf(at)
}
