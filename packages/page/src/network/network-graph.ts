/**
 * What the network consists of: boxes in lanes, one lane for each phase, and the ties between them.
 *
 * Ends that are phases become gates, the start or the end of the phase, so that an order between phases is one arrow
 * and not one for every pair of their tasks.
 */
import type { LinkRow, MilestoneTimes, PhaseTimes, ScheduleView, TaskTimes } from '@milemark/core'
import { groupBy } from '../words/group.ts'
import { idOf, linkText, phaseName } from '../words/names.ts'

export type Node =
  | { readonly kind: 'task'; readonly id: string; readonly lane: number; readonly row: TaskTimes }
  | { readonly kind: 'milestone'; readonly id: string; readonly lane: number; readonly row: MilestoneTimes }
  | { readonly kind: 'phase'; readonly id: string; readonly lane: number; readonly row: PhaseTimes }
  | { readonly kind: 'gate'; readonly id: string; readonly lane: number; readonly title: string }

export interface Tie {
  readonly from: string
  readonly to: string
  /** `person`: only a pair of hands ties them. `gates`: has to be done before the milestone is reached. */
  readonly kind: 'stated' | 'assumed' | 'person' | 'gates' | 'inside'
  readonly critical: boolean
  /** What stands on the arrow; empty for a plain finish-to-start. */
  readonly label: string
}

export interface Graph {
  readonly lanes: readonly string[]
  readonly nodes: readonly Node[]
  readonly ties: readonly Tie[]
}

/** Every task that is not cancelled, every milestone, and what ties them. */
export function graphOf(view: ScheduleView): Graph {
  const lanes = lanesOf(view)
  const tasks = view.tasks.filter(({ state }) => state !== 'cancelled')
  const boxes = tasks.map((row): Node => ({ kind: 'task', id: idOf(row.path, row.key), lane: lanes.ofTask(row), row }))
  const diamonds = view.milestones.map(
    (row): Node => ({ kind: 'milestone', id: milestoneId(row.path, row.key), lane: lanes.ofMilestone(row), row }),
  )
  const known = new Set([...boxes, ...diamonds].map(({ id }) => id))
  const gates = gatesOf(view, lanes.ofPhase)
  const ties = [...linkTies(view), ...personTies(view), ...milestoneTies(view)]
  const used = gates.filter(({ id }) => ties.some(({ from, to }) => from === id || to === id))
  const all = unique([...ties, ...insideTies(view, tasks, used)]).filter((tie) =>
    [tie.from, tie.to].every((id) => known.has(id) || used.some((gate) => gate.id === id)),
  )
  return pruned({ lanes: lanes.titles, nodes: [...used, ...boxes, ...diamonds], ties: all })
}

/** Phases and milestones alone, for plans whose tasks no picture could hold. */
export function phaseGraph(view: ScheduleView): Graph {
  const lanes = lanesOf(view)
  const id = (path: string, phase: string): string => idOf(path, `phase ${phase}`)
  const phaseOf = new Map(view.tasks.map((task) => [idOf(task.path, task.key), task.phase]))
  const boxes = view.phases.map((row): Node => ({ kind: 'phase', id: id(row.path, row.key), lane: lanes.ofPhase(row.path, row.key), row }))
  const diamonds = view.milestones.map(
    (row): Node => ({ kind: 'milestone', id: milestoneId(row.path, row.key), lane: lanes.ofMilestone(row), row }),
  )
  const known = new Set([...boxes, ...diamonds].map((node) => node.id))
  const end = (path: string, kind: string, key: string): string => {
    if (kind === 'milestone') return milestoneId(path, key)
    return id(path, kind === 'phase' ? key : (phaseOf.get(idOf(path, key)) ?? ''))
  }
  const links = view.links.map(
    (link): Tie => ({ ...end2(link, end), kind: link.stated ? 'stated' : 'assumed', critical: link.critical, label: '' }),
  )
  const gates = view.milestones.flatMap((milestone) =>
    milestone.gatedBy.map((key): Tie => {
      const from = known.has(id(milestone.path, key)) ? id(milestone.path, key) : end(milestone.path, 'task', key)
      return { from, to: milestoneId(milestone.path, milestone.key), kind: 'gates', critical: false, label: '' }
    }),
  )
  const ties = unique([...links, ...gates]).filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
  return { lanes: lanes.titles, nodes: [...boxes, ...diamonds], ties }
}

const end2 = ({ path, from, to }: LinkRow, end: (path: string, kind: string, key: string) => string) => ({
  from: end(path, from.kind, from.key),
  to: end(path, to.kind, to.key),
})

const milestoneId = (path: string, key: string): string => idOf(path, `milestone ${key}`)
const gateId = (path: string, phase: string, side: 'start' | 'end'): string => idOf(path, `${side} of ${phase}`)

interface Lanes {
  readonly titles: readonly string[]
  readonly ofPhase: (path: string, key: string) => number
  readonly ofTask: (task: TaskTimes) => number
  readonly ofMilestone: (milestone: MilestoneTimes) => number
}

