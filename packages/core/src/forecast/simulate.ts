/**
 * Monte Carlo over the network: each trial draws how much work everything turns out to be, which risks strike and when what
 * comes from outside arrives, and places the activities again in the order of the schedule (a serial scheme, Kolisch 1996).
 *
 * Efforts are tied by a Gaussian copula with one factor for the plan and one for each group (van Dorp and Duffey 1999):
 * `z = √c·plan + √g·group + √(1 − c − g)·own`. Without it the errors of many tasks would cancel out, and the plan would look
 * far too sure.
 */
import type { WorkingTime } from '../calendar/working-time.ts'
import { shifted } from '../calendar/working-time.ts'
import { placeAfter } from '../schedule/place.ts'
import { BusyTable } from './busy-table.ts'
import type { ForecastModel, SimulationMode } from './model.ts'
import type { NetworkTable } from './network-table.ts'
import { FROM_START, networkTable, TO_FINISH } from './network-table.ts'
import { normalQuantile } from './normal.ts'
import { drawn } from './quantile-table.ts'
import { fillNormals } from './random.ts'

/** Trials of which everything is kept, for what is said about single tasks: the first so many. */
export const KEPT_TRIALS = 2000

export interface Trials {
  /** Numbers of the trials, half-open. */
  readonly from: number
  readonly to: number
  /** By trial: the finish of all, in minutes. */
  readonly finish: Float64Array
  /** By trial, then by watched activity. */
  readonly watched: Float64Array
  /** By trial, then by risk: 1 where it struck. */
  readonly struck: Uint8Array
  /** By trial: the factors of the plan and of each group. */
  readonly factors: Float32Array
  /** By activity: in how many trials it lay on the critical path. */
  readonly critical: Int32Array
  /** Of the kept trials, by trial: the finish of each activity, and the part of each effort's normal that is its own. */
  readonly kept: number
  readonly finishes: Float64Array
  readonly efforts: Float32Array
}

export interface TrialOptions {
  readonly seed: number
  readonly mode: SimulationMode
  /** Numbers of the trials, half-open. */
  readonly from: number
  readonly to: number
}

/** Runs some of the trials. Equal numbers give equal trials, whoever runs them and whatever else was run. */
export type Simulation = (options: TrialOptions) => Trials

export function simulation(model: ForecastModel): Simulation {
  const table = networkTable(model)
  const trial = new Trial(model, table)
  return ({ seed, mode, from, to }) => {
    const count = Math.max(0, to - from)
    const kept = Math.max(0, Math.min(to, KEPT_TRIALS) - from)
    const { size } = table
    const { watched, risks, groups, efforts } = model
    const result: Trials = {
      from,
      to,
      finish: new Float64Array(count),
      watched: new Float64Array(count * watched.length),
      struck: new Uint8Array(count * risks.length),
      factors: new Float32Array(count * (1 + groups)),
      critical: new Int32Array(size),
      kept,
      finishes: new Float64Array(kept * size),
      efforts: new Float32Array(kept * efforts.length),
    }
    for (let at = 0; at < count; at++) {
      trial.draw(seed, from + at)
      result.finish[at] = trial.run(mode)
      trial.countCritical(result.critical)
      for (let index = 0; index < watched.length; index++)
        result.watched[at * watched.length + index] = trial.finishOf(watched[index] as number)
      result.struck.set(trial.struck, at * risks.length)
      result.factors.set(trial.factors(), at * (1 + groups))
      if (at >= kept) continue
      for (let activity = 0; activity < size; activity++) result.finishes[at * size + activity] = trial.finishOf(activity)
      result.efforts.set(trial.own(), at * efforts.length)
    }
    return result
  }
}

/** The finish of a trial with a risk taken away, all else equal. */
export function withoutRisk(model: ForecastModel): (options: Omit<TrialOptions, 'to'> & { readonly risk: number }) => number {
  const trial = new Trial(model, networkTable(model))
  return ({ seed, mode, from, risk }) => {
    trial.draw(seed, from, risk)
    return trial.run(mode)
  }
}

