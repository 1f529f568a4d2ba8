/**
 * `overview` for people: one block for each plan, with its technical half where that is a file of its own.
 */

import type { Counts, Diagnostic, MilestoneRow, Overview, Progress } from '@milemark/core'
import { noPlanSentence } from '@milemark/core'
import type { Viewed } from '../commands/overview.ts'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import { shellWord } from '../shell.ts'
import type { Cell } from '../terminal/table.ts'
import { labelled, table } from '../terminal/table.ts'
import { harmless, truncate } from '../terminal/width.ts'
import { bar, documentHead } from './document.ts'
import { LEVEL_STYLES, LEVEL_WORDS } from './findings.ts'
import { whyText } from './next.ts'
import { placeName, progressText, taskName } from './words.ts'

export function guideBlock(io: Io, halves: readonly Viewed[]): string[] {
  return halves.flatMap((half, at) => [...(at === 0 ? [] : ['']), ...documentBlock(io, half)])
}

function documentBlock(io: Io, viewed: Viewed): string[] {
  const { document, overview } = viewed
  const sentence = noPlanSentence(document)
  if (sentence !== null) return [sentence]
  const steps = overview.steps.total > 0 ? `; ${overview.steps.done} of ${overview.steps.total} steps` : ''
  const tasks = overview.units.total + overview.units.states.cancelled > 0 ? [`${progressText(overview.units)}${steps}`] : []
  const other = document.paired === null ? [] : [io.paint('dim', `One guide together with ${harmless(document.paired)}`)]
  return [
    ...documentHead(io, document),
    ...tasks,
    ...other,
    ...phaseLines(io, overview),
    ...milestoneLines(io, overview),
    ...rest(io, viewed),
  ]
}

const dim = (text: string): Cell => ({ text, style: 'dim' })
const ofTotal = ({ done, total }: Progress): string => (total === 0 ? 'no tasks' : `${done} of ${total}`)

function phaseLines(io: Io, { phases, outside }: Overview): string[] {
  if (phases.length === 0) return []
  const row = (name: string, progress: Progress): Cell[] => [
    { text: name },
    { text: bar(progress) },
    { text: ofTotal(progress) },
    dim(otherStates(progress)),
  ]
  const rows = phases.map((phase) => row(placeName(phase, 'Phase'), phase))
  if (outside) rows.push(row('in no phase', outside))
  return [
    '',
    ...table(rows.slice(0, LISTED), [{ flexible: true }, {}, { align: 'right' }, {}], { ...io, indent: 2 }),
    ...moreLines(io, rows.length - LISTED),
  ]
}

/** Phases and milestones of a long plan that are listed; all of them are in `read`. */
const LISTED = 15

const moreLines = (io: Io, more: number): string[] => (more > 0 ? [io.paint('dim', `  … and ${more} more`)] : [])

const otherStates = ({ states }: Progress): string =>
  [...(states.doing > 0 ? [`${states.doing} begun`] : []), ...(states.blocked > 0 ? [`${states.blocked} blocked`] : [])].join(', ')

const MILESTONE_WORDS: Readonly<Record<MilestoneRow['state'], string>> = { open: 'open', partial: 'partly', done: 'reached' }

function milestoneLines(io: Io, { milestones }: Overview): string[] {
  if (milestones.length === 0) return []
  const rows = milestones.map((milestone): Cell[] => [
    { text: placeName(milestone, 'Milestone') },
    milestone.state === 'done' ? { text: MILESTONE_WORDS.done, style: 'green' } : { text: MILESTONE_WORDS[milestone.state] },
    { text: harmless(milestone.target ?? '') },
    dim(milestone.gating ? ofTotal(milestone.gating) : ''),
  ])
  return [
    '',
    ...table(rows.slice(0, LISTED), [{ flexible: true }, {}, { most: 16 }, { align: 'right' }], { ...io, indent: 2 }),
    ...moreLines(io, rows.length - LISTED),
  ]
}

/** `Read`, `Check`, `Next`: three hanging paragraphs. */
function rest(io: Io, viewed: Viewed): string[] {
  const options = { ...io, indent: 0 }
  return ['', ...labelled('Read   ', countsText(viewed.overview.counts), options), ...checkLines(io, viewed), ...nextLines(io, viewed)]
}

const NOUNS: readonly (readonly [keyof Counts, string, string?])[] = [
  ['dependencies', 'dependency', 'dependencies'],
  ['assumedDependencies', 'assumed dependency', 'assumed dependencies'],
  ['external', 'external item'],
  ['estimates', 'estimate'],
  ['risks', 'risk'],
  ['resources', 'resource'],
  ['prerequisites', 'prerequisite'],
  ['steps', 'set-up step'],
  ['variables', 'variable'],
  ['paths', 'path'],
]

export function countsText(counts: Counts): string {
  const parts = NOUNS.filter(([name]) => counts[name] > 0).map(([name, one, several]) => plural(counts[name], one, several))
  return parts.length === 0 ? 'nothing beside the tasks' : parts.join(', ')
}

const FINDINGS = 4

function checkLines(io: Io, { document, overview: { findings } }: Viewed): string[] {
  const levels = (['error', 'warning', 'info'] as const).filter((level) => findings[level] > 0)
  if (levels.length === 0) return ['Check  nothing to complain about']
  const shown = levels.flatMap((level) => document.diagnostics.filter(({ severity }) => severity === level)).slice(0, FINDINGS)
  const more = document.diagnostics.length - shown.length
  const counts = levels.map((level) => plural(findings[level], LEVEL_WORDS[level])).join(', ')
  return [
    `Check  ${counts}`,
    ...shown.flatMap((diagnostic) => findingLines(io, diagnostic)),
    ...(more > 0 ? [io.paint('dim', `       … and ${more} more: milemark check ${shellWord(document.path)}`)] : []),
  ]
}

const PLACE = 8

function findingLines(io: Io, { line, severity, message }: Diagnostic): string[] {
  const place = `:${line}`.padEnd(PLACE)
  return labelled(io.paint(LEVEL_STYLES[severity], place), harmless(message), { ...io, indent: 7 })
}

const OFFERED = 4

function nextLines(io: Io, { document, next: { ready, waiting } }: Viewed): string[] {
  if (ready.length + waiting.length === 0) return document.plan.tasks.length > 0 ? ['Next   nothing is left to do'] : []
  const offered = ready
    .slice(0, OFFERED)
    .map((row) => [taskName(row), row.state === 'doing' ? ' (begun)' : '', row.estimate ? `, ${row.estimate.text}` : ''] as const)
  const lines = offered.map(
    ([name, state, estimate], at) =>
      `${at === 0 ? 'Next   ' : '       '}${truncate(name, io.width - 7 - state.length - estimate.length)}${state}${io.paint('dim', estimate)}`,
  )
  const counts = [
    ...(ready.length > OFFERED ? [`${ready.length - OFFERED} more may start`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}`] : []),
  ]
  const first = waiting[0]
  const stuck =
    ready.length === 0 && first
      ? [
          `Next   nothing may start: ${truncate(`${taskName(first)} ${/^blocked/.test(whyText(first)) ? 'is ' : ''}${whyText(first)}`, io.width - 27)}`,
        ]
      : []
  const tail = counts.length > 0 ? [io.paint('dim', `       ${counts.join(', ')}: milemark next ${shellWord(document.path)}`)] : []
  return [...lines, ...stuck, ...tail]
}
