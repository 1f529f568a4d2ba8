/**
 * `status` for people: one screen. How far it is, when it ends and why then, what is late, what is next.
 */
import type { CriticalStep, PhaseTimes, ReadyRow, Status, StatusForecast, TaskTimes } from '@milemark/core'
import { lastDay, progressOf } from '@milemark/core'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import { shellWord } from '../shell.ts'
import type { Cell, Column } from '../terminal/table.ts'
import { ends, labelled, table } from '../terminal/table.ts'
import { flow, harmless, truncate, wrap } from '../terminal/width.ts'
import { finishText, namedDay } from './dates.ts'
import { bar } from './document.ts'
import { LEVEL_WORDS } from './findings.ts'
import { asOfText, boundSentence, finishSentence, targetText, unscheduledLines } from './finish.ts'
import { ownerName, placeName, progressText, taskName } from './words.ts'

/** What fits one screen of each list; `FILES` stands for how to ask for the rest. */
const LISTED = { phases: 10, late: 4, next: 4, circles: 2 } as const

/** @param files the arguments, to be repeated in suggested commands */
export function statusLines(io: Io, of: Status, files: readonly string[]): string[] {
  const { view, progress } = of
  return [
    ...titleLines(io, of),
    ...wrap(`${asOfText(view.asOf)}: ${progressText(progress)}.`, io.width),
    ...wrap(`${capital(finishSentence(view))}. ${boundSentence(view)}`.trim(), io.width),
    ...(of.forecast === null ? [] : wrap(forecastSentence(of.forecast), io.width)),
    ...unscheduledLines(io, view).slice(0, LISTED.circles),
    ...progressLines(io, of),
    ...chainLines(io, of),
    ...lateLines(io, of),
    ...nextLines(io, of),
    '',
    ...labelled('Check  ', findingsText(of.findings, `milemark check${repeated(files)}`), io),
  ]
}

const forecastSentence = ({ p50, p80 }: StatusForecast): string =>
  `Half of the trials end by ${namedDay(lastDay(p50))}, four of five by ${namedDay(lastDay(p80))}: milemark forecast`