/** As the schedule rounds: a begun minute is a minute. */
const wholeMinutes = (minutes: number): number => Math.ceil(minutes - 1e-9)

/** One trial after another in the same arrays. */
class Trial {
  readonly struck: Uint8Array
  readonly #effortNormals: Float32Array
  readonly #model: ForecastModel
  readonly #table: NetworkTable
  readonly #normals: Float32Array
  readonly #factors: Float32Array
  readonly #thresholds: Float64Array
  readonly #amount: Float64Array
  readonly #delay: Float64Array
  readonly #release: Float64Array
  readonly #start: Float64Array
  readonly #finish: Float64Array
  /** By place: the place that it had to wait for last; -1 for a date. */
  readonly #driver: Int32Array
  readonly #busy: BusyTable
  readonly #calendars: readonly WorkingTime[]
  #last = -1

  constructor(model: ForecastModel, table: NetworkTable) {
    const { size, people } = table
    const { efforts, groups, risks, arrivals, problem } = model
    this.#model = model
    this.#table = table
    this.#calendars = problem.calendars
    this.#normals = new Float32Array(1 + groups + efforts.length + arrivals.length + 3 * risks.length)
    this.#factors = this.#normals.subarray(0, 1 + groups)
    this.#effortNormals = new Float32Array(efforts.length)
    this.struck = new Uint8Array(risks.length)
    this.#thresholds = Float64Array.from(risks, ({ chance }) => normalQuantile(chance))
    this.#amount = new Float64Array(size)
    this.#delay = new Float64Array(size)
    this.#release = new Float64Array(size)
    this.#start = new Float64Array(size)
    this.#finish = new Float64Array(size)
    this.#driver = new Int32Array(size)
    const loads = problem.resources.map(() => 0)
    for (const person of people) loads[person] = (loads[person] as number) + 1
    this.#busy = new BusyTable(loads)
  }

  factors(): Float32Array {
    return this.#factors
  }

  /** By effort: its normal without what it shares. */
  own(): Float32Array {
    const first = 1 + this.#model.groups
    return this.#normals.subarray(first, first + this.#model.efforts.length)
  }

  /** Draws everything that is uncertain. The risk of that index does not strike. */
  draw(seed: number, trial: number, without = -1): void {
    const { efforts, groups, common, personal } = this.#model
    const normals = this.#normals
    fillNormals(normals, seed, trial)
    const ofPlan = Math.sqrt(common) * (normals[0] as number)
    const [shareOfGroup, own] = [Math.sqrt(personal), Math.sqrt(Math.max(0, 1 - common - personal))]
    const alone = Math.sqrt(Math.max(0, 1 - common))
    for (let index = 0; index < efforts.length; index++) {
      const { group } = efforts[index] as (typeof efforts)[number]
      const z = normals[1 + groups + index] as number
      this.#effortNormals[index] = ofPlan + (group === null ? alone * z : shareOfGroup * (normals[1 + group] as number) + own * z)
    }
    this.#drawAmounts()
    this.#drawArrivals(1 + groups + efforts.length)
    this.#drawRisks(1 + groups + efforts.length + this.#model.arrivals.length, without)
  }

  #drawAmounts(): void {
    const { effort, work, size } = this.#table
    const { efforts } = this.#model
    const [amount, normals] = [this.#amount, this.#effortNormals]
    for (let place = 0; place < size; place++) {
      const index = effort[place] as number
      amount[place] =
        index < 0
          ? (work[place] as number)
          : (work[place] as number) * drawn((efforts[index] as (typeof efforts)[number]).factor, normals[index] as number)
    }
  }

