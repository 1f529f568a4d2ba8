/**
 * What each risk of a register does to the work: how likely it is, which tasks it strikes, and by how much.
 */
import { lognormalRange } from '../../forecast/distribution.ts'
import type { RiskModel } from '../../forecast/model.ts'
import { tableOf } from '../../forecast/quantile-table.ts'
import { estimates, hours as hoursOf } from '../../notation/estimate.ts'
import type { Link } from '../../schedule/problem.ts'
import type { Key, Level, Risk, Settings } from '../plan.ts'
import { namedKeys, Resolver } from '../resolve.ts'
import type { PlanProblem, ProblemPlan } from '../to-problem.ts'
import { isOver, nameOf, unitsIn } from '../work.ts'

export interface RiskMeaning {
  readonly plan: number
  readonly risk: Risk
  readonly chance: number
  readonly effect: string
  readonly mitigated: string | null
  readonly assumed: readonly string[]
}

export interface Risks {
  readonly risks: readonly RiskModel[]
  readonly meanings: readonly RiskMeaning[]
}

type Table = Readonly<Record<Level, number>>

/** Where the document does not say: per cent, each settable. `docs/forecasting.md` says where they come from. */
const LIKELIHOOD: Table = { low: 10, medium: 30, high: 50 }
const IMPACT: Table = { low: 10, medium: 25, high: 50 }
const PLAN_IMPACT: Table = { low: 2, medium: 5, high: 10 }

/** A mitigation that is done leaves this much of the chance. */
const MITIGATED = 0.5
/** How far an effect may lie from what is stated, in eight of ten cases. */
const SPREAD = { low: 0.6, high: 1.7 }

export function riskModels(given: PlanProblem): Risks {
  const heads = headFinder(given)
  const found = given.plans.flatMap((plan, index) => {
    if (plan.at.plan.risks.length === 0) return []
    const resolver = new Resolver(plan.at.plan)
    return plan.at.plan.risks.map((risk) => riskModel(plan, index, risk, resolver, heads))
  })
  return { risks: found.map(({ model }) => model), meanings: found.map(({ meaning }) => meaning) }
}

type Heads = (activities: readonly number[]) => readonly number[]

function riskModel(plan: ProblemPlan, index: number, risk: Risk, resolver: Resolver, heads: Heads) {
  const { settings } = plan.at.plan.frontMatter
  const text = textOf(plan, risk)
  const named = namedKeys(text.own, resolver)
  const activities = openActivities(plan, named)
  const target = targetOf(plan, named)
  const mitigated = mitigation(plan, risk, text.mitigation, resolver)
  const likelihood = chanceOf(plan, risk, settings)
  const size = effectOf(plan, risk, text.own, named.length > 0, settings)
  const isMoot = named.length > 0 && activities.length === 0
  const chance = isMoot ? 0 : likelihood.chance * (mitigated === null ? 1 : MITIGATED)
  const table = tableOf(spread(size))
  const model: RiskModel = {
    chance,
    factor: size.kind === 'factor' ? { table, activities } : null,
    delay: size.kind === 'delay' ? { table, activities: heads(activities) } : null,
  }
  const effect = isMoot ? 'nothing: what it names is over' : `${size.text} on ${target}`
  const meaning = { plan: index, risk, chance, effect, mitigated, assumed: [...likelihood.assumed, ...size.assumed] }
  return { model, meaning }
}

/** What a risk says, and apart from it how it is answered. */
function textOf({ at }: ProblemPlan, { span, mitigation }: Risk): { readonly own: string; readonly mitigation: string } {
  const { text } = at.plan.source
  if (!mitigation) return { own: text.slice(span.from, span.to), mitigation: '' }
  const { from, to } = mitigation.span
  return {
    own: `${text.slice(span.from, Math.max(span.from, from))} ${text.slice(Math.min(span.to, to), span.to)}`,
    mitigation: text.slice(from, to),
  }
}

function openActivities({ of, units }: ProblemPlan, named: readonly Key[]): readonly number[] {
  const indexes = named.length === 0 ? [...units.keys()] : named.flatMap((key) => unitsIn(of, key))
  return [...new Set(indexes)].flatMap((unit) => units[unit]?.activities ?? [])
}

const MOST_NAMES = 4

function targetOf({ of }: ProblemPlan, named: readonly Key[]): string {
  if (named.length === 0) return 'all open tasks'
  const names = named.slice(0, MOST_NAMES).map((key) => {
    const item = of.tasks.get(key)
    return item ? (item.id ?? item.title) : nameOf(of, { key, kind: 'phase' })
  })
  return `${names.join(', ')}${named.length > MOST_NAMES ? ` and ${named.length - MOST_NAMES} more` : ''}`
}

const PERCENT = /(\d{1,3}(?:[.,]\d+)?)\s*%/

