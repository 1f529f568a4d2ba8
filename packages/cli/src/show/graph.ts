/**
 * `graph` for people: what comes after what, as chains with branches.
 */
import type { LinkEnd, LinkRow, ScheduleView, TaskTimes } from '@milemark/core'
import type { Io } from '../io.ts'
import type { Style } from '../terminal/colour.ts'
import { labelled } from '../terminal/table.ts'
import { displayWidth, harmless, padEnd, truncate, wrap } from '../terminal/width.ts'
import { finishText, hoursText } from './dates.ts'
import type { Node } from './graph/tree.ts'
import { forest } from './graph/tree.ts'
import { CRITICAL } from './schedule.ts'
import { milestoneName, shortName, taskName } from './words.ts'

interface Show {
  readonly io: Io
  readonly nameOf: (end: LinkEnd) => string
}

/** The network of one document. */
export function graphLines(io: Io, view: ScheduleView, path: string): string[] {
  const tasks = view.tasks.filter((task) => task.path === path && task.state !== 'cancelled')
  const links = view.links.filter((link) => link.path === path)
  const show = { io, nameOf: namesIn(view, path) }
  const { roots, alone } = forest(tasks, links)
  return [
    ...roots.flatMap((root) => ['', ...chainLines(show, root, '', '')]),
    ...wholes(show, links),
    ...(alone.length === 0 ? [] : ['', ...labelled('In no order  ', alone.map(taskName).join(' · '), io)]),
  ]
}

export const graphLegend = (io: Io): string[] =>
  wrap(`${CRITICAL} critical, ${OPEN} open, ${DONE} done. Below: comes after it; ├ a branch; ← what else it comes after.`, io.width).map(
    (line) => io.paint('dim', line),
  )

const OPEN = '○'
const DONE = '✓'

/** A node, its branches, and the rest of its chain. Chains are long and branches few, so that only these recurse. */
function chainLines(show: Show, first: Node, lead: string, prefix: string): string[] {
  const lines: string[] = []
  for (let node: Node | null = first; node !== null; node = node.next) {
    lines.push(nodeLine(show, node, lines.length === 0 ? lead : prefix))
    for (const branch of node.branches) {
      const goesOn = node.next !== null || branch !== node.branches.at(-1)
      lines.push(...chainLines(show, branch, `${prefix}${goesOn ? '├' : '└'}─`, `${prefix}${goesOn ? '│' : ' '} `))
    }
  }
  return lines
}

const DATE = 10
const NOTE_SHARE = 0.4

function nodeLine({ io, nameOf }: Show, { task, link, others }: Node, prefix: string): string {
  const room = io.width - displayWidth(prefix) - 2 - (DATE + 2)
  const before = [...(link && isPlain(link) ? [] : link ? [link] : []), ...others]
  const note =
    before.length === 0 ? '' : truncate(`← ${before.map((other) => linkText(other, nameOf)).join(', ')}`, Math.floor(room * NOTE_SHARE))
  const name = truncate(taskName(task), room - (note === '' ? 0 : displayWidth(note) + 2))
  const style = styleOf(task)
  const paint = (text: string) => (style === null ? text : io.paint(style, text))
  const left = `${prefix}${signOf(task)} ${name}${note === '' ? '' : `  ${note}`}`
  const date = finishText(task.finish)
  return `${io.paint('dim', prefix)}${paint(`${signOf(task)} ${name}`)}${note === '' ? '' : `  ${io.paint('dim', note)}`}${
    date === '' ? '' : `${padEnd('', io.width - DATE - displayWidth(left))}${date}`
  }`
}

const signOf = ({ state, critical }: TaskTimes): string => (state === 'done' ? DONE : critical ? CRITICAL : OPEN)
const styleOf = ({ state, critical }: TaskTimes): Style | null => (state === 'done' ? 'dim' : critical ? 'red' : null)

const isPlain = ({ type, lag, stated }: LinkRow): boolean => type === 'FS' && lag === 0 && stated

const TYPES: Readonly<Record<LinkRow['type'], string>> = {
  FS: '',
  SS: 'starts with ',
  FF: 'finishes with ',
  SF: 'finishes after the start of ',
}

function linkText({ from, type, lag, stated }: LinkRow, nameOf: Show['nameOf']): string {
  const later = lag === 0 ? '' : ` ${lag > 0 ? '+' : '-'} ${hoursText(Math.abs(lag))}`
  return `${TYPES[type]}${nameOf(from)}${later}${stated ? '' : ' (assumed)'}`
}

/** The order between phases and milestones, which holds for everything in them. */
function wholes({ io, nameOf }: Show, links: readonly LinkRow[]): string[] {
  const texts = links
    .filter(({ to }) => to.kind !== 'task')
    .map(({ from, to, type, lag, stated }) => {
      const kind = type === 'FS' && lag === 0 ? '' : ` ${type}${lag === 0 ? '' : ` ${hoursText(lag)}`}`
      return `${nameOf(from)} → ${nameOf(to)}${kind}${stated ? '' : ' (assumed)'}`
    })
  return texts.length === 0 ? [] : ['', ...labelled('As a whole   ', texts.join(' · '), io)]
}

function namesIn({ tasks, phases, milestones }: ScheduleView, path: string): Show['nameOf'] {
  const named = <T extends { readonly key: string; readonly path: string }>(rows: readonly T[], name: (row: T) => string) =>
    new Map(rows.filter((row) => row.path === path).map((row) => [row.key, name(row)]))
  const names = {
    task: named(tasks, (task) => harmless(task.id ?? truncate(task.title, 24))),
    phase: named(phases, shortName),
    milestone: named(milestones, (row) => (row.id === null ? truncate(harmless(row.title), 24) : milestoneName({ id: row.id, title: '' }))),
  }
  return ({ kind, key }) => names[kind].get(key) ?? harmless(key)
}
