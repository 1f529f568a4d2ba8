/**
 * `read` for people: the sections, the tasks as a tree, and everything else that was recognised.
 */
import type { Plan, Task } from '@milemark/core'
import { figureText, noPlanSentence, overview } from '@milemark/core'
import type { Document } from '@milemark/node'
import type { Io } from '../io.ts'
import { plural } from '../report.ts'
import { shellWord } from '../shell.ts'
import type { Cell } from '../terminal/table.ts'
import { labelled, table } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'
import { documentHead } from './document.ts'
import { countsText } from './overview.ts'
import { KIND_WORDS, placeName, progressText, STATE_MARKS, STATE_STYLES } from './words.ts'

export function planLines(io: Io, document: Document): string[] {
  const { plan, diagnostics } = document
  const sentence = noPlanSentence(document)
  if (sentence !== null) return [sentence, ...sectionLines(io, plan)]
  const { units, steps, counts, findings } = overview(document)
  const found = findings.error + findings.warning + findings.info
  return [
    ...documentHead(io, document),
    `${capital(KIND_WORDS[plan.kind])}${plan.dialect === 'guide' ? '' : `, dialect ${plan.dialect}`}: ${progressText(units)}${steps.total > 0 ? `; ${plural(steps.total, 'step')}` : ''}`,
    ...labelled('Also: ', countsText(counts), io),
    ...(document.paired === null ? [] : [`One guide together with ${harmless(document.paired)}`]),
    ...sectionLines(io, plan),
    ...heading(io, 'Milestones', milestoneLines(io, plan)),
    ...heading(io, 'Tasks', taskLines(io, plan)),
    ...heading(io, 'Dependencies', dependencyLines(io, plan)),
    ...heading(
      io,
      'External',
      listLines(
        io,
        plan.external.map(({ line, text, expected }) => ({ line, text, more: expected?.value ?? 'no date' })),
      ),
    ),
    ...heading(
      io,
      'Risks',
      listLines(
        io,
        plan.risks.map(({ line, title, likelihood, impact }) => ({ line, text: title, more: levels(likelihood?.value, impact?.value) })),
      ),
    ),
    ...heading(
      io,
      'Resources',
      listLines(
        io,
        plan.resources.map(({ line, text, kind }) => ({ line, text, more: kind })),
      ),
    ),
    ...heading(
      io,
      'Prerequisites',
      listLines(
        io,
        plan.guide.prerequisites.map(({ line, tool, constraint }) => ({ line, text: tool, more: constraint ?? 'any version' })),
      ),
    ),
    ...heading(
      io,
      'Paths',
      listLines(
        io,
        plan.guide.paths.map(({ line, path, kind }) => ({ line, text: path, more: kind })),
      ),
    ),
    ...(found > 0 ? ['', `${plural(diagnostics.length, 'finding')}: milemark check ${shellWord(document.path)}`] : []),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const levels = (likelihood: string | undefined, impact: string | undefined): string =>
  [...(likelihood ? [`likelihood ${likelihood}`] : []), ...(impact ? [`impact ${impact}`] : [])].join(', ')
const heading = (io: Io, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', io.paint('bold', title), ...lines]
const lineCell = (line: number): Cell => ({ text: `:${line}`, style: 'dim' })

function sectionLines(io: Io, plan: Plan): string[] {
  const names = [...plan.sections, ...plan.guide.sections].map(({ kind, line, empty }) => `${kind} :${line}${empty ? ' (empty)' : ''}`)
  return names.length === 0 ? [] : labelled('Sections: ', names.join(', '), io)
}

function milestoneLines(io: Io, plan: Plan): string[] {
  const rows = plan.milestones.map((milestone): Cell[] => [
    { text: milestone.state },
    { text: placeName(milestone, 'Milestone') },
    { text: harmless(milestone.target?.value ?? ''), style: 'dim' },
    lineCell(milestone.line),
  ])
  return table(rows, [{}, { flexible: true }, { most: 16 }, { align: 'right' }], { ...io, indent: 2 })
}

/** Phases in bold, tasks below them, indented by their depth. */
function taskLines(io: Io, plan: Plan): string[] {
  const depths = new Map<string, number>()
  const rows: Cell[][] = []
  let phase: string | null = null
  for (const task of plan.tasks) {
    if (task.phase !== phase && task.phase !== null) {
      const found = plan.phases.find(({ key }) => key === task.phase)
      if (found) rows.push([{ text: placeName(found, 'Phase'), style: 'bold' }, { text: '' }, { text: '' }, lineCell(found.line)])
    }
    phase = task.phase
    const depth = task.parent === null ? (task.phase === null ? 0 : 1) : (depths.get(task.parent) ?? 0) + 1
    depths.set(task.key, depth)
    rows.push(taskRow(task, depth))
  }
  return table(rows, [{ flexible: true }, { align: 'right', most: 14 }, { most: 18 }, { align: 'right' }], { ...io, indent: 2 })
}

function taskRow(task: Task, depth: number): Cell[] {
  const style = STATE_STYLES[task.state]
  const text = `${task.id === null ? '' : `${harmless(task.id)} `}${harmless(task.title)}${task.optional ? ' (optional)' : ''}`
  const prefix = `${'  '.repeat(depth)}${STATE_MARKS[task.state]} `
  return [
    style === null ? { text, prefix } : { text, prefix, style },
    { text: task.estimate ? figureText(task.estimate) : '' },
    { text: harmless(task.owners.map(({ value }) => `@${value}`).join(' ')), style: 'cyan' },
    lineCell(task.line),
  ]
}

function dependencyLines(io: Io, plan: Plan): string[] {
  const rows = plan.dependencies.map(({ from, to, type, lag, stated, how, line }): Cell[] => [
    { text: `${harmless(from.label)} → ${harmless(to.label)}` },
    { text: [type === 'FS' ? '' : type, lag === 0 ? '' : `${lag > 0 ? '+' : ''}${lag}h`].filter(Boolean).join(' ') },
    { text: stated ? how : `assumed from ${how}`, style: 'dim' },
    lineCell(line),
  ])
  return table(rows, [{ flexible: true }, {}, {}, { align: 'right' }], { ...io, indent: 2 })
}

interface Listed {
  readonly line: number
  readonly text: string
  readonly more: string
}

function listLines(io: Io, items: readonly Listed[]): string[] {
  const rows = items.map(({ line, text, more }): Cell[] => [
    { text: harmless(text) },
    { text: harmless(more), style: 'dim' },
    lineCell(line),
  ])
  return table(rows, [{ flexible: true }, { most: 36 }, { align: 'right' }], { ...io, indent: 2 })
}