  #drawArrivals(first: number): void {
    const { release, placeOf, axis } = this.#table
    this.#release.set(release)
    this.#model.arrivals.forEach(({ expected, late, activities }, index) => {
      const minute = expected + Math.round(drawn(late, this.#normals[first + index] as number))
      const at = axis === null ? minute : axis.workBefore(minute)
      for (const activity of activities) {
        const place = placeOf[activity] as number
        if (at > (this.#release[place] as number)) this.#release[place] = at
      }
    })
  }

  #drawRisks(first: number, without: number): void {
    const { placeOf } = this.#table
    this.#delay.fill(0)
    this.#model.risks.forEach(({ factor, delay }, index) => {
      const z = this.#normals[first + 3 * index] as number
      const strikes = index !== without && z < (this.#thresholds[index] as number)
      this.struck[index] = strikes ? 1 : 0
      if (!strikes) return
      if (factor) {
        const times = drawn(factor.table, this.#normals[first + 3 * index + 1] as number)
        for (const activity of factor.activities)
          this.#amount[placeOf[activity] as number] = (this.#amount[placeOf[activity] as number] as number) * times
      }
      if (delay) {
        const minutes = Math.round(drawn(delay.table, this.#normals[first + 3 * index + 2] as number))
        for (const activity of delay.activities)
          this.#delay[placeOf[activity] as number] = (this.#delay[placeOf[activity] as number] as number) + minutes
      }
    })
  }

  /** Places everything; the last finish, in minutes. */
  run(mode: SimulationMode): number {
    const end = this.#table.axis === null ? this.#runOnCalendars(mode === 'people') : this.#runOnAxis(mode === 'people')
    return this.#table.axis === null ? end : this.#table.axis.endAt(end)
  }

  /** In minutes. An event that its own date holds happens then, be it at night. */
  finishOf(activity: number): number {
    const { axis, placeOf, release, released } = this.#table
    const place = placeOf[activity] as number
    const at = this.#finish[place] as number
    if (axis === null) return at
    const isAtOnce = at === release[place] && this.#start[place] === at
    return isAtOnce ? Math.max(axis.endAt(at), released[place] as number) : axis.endAt(at)
  }

  #runOnAxis(withPeople: boolean): number {
    const { size, linksTo, linkFrom, linkType, linkLag, finishFrom, peopleTo, people, pace } = this.#table
    const [start, finish, driver, release, amount, delay] = [
      this.#start,
      this.#finish,
      this.#driver,
      this.#release,
      this.#amount,
      this.#delay,
    ]
    const busy = this.#busy
    if (withPeople) busy.clear()
    let end = Number.NEGATIVE_INFINITY
    for (let place = 0; place < size; place++) {
      let bound = release[place] as number
      let least = finishFrom[place] as number
      let by = -1
      let leastBy = -1
      for (let link = linksTo[place] as number; link < (linksTo[place + 1] as number); link++) {
        const other = linkFrom[link] as number
        const type = linkType[link] as number
        const at = ((type & FROM_START) === 0 ? (finish[other] as number) : (start[other] as number)) + (linkLag[link] as number)
        if ((type & TO_FINISH) !== 0) {
          if (at > least) {
            least = at
            leastBy = other
          }
        } else if (at > bound) {
          bound = at
          by = other
        }
      }
      bound += delay[place] as number
      const amountHere = amount[place] as number
      const first = peopleTo[place] as number
      const hands = (peopleTo[place + 1] as number) - first
      let best = Number.POSITIVE_INFINITY
      let taken = 0
      let bestStart = 0
      let bestBy = by
      for (let hand = 0; hand < Math.max(1, hands); hand++) {
        const duration = hands === 0 ? wholeMinutes(amountHere) : wholeMinutes(amountHere * (pace[first + hand] as number))
        let from = bound
        let cause = by
        if (least - duration > from) {
          from = least - duration
          cause = leastBy
        }
        if (withPeople && hands > 0) {
          const free = busy.earliest(people[first + hand] as number, from, duration)
          if (free > from) {
            from = free
            cause = busy.blocker
          }
        }
        if (from + duration < best) {
          best = from + duration
          bestStart = from
          bestBy = cause
          taken = first + hand
        }
      }
      if (withPeople && hands > 0) busy.take(people[taken] as number, bestStart, best, place)
      start[place] = bestStart
      finish[place] = best
      driver[place] = bestBy
      if (best > end) {
        end = best
        this.#last = place
      }
    }
    return end
  }

  #runOnCalendars(withPeople: boolean): number {
    const { size, linksTo, linkFrom, linkType, linkLag, linkCalendar, finishFrom, peopleTo, people, pace, calendar, calendarOfPerson } =
      this.#table
    const [start, finish, driver, release, amount, delay] = [
      this.#start,
      this.#finish,
      this.#driver,
      this.#release,
      this.#amount,
      this.#delay,
    ]
    const calendars = this.#calendars
    const busy = this.#busy
    if (withPeople) busy.clear()
    let end = Number.NEGATIVE_INFINITY
    for (let place = 0; place < size; place++) {
      const bounds = { start: release[place] as number, finish: finishFrom[place] as number }
      let by = -1
      let finishBy = -1
      for (let link = linksTo[place] as number; link < (linksTo[place + 1] as number); link++) {
        const other = linkFrom[link] as number
        const type = linkType[link] as number
        const lag = linkLag[link] as number
        const from = ((type & FROM_START) === 0 ? finish : start)[other] as number
        const at = lag === 0 ? from : shifted(calendars[linkCalendar[link] as number] as WorkingTime, from, lag)
        if ((type & TO_FINISH) !== 0) {
          if (at > bounds.finish) {
            bounds.finish = at
            finishBy = other
          }
        } else if (at > bounds.start) {
          bounds.start = at
          by = other
        }
      }
      if (delay[place] !== 0)
        bounds.start = shifted(calendars[calendar[place] as number] as WorkingTime, bounds.start, delay[place] as number)
      const first = peopleTo[place] as number
      const hands = (peopleTo[place + 1] as number) - first
      const boundStart = bounds.start
      let best = Number.POSITIVE_INFINITY
      let [bestFrom, bestTo, bestStart, bestBy, bestPerson] = [0, 0, 0, by, -1]
      for (let hand = 0; hand < Math.max(1, hands); hand++) {
        const person = hands === 0 ? -1 : (people[first + hand] as number)
        const duration = wholeMinutes((amount[place] as number) * (person < 0 ? 1 : (pace[first + hand] as number)))
        const own = calendars[(person < 0 ? calendar[place] : calendarOfPerson[person]) as number] as WorkingTime
        const wanted = placeAfter(own, bounds, duration)
        let cause = wanted > own.workBefore(boundStart) ? finishBy : by
        let at = wanted
        if (withPeople && person >= 0) {
          at = busy.earliest(person, wanted, duration)
          if (at > wanted) cause = busy.blocker
        }
        const done = duration > 0 ? own.endAt(at + duration) : Math.max(bounds.start, bounds.finish)
        if (done < best) {
          best = done
          bestFrom = at
          bestTo = at + duration
          bestStart = duration > 0 ? own.startAt(at) : done
          bestBy = cause
          bestPerson = person
        }
      }
      if (withPeople && bestPerson >= 0) busy.take(bestPerson, bestFrom, bestTo, place)
      start[place] = bestStart
      finish[place] = best
      driver[place] = bestBy
      if (best > end) {
        end = best
        this.#last = place
      }
    }
    return end
  }

  /** Counts what the last finish of this trial hung on, back to the first that waited for nothing. */
  countCritical(counts: Int32Array): void {
    const { order } = this.#table
    for (let place = this.#last; place >= 0; place = this.#driver[place] as number) {
      const activity = order[place] as number
      counts[activity] = (counts[activity] as number) + 1
    }
  }
}
