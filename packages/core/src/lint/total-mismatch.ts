/**
 * A stated total that is not the sum of what it totals: the rows of its own table, the phases, the milestones or the tasks.
 *
 * Totals are written for many reasons, so one that is the sum of anything is right; only where nothing adds up to it, and
 * something covers the whole plan, is it reported.
 */
import type { DaySettings } from '../notation/unit-time.ts'
import { daySettings } from '../plan/day-settings.ts'
import type { Estimate, Key, Plan } from '../plan/plan.ts'
import type { Remark, Rule } from './rule.ts'
import type { Context } from './support/context.ts'
import { agrees, type Effort, inUnit, plus, sum } from './support/figures.ts'
import { partsOf } from './support/sums.ts'
import { columnOf, rowsAbove } from './support/tables.ts'
import { counted } from './support/words.ts'

export const totalMismatch: Rule = {
  code: 'total-mismatch',
  severity: 'warning',
  summary: 'A stated total is not the sum of the figures that it totals.',
  looksAt: 'plans',
  example: `# Garden shed

## Task Breakdown

### Phase 1: Shell

- [ ] Task 1.1: Pour the floor (1d)

### Phase 2: Inside

- [ ] Task 2.1: Build the shelves (2d)

## Timeline & Estimates

| Phase | Effort |
|---|---|
| Phase 1 | 1d |
| Phase 2 | 2d |
| **Total** | **5d** |
`,
  check: (plan, context) => {
    const totals = plan.estimates.filter(isTotal)
    if (totals.length === 0) return []
    const whole = [ofPhases(plan, context), ofTasks(plan), ofMilestones(plan)].flatMap((cover) => cover ?? [])
    const lines = byLine(plan.estimates)
    return repeatedOnce(totals).flatMap((same) => {
      const covers = [...same.flatMap((stated) => ofTable(plan, stated, lines)), ...whole]
      return covers[0] && !isRight(plan, same[0], covers) ? [remark(plan, same, covers[0])] : []
    })
  },
}

/** A figure that is stated again is the same mistake. */
function repeatedOnce(totals: readonly Estimate[]): (readonly [Estimate, ...Estimate[]])[] {
  const same = new Map<string, [Estimate, ...Estimate[]]>()
  for (const total of totals) {
    const name = `${total.kind} ${total.low} ${total.high} ${total.unit}`
    const others = same.get(name)
    if (others) others.push(total)
    else same.set(name, [total])
  }
  return [...same.values()]
}

type ByLine = ReadonlyMap<number, readonly Estimate[]>

function byLine(estimates: readonly Estimate[]): ByLine {
  const lines = new Map<number, Estimate[]>()
  for (const estimate of estimates) {
    const line = lines.get(estimate.line)
    if (line) line.push(estimate)
    else lines.set(estimate.line, [estimate])
  }
  return lines
}

const isTotal = ({ target, kind, unit, elapsed }: Estimate): boolean =>
  target === 'total' && (kind === 'estimate' || kind === 'with-buffer') && unit !== '%' && unit !== 'size-word' && !elapsed

/** Figures that cover the whole plan, and their sum in every way in which an author may have added them. */
interface Cover {
  /** `the 3 phases`. */
  readonly name: string
  readonly estimates: readonly Estimate[]
  readonly total: Effort
  readonly others: readonly Effort[]
}

function isRight(plan: Plan, stated: Estimate, covers: readonly Cover[]): boolean {
  const buffers = buffersOf(plan)
  // A total with a buffer that is not written as a figure cannot be checked.
  if (stated.kind === 'with-buffer' && buffers.length === 0) return true
  const days = daysOf(plan)
  const by = { source: plan.source, days }
  return covers.some(({ estimates, total, others }) =>
    [total, ...others].flatMap((one) => withBuffers(one, buffers, days)).some((one) => agrees(stated, estimates, one, by)),
  )
}

const daysOf = ({ frontMatter }: Plan): DaySettings => daySettings(frontMatter.settings)

const buffersOf = ({ estimates }: Plan): Estimate[] => estimates.filter(({ kind, unit }) => kind === 'buffer' && unit !== 'size-word')

