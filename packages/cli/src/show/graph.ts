/**
 * `graph` for people: what comes after what, as chains with branches.
 */
import type { Key, LinkEnd, LinkRow, ScheduleView, TaskTimes } from '@milemark/core'
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
  /** Where a task stands among the others. */
  readonly placeOf: ReadonlyMap<Key, number>
}

/** The network of one document. */
export function graphLines(io: Io, view: ScheduleView, path: string): string[] {
  const tasks = view.tasks.filter((task) => task.path === path && task.state !== 'cancelled')
  const links = view.links.filter((link) => link.path === path)
  const show = { io, nameOf: namesIn(view, path), placeOf: new Map(tasks.map(({ key }, at) => [key, at])) }
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

function nodeLine(show: Show, { task, link, others }: Node, prefix: string): string {
  const { io } = show
  const room = io.width - displayWidth(prefix) - 2 - (DATE + 2)
  const before = beforeTexts(show, [...(link === null || isPlain(link) ? [] : [link]), ...others])
  const note = before.length === 0 ? '' : `  ${truncate(`← ${before.join(', ')}`, Math.floor(room * NOTE_SHARE))}`
  const name = `${signOf(task)} ${truncate(taskName(task), room - displayWidth(note))}`
  const style = styleOf(task)
  const date = finishText(task.finish)
  const padding = date === '' ? '' : padEnd('', io.width - DATE - displayWidth(prefix + name + note))
  return `${io.paint('dim', prefix)}${style === null ? name : io.paint(style, name)}${io.paint('dim', note)}${padding}${date}`
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

/** Plain links in document order, neighbours as ranges like `2.1-2.7`; then the others. */
function beforeTexts({ nameOf, placeOf }: Show, links: readonly LinkRow[]): string[] {
  const place = ({ from }: LinkRow) => (from.kind === 'task' ? placeOf.get(from.key) : undefined)
  const isListed = (link: LinkRow) => isPlain(link) && place(link) !== undefined
  const runs: LinkRow[][] = []
  for (const link of links.filter(isListed).sort((a, b) => (place(a) ?? 0) - (place(b) ?? 0))) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && place(link) === (place(last) ?? 0) + 1) run.push(link)
    else runs.push([link])
  }
  const named = runs.flatMap((run) => {
    const names = run.map(({ from }) => nameOf(from))
    return names.length > 2 ? [`${names[0]}-${names.at(-1)}`] : names
  })
  return [...named, ...links.filter((link) => !isListed(link)).map((link) => linkText(link, nameOf))]
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