/** A lane for each phase, and one for what stands in none. A milestone stands where what finishes last for it stands. */
function lanesOf(view: ScheduleView): Lanes {
  const lanes = new Map(view.phases.map((phase, at) => [idOf(phase.path, phase.key), at]))
  const rest = view.phases.length
  const tasks = new Map(view.tasks.map((task) => [idOf(task.path, task.key), task]))
  const ofPhase = (path: string, key: string | null): number => lanes.get(idOf(path, key ?? '')) ?? rest
  const ofTask = ({ path, phase }: TaskTimes): number => ofPhase(path, phase)
  const ofMilestone = ({ path, gatedBy }: MilestoneTimes): number => {
    const gates = gatedBy.map((key) => {
      const task = tasks.get(idOf(path, key))
      return task
        ? { lane: ofTask(task), finish: task.finish ?? 0 }
        : { lane: ofPhase(path, key), finish: view.phases.find((phase) => phase.path === path && phase.key === key)?.finish ?? 0 }
    })
    return gates.reduce((last, gate) => (gate.finish > last.finish ? gate : last), { lane: gates[0]?.lane ?? rest, finish: -1 }).lane
  }
  const documents = new Map(view.documents.map(({ path, title }) => [path, title ?? path]))
  const title = (phase: PhaseTimes): string =>
    documents.size > 1 ? `${documents.get(phase.path) ?? phase.path} · ${phaseName(phase)}` : phaseName(phase)
  const titles = [...view.phases.map(title), view.phases.length > 0 ? 'In no phase' : '']
  return { titles, ofPhase, ofTask, ofMilestone }
}

function gatesOf(view: ScheduleView, laneOf: (path: string, key: string) => number): Node[] {
  return view.phases.flatMap((phase) =>
    (['start', 'end'] as const).map((side): Node => {
      const title = `${side === 'start' ? 'Start' : 'End'} of ${phaseName(phase)}`
      return { kind: 'gate', id: gateId(phase.path, phase.key, side), lane: laneOf(phase.path, phase.key), title }
    }),
  )
}

function linkTies(view: ScheduleView): Tie[] {
  const id = (path: string, { kind, key }: LinkRow['from'], side: 'start' | 'end'): string =>
    kind === 'task' ? idOf(path, key) : kind === 'milestone' ? milestoneId(path, key) : gateId(path, key, side)
  return view.links.map((link) => ({
    from: id(link.path, link.from, 'end'),
    to: id(link.path, link.to, 'start'),
    kind: link.stated ? 'stated' : 'assumed',
    critical: link.critical,
    label: linkText(link),
  }))
}

const personTies = (view: ScheduleView): Tie[] =>
  view.criticalPath.flatMap((step, at) => {
    const before = view.criticalPath[at - 1]
    if (step.by !== 'person' || before === undefined) return []
    return [
      { from: idOf(before.path, before.key), to: idOf(step.path, step.key), kind: 'person', critical: true, label: step.person ?? '' },
    ]
  })

function milestoneTies(view: ScheduleView): Tie[] {
  const phases = new Set(view.phases.map(({ path, key }) => idOf(path, key)))
  return view.milestones.flatMap(({ path, key, gatedBy }) =>
    gatedBy.map((gate): Tie => {
      const from = phases.has(idOf(path, gate)) ? gateId(path, gate, 'end') : idOf(path, gate)
      return { from, to: milestoneId(path, key), kind: 'gates', critical: false, label: '' }
    }),
  )
}

/** A phase starts before its first tasks and ends after its last ones: those without another of the phase before or behind. */
function insideTies(view: ScheduleView, tasks: readonly TaskTimes[], gates: readonly Node[]): Tie[] {
  const used = new Set(gates.map(({ id }) => id))
  const byPhase = groupBy(tasks, ({ path, phase }) => idOf(path, phase ?? ''))
  const links = view.links.filter(({ from, to }) => from.kind === 'task' && to.kind === 'task')
  return view.phases.flatMap(({ path, key }) => {
    const members = byPhase.get(idOf(path, key)) ?? []
    const keys = new Set(members.map((task) => task.key))
    const within = links.filter((link) => link.path === path && keys.has(link.from.key) && keys.has(link.to.key))
    const [behind, before] = [new Set(within.map(({ to }) => to.key)), new Set(within.map(({ from }) => from.key))]
    const tie = (from: string, to: string): Tie => ({ from, to, kind: 'inside', critical: false, label: '' })
    const [start, end] = [gateId(path, key, 'start'), gateId(path, key, 'end')]
    return [
      ...(used.has(start) ? members.filter((task) => !behind.has(task.key)).map((task) => tie(start, idOf(path, task.key))) : []),
      ...(used.has(end) ? members.filter((task) => !before.has(task.key)).map((task) => tie(idOf(path, task.key), end)) : []),
    ]
  })
}

/** One arrow for each pair, with the labels of all: the kind of the first, critical if any of them is. */
function unique(ties: readonly Tie[]): Tie[] {
  const groups = groupBy(ties, ({ from, to }) => `${from}\n\n${to}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const labels = new Set(group.map(({ label }) => label).filter((label) => label !== ''))
    return first === undefined ? [] : [{ ...first, critical: group.some(({ critical }) => critical), label: [...labels].join(', ') }]
  })
}

/** Leaves out "gates" and "inside" where a longer way leads to the same place: they only repeat it. */
function pruned(graph: Graph): Graph {
  const next = groupBy(graph.ties, ({ from }) => from)
  const before = groupBy(graph.ties, ({ to }) => to)
  const repeats = ({ from, to, kind }: Tie): boolean => {
    if (kind !== 'gates' && kind !== 'inside') return false
    const sources = new Set((before.get(to) ?? []).filter((tie) => tie.from !== from && tie.kind !== 'person').map((tie) => tie.from))
    return reaches(next, from, sources, to)
  }
  return { ...graph, ties: graph.ties.filter((tie) => !repeats(tie)) }
}

function reaches(next: ReadonlyMap<string, readonly Tie[]>, from: string, goals: ReadonlySet<string>, avoid: string): boolean {
  const seen = new Set([from, avoid])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { to, kind } of next.get(at) ?? []) {
      if (seen.has(to) || kind === 'person') continue
      if (goals.has(to)) return true
      seen.add(to)
      open.push(to)
    }
  }
  return false
}
