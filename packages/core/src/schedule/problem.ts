/**
 * What is to be scheduled, without a word of Markdown: activities, the links between them, the people who do them.
 *
 * `plan/to-problem.ts` makes problems from documents; `schedule.ts` solves them; `verify.ts` checks solutions. Everything
 * refers to everything else by its index.
 */
import type { Minute } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'

export interface Problem {
  readonly calendars: readonly WorkingTime[]
  readonly resources: readonly Resource[]
  readonly activities: readonly Activity[]
  /** Without circles. */
  readonly links: readonly Link[]
}

/** One person, who does one thing at a time. */
export interface Resource {
  readonly name: string
  readonly calendar: number
  /** Share of the working time that is theirs to give, above 0 and at most 1: half-time takes twice as long. */
  readonly share: number
}

/** A piece of work for one person; a wait for nobody; or, without work, an event such as the end of a phase. */
export interface Activity {
  /** Whole minutes that are still to do, from 0. */
  readonly work: number
  /** Who may do it, any one of them. Empty: nobody is needed. */
  readonly anyOf: readonly number[]
  /** The calendar that it runs on when nobody is needed. */
  readonly calendar: number
  /** It does not start before. */
  readonly release: Minute
  /** It does not finish before; -Infinity where there is no such bound. */
  readonly finishFrom: Minute
  /** When it should be finished; lateness is counted and never forbidden. */
  readonly due: Minute | null
  /** What goes first when several could: lower numbers, whatever else is urgent. */
  readonly rank: number
}

/** How a link is tied: from the start or finish of one activity to the start or finish of another. */
export type LinkType = 'FS' | 'SS' | 'FF' | 'SF'

export interface Link {
  readonly from: number
  readonly to: number
  readonly type: LinkType
  /** Working minutes on the link's calendar; negative is a lead. */
  readonly lag: number
  readonly calendar: number
}

export const fromStart = (type: LinkType): boolean => type === 'SS' || type === 'SF'
export const toStart = (type: LinkType): boolean => type === 'FS' || type === 'SS'

/** Working minutes that an activity takes when a person does it. */
export const durationWith = (activity: Activity, resource: Resource): number => Math.ceil(activity.work / resource.share - 1e-9)

/** The calendar that an activity runs on when it is done by `resource`; `NOBODY` for its own. */
export const calendarOf = (problem: Problem, activity: Activity, resource: number): WorkingTime =>
  problem.calendars[resource === NOBODY ? activity.calendar : (problem.resources[resource] as Resource).calendar] as WorkingTime

/** Working minutes that an activity takes. */
export const durationOf = (problem: Problem, activity: Activity, resource: number): number =>
  resource === NOBODY ? activity.work : durationWith(activity, problem.resources[resource] as Resource)

/** Stands where an activity needs no person. */
export const NOBODY = -1

/** When each activity is done, and by whom. */
export interface Placement {
  /** By activity; half-open with `finish`. */
  readonly start: Float64Array
  readonly finish: Float64Array
  /** Index of the person, or `NOBODY`. */
  readonly resource: Int32Array
}

/** The last finish of all; `-Infinity` where there is no activity. */
export const lastFinish = ({ finish }: Placement): Minute => finish.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY)