function remark(plan: Plan, [stated, ...again]: readonly [Estimate, ...Estimate[]], { name, estimates, total }: Cover): Remark {
  const written = ({ span }: Estimate) => plan.source.text.slice(span.from, span.to)
  const whole = stated.kind === 'with-buffer' ? withBuffers(total, buffersOf(plan), daysOf(plan)).at(-1) : undefined
  const right = inUnit(whole ?? total, stated.unit, daysOf(plan))
  return {
    span: stated.span,
    message: `The total says ${written(stated)}, but ${name} add up to ${right}${whole ? ' with the buffer' : ''}.`,
    hint: `Write ${right} here, or correct the figures.`,
    related: [
      ...again.map(({ line }) => ({ line, message: `The same total again` })),
      ...estimates.slice(0, 20).map((estimate) => ({ line: estimate.line, message: `${estimate.target}: ${written(estimate)}` })),
    ],
  }
}

/** The sum alone, and with each buffer, and with all of them. */
function withBuffers(total: Effort, buffers: readonly Estimate[], days: DaySettings): Effort[] {
  const added = buffers.flatMap((buffer) => {
    if (buffer.unit === '%')
      return [
        {
          low: (total.low * buffer.low) / 100,
          likely: (total.likely * (buffer.low + buffer.high)) / 200,
          high: (total.high * buffer.high) / 100,
        },
      ]
    return sum([buffer], days) ?? []
  })
  return [total, ...added.map((buffer) => plus(total, buffer)), ...(added.length > 1 ? [added.reduce(plus, total)] : [])]
}

/** The column above the total, where every row has a figure in it. */
function ofTable(plan: Plan, stated: Estimate, lines: ByLine): Cover[] {
  const rows = rowsAbove(plan.source, stated.line)
  if (rows.length < 2) return []
  const column = columnOf(plan.source, stated.span.from)
  const cells = rows.map((line) => lines.get(line)?.find((estimate) => columnOf(plan.source, estimate.span.from) === column))
  const found = cells.flatMap((cell) => cell ?? [])
  if (
    found.length < rows.length ||
    found.some(({ target, kind }) => target === 'total' || kind === 'cumulative' || /\btotal\b|tổng|итого|合计|合計/iu.test(target))
  )
    return []
  const work = found.filter(({ kind }) => kind !== 'buffer')
  const [total, whole] = [sum(work, daysOf(plan)), sum(found, daysOf(plan))]
  return total && whole && work.length > 0
    ? [{ name: `the ${counted(rows.length, 'row')} above it`, estimates: found, total: whole, others: [total] }]
    : []
}

/** One figure per item, the one that stands nearest to the total; null unless every item has one. */
function figuresOf(plan: Plan, keys: readonly Key[]): Estimate[] | null {
  const wanted = new Set(keys)
  const byKey = new Map<Key, Estimate>()
  for (const estimate of plan.estimates)
    if (estimate.key !== null && wanted.has(estimate.key) && estimate.kind === 'estimate' && !estimate.elapsed && estimate.unit !== '%')
      byKey.set(estimate.key, estimate)
  return keys.length > 1 && byKey.size === wanted.size ? [...byKey.values()] : null
}

function ofPhases(plan: Plan, { unitsOf }: Context): Cover | null {
  const phases = plan.phases.filter((phase) => unitsOf(phase.key).some((task) => task.state !== 'cancelled'))
  const isWhole = plan.tasks.every((task) => !task.unit || task.phase !== null)
  const figures = isWhole
    ? figuresOf(
        plan,
        phases.map(({ key }) => key),
      )
    : null
  return cover(plan, figures, `the ${counted(phases.length, 'phase')}`)
}

const ofMilestones = (plan: Plan): Cover | null =>
  cover(
    plan,
    figuresOf(
      plan,
      plan.milestones.map(({ key }) => key),
    ),
    `the ${counted(plan.milestones.length, 'milestone')}`,
  )

function cover(plan: Plan, figures: readonly Estimate[] | null, name: string): Cover | null {
  const total = figures && sum(figures, daysOf(plan))
  return figures && total ? { name, estimates: figures, total, others: [] } : null
}

function ofTasks(plan: Plan): Cover | null {
  const byLevel = [plan.tasks.filter((task) => task.unit), plan.tasks.filter((task) => task.parent === null)]
  for (const tasks of byLevel) {
    const parts = tasks.length > 1 ? partsOf(plan, tasks) : null
    if (parts)
      return {
        name: `the ${counted(parts.estimates.length, 'task')}`,
        estimates: parts.estimates,
        total: parts.planned,
        others: parts.others(),
      }
  }
  return null
}