function chanceOf({ at }: ProblemPlan, { likelihood }: Risk, settings: Settings) {
  const written = likelihood && at.plan.source.text.slice(likelihood.span.from, likelihood.span.to)
  const percent = written ? PERCENT.exec(written)?.[1] : undefined
  if (percent !== undefined) return { chance: Math.min(1, Number(percent.replace(',', '.')) / 100), assumed: [] }
  const level = likelihood?.value ?? 'medium'
  const own = settings.likelihood?.[level]
  const value = own ?? LIKELIHOOD[level]
  const said = likelihood ? `${level} likelihood is` : 'likelihood, which it does not state:'
  return { chance: Math.min(1, value / 100), assumed: own !== undefined && likelihood ? [] : [`${said} ${value} %`] }
}

interface Effect {
  readonly kind: 'factor' | 'delay'
  /** Times or working minutes. */
  readonly low: number
  readonly high: number
  readonly text: string
  readonly assumed: readonly string[]
}

/** Words beside which a time is a delay: languages of the corpus. */
const DELAY =
  /delay|slip|late|postpon|set ?back|push(?:es)? (?:back|out)|adds?\b|extra|lose|cost|chậm|trễ|trì hoãn|延迟|延期|推迟|遅|задерж|retras|atras|retard|verz[öo]ger/iu

function effectOf({ calendar }: ProblemPlan, { impact }: Risk, text: string, isNamed: boolean, settings: Settings): Effect {
  const perDay = calendar.minutesPerDay / 60
  const stated =
    DELAY.test(text) || /\+\s*\d/.test(text) ? estimates(text).find(({ unit }) => unit !== '%' && unit !== 'size-word') : undefined
  const time = stated && hoursOf(stated, { hoursPerDay: perDay })
  if (time) {
    const [low, high] = time.high > time.low ? [time.low, time.high] : [time.high * SPREAD.low, time.high * SPREAD.high]
    const days = (value: number): string => String(Math.round((value / perDay) * 10) / 10)
    const range = time.high > time.low ? `${days(time.low)} to ${days(time.high)}` : days(time.high)
    return { kind: 'delay', low: low * 60, high: high * 60, text: `+ ${range} working days`, assumed: [] }
  }
  const level = impact?.value ?? 'medium'
  const own = (isNamed ? settings.impact : settings.planImpact)?.[level]
  const value = own ?? (isNamed ? IMPACT : PLAN_IMPACT)[level]
  const said = impact ? `${level} impact is` : 'impact, which it does not state:'
  return {
    kind: 'factor',
    low: value * SPREAD.low,
    high: value * SPREAD.high,
    text: `+ ${value} % work`,
    assumed:
      own !== undefined && impact
        ? []
        : [`${said} + ${value} % ${isNamed ? 'on what it names' : 'on everything that is open, since it names no task'}`],
  }
}

function spread({ kind, low, high }: Effect): (u: number) => number {
  const of = lognormalRange(low, high)
  return kind === 'delay' ? of : (u) => 1 + of(u) / 100
}

const DONE_SIGN = /✅|☑|\[x\]|\((?:done|mitigated|in place)\)|^\s*done\b/iu

/** Why a risk counts less: its mitigation says that it is done, or names tasks that all are. */
function mitigation({ of }: ProblemPlan, risk: Risk, text: string, resolver: Resolver): string | null {
  if (!risk.mitigation) return null
  const keys = namedKeys(text, resolver)
  const units = keys.flatMap((key) => unitsIn(of, key))
  const isDone = units.length > 0 && units.every((unit) => isOver(of.units[unit]?.state ?? 'todo'))
  if (isDone) return `its mitigation is done (${targetOf({ of } as ProblemPlan, keys)}): half as likely`
  return DONE_SIGN.test(text) ? 'its mitigation is marked as done: half as likely' : null
}

/** Of some activities, those that wait for none of the others: a delay that strikes them moves all. */
function headFinder({ problem }: PlanProblem): Heads {
  const into: Link[][] = problem.activities.map(() => [])
  for (const link of problem.links) into[link.to]?.push(link)
  return (activities) => {
    const inside = new Set(activities)
    const known = new Map<number, boolean>()
    // Whether something of the set stands at an activity or before it.
    const reaches = (start: number): boolean => {
      const stack = [start]
      const seen = new Set<number>()
      for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        if (seen.has(at)) continue
        seen.add(at)
        if (inside.has(at) || known.get(at)) return true
        if (known.get(at) === false) continue
        for (const { from } of into[at] ?? []) stack.push(from)
      }
      for (const at of seen) known.set(at, false)
      return false
    }
    return activities.filter((activity) => !(into[activity] ?? []).some(({ from }) => reaches(from)))
  }
}