/** Arguments as they would be typed again; none where they fill a line. */
function repeated(files: readonly string[]): string {
  const text = files.map((file) => ` ${shellWord(file)}`).join('')
  return text.length > 40 ? '' : text
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function titleLines(io: Io, { view: { documents } }: Status): string[] {
  const [first, ...rest] = documents
  if (!first) return []
  if (rest.length > 0) return [io.paint('bold', `${documents.length} plans, scheduled together`)]
  return ends({ text: harmless(first.title ?? first.path), style: 'bold' }, { text: harmless(first.path), style: 'dim' }, io)
}

/** A bar for each phase of the only document, else for each document. */
function progressLines(io: Io, of: Status): string[] {
  const { documents, phases, tasks } = of.view
  const rows =
    documents.length > 1
      ? documents.map(({ path, title }) =>
          documentRow(
            title ?? path,
            tasks.filter((task) => task.path === path),
          ),
        )
      : phases.filter(({ total }) => total > 0).map(phaseRow)
  if (rows.length === 0) return []
  const more = rows.length - LISTED.phases
  return [
    '',
    ...table(rows.slice(0, LISTED.phases), [{ flexible: true, cut: true }, io.width >= 50 ? {} : GONE, { align: 'right' }, {}, roomy(io)], {
      ...io,
      indent: 2,
    }),
    ...(more > 0 ? [io.paint('dim', `  … and ${more} more`)] : []),
  ]
}

function phaseRow(phase: PhaseTimes): Cell[] {
  const { done, total, finish, late, target, critical } = phase
  return [
    { text: placeName(phase, 'Phase') },
    { text: bar(phase) },
    { text: `${done} of ${total}` },
    { text: done === total ? 'done' : finishText(finish), ...(critical && done < total ? { style: 'red' as const } : {}) },
    late && done < total ? { text: `target ${finishText(target)}`, style: 'red' } : { text: '' },
  ]
}

function documentRow(name: string, tasks: readonly TaskTimes[]): Cell[] {
  const progress = progressOf(tasks)
  const finish = tasks.reduce<number | null>((last, task) => (task.finish !== null && task.finish > (last ?? 0) ? task.finish : last), null)
  return [
    { text: harmless(name) },
    { text: bar(progress) },
    { text: `${progress.done} of ${progress.total}` },
    { text: progress.done === progress.total ? 'done' : finishText(finish) },
    { text: '' },
  ]
}

/** A column that narrow windows do without. */
const roomy = (io: Io): Column => (io.width >= 72 ? {} : GONE)
const GONE: Column = { most: 0 }

const heading = (io: Io, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', io.paint('bold', title), ...lines]

const CHAIN_LINES = 3

/** `1.4 → 1.6 → (@ben) 2.1`: a name in brackets where a person and no dependency ties two tasks. */
function chainLines(io: Io, { view: { criticalPath, tasks } }: Status): string[] {
  const [first] = criticalPath
  const reason = tasks.find(({ key, path }) => key === first?.key && path === first?.path)?.because
  const waits = reason?.kind === 'external' || reason?.kind === 'not-before' ? [`${capital(harmless(reason.text))}:`] : []
  if (!first || criticalPath.length + waits.length < 2) return []
  const steps = criticalPath.map((step, at) => (at === 0 ? stepText(step) : `→ ${stepText(step)}`))
  const lines = flow(steps, ' ', io.width - 2)
  const shown =
    lines.length <= CHAIN_LINES ? lines : [...lines.slice(0, CHAIN_LINES - 1), `… ${plural(lines.length - CHAIN_LINES + 1, 'more line')}`]
  const open = criticalPath.filter(({ key, path }) => tasks.some((task) => task.key === key && task.path === path && task.state !== 'done'))
  return heading(
    io,
    `What decides the finish (${plural(open.length, 'task')})`,
    [...waits.flatMap((text) => wrap(text, io.width - 2)), ...shown].map((line) => `  ${line}`),
  )
}

function stepText({ id, title, by, person }: CriticalStep): string {
  const name = harmless(id ?? truncate(title, 20))
  return by === 'person' && person !== null ? `(${ownerName(person)}) ${name}` : name
}

function lateLines(io: Io, { late }: Status): string[] {
  const rows: Cell[][] = [
    ...late.milestones.map((milestone): Cell[] => [
      { text: placeName(milestone, 'Milestone'), prefix: '◆ ' },
      { text: `target ${targetText(milestone)}`, style: 'dim' },
      { text: finishText(milestone.finish) },
      { text: milestone.lateDays === null ? '' : `${milestone.lateDays} d late`, style: 'red' },
    ]),
    ...late.tasks.map((task): Cell[] => [
      { text: taskName(task) },
      { text: `due ${finishText(task.due)}`, style: 'dim' },
      { text: finishText(task.finish) },
      { text: 'late', style: 'red' },
    ]),
  ]
  const more = rows.length - LISTED.late
  const lines = table(rows.slice(0, LISTED.late), [{ flexible: true, cut: true }, roomy(io), {}, { align: 'right' }], { ...io, indent: 2 })
  return heading(io, rows.length === 0 ? 'Late' : `Late (${rows.length})`, [
    ...lines,
    ...(more > 0 ? [io.paint('dim', `  … and ${more} more: milemark schedule`)] : []),
  ])
}

function nextLines(io: Io, { ready, waiting }: Status): string[] {
  if (ready.length + waiting === 0) return []
  const rows = ready.slice(0, LISTED.next).map(nextRow)
  const counts = [
    ...(ready.length > LISTED.next ? [`${ready.length - LISTED.next} more may start`] : []),
    ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? 'waits' : 'wait'}`] : []),
  ]
  return heading(io, 'Next', [
    ...table(rows, [{ flexible: true, cut: true }, { align: 'right', most: 12 }, { most: 16 }], { ...io, indent: 2 }),
    ...(ready.length === 0 ? ['  Nothing may start: everything that is open waits.'] : []),
    ...(counts.length > 0 ? [io.paint('dim', `  ${counts.join(', ')}: milemark next`)] : []),
  ])
}

const nextRow = (row: ReadyRow): Cell[] => [
  { text: taskName(row), suffix: row.state === 'doing' ? ' (begun)' : '' },
  { text: row.estimate?.text ?? '' },
  { text: row.owners.map(ownerName).join(' '), style: 'cyan' },
]

function findingsText(findings: Status['findings'], command: string): string {
  const counts = (['error', 'warning', 'info'] as const).filter((level) => findings[level] > 0)
  const text = counts.map((level) => plural(findings[level], LEVEL_WORDS[level])).join(', ')
  return text === '' ? 'nothing to complain about' : `${text}: ${command}`
}
