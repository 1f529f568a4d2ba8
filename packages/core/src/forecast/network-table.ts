/**
 * A forecast model as flat arrays in the order of placing: what the trials run over.
 *
 * Where all work stands on one calendar, times are places on its axis, on which nights and weekends do not exist: then a
 * trial is additions and comparisons alone. Otherwise times are minutes, and each activity goes through its calendar.
 */
import type { Minute } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { byKey, network } from '../schedule/network.ts'
import { ranked } from '../schedule/priority.ts'
import type { Activity, Link, Problem } from '../schedule/problem.ts'
import { fromStart, NOBODY, toStart } from '../schedule/problem.ts'
import type { ForecastModel } from './model.ts'

export interface NetworkTable {
  readonly size: number
  /** By place: the activity of the problem. */
  readonly order: Int32Array
  /** By activity: its place. */
  readonly placeOf: Int32Array
  /** The one calendar that everything stands on; null where there are several. */
  readonly axis: WorkingTime | null
  readonly work: Float64Array
  readonly release: Float64Array
  /** The same in minutes, whatever times are. */
  readonly released: Float64Array
  readonly finishFrom: Float64Array
  readonly effort: Int32Array
  /** Links into each place: those from `linksTo[place]` up to `linksTo[place + 1]`. */
  readonly linksTo: Int32Array
  /** Place of the other end. */
  readonly linkFrom: Int32Array
  /** Bit 0: from its start; bit 1: to the finish. */
  readonly linkType: Uint8Array
  readonly linkLag: Float64Array
  readonly linkCalendar: Int32Array
  /** People who may do each place, and what a minute of work takes them. */
  readonly peopleTo: Int32Array
  readonly people: Int32Array
  readonly pace: Float64Array
  /** Calendar of a place without people, and of each person. */
  readonly calendar: Int32Array
  readonly calendarOfPerson: Int32Array
}

export const FROM_START = 1
export const TO_FINISH = 2

export function networkTable({ problem, schedule, effortOf }: Pick<ForecastModel, 'problem' | 'schedule' | 'effortOf'>): NetworkTable {
  const { activities, resources } = problem
  const from = network(problem)
  const order = byKey(from, ranked(problem, schedule.start))
  const size = order.length
  const placeOf = new Int32Array(size)
  order.forEach((activity, place) => {
    placeOf[activity] = place
  })
  const axis = oneCalendar(problem)
  const at = (minute: Minute): number => (axis === null || !Number.isFinite(minute) ? minute : axis.workBefore(minute))
  const inOrder = Array.from(order, (activity) => activities[activity] as Activity)
  const links = Array.from(order, (activity) => from.into[activity] as readonly Link[])
  const hands = inOrder.map(({ anyOf }) => anyOf)
  const allLinks = links.flat()
  const allHands = hands.flat()
  return {
    size,
    order,
    placeOf,
    axis,
    work: Float64Array.from(inOrder, ({ work }) => work),
    release: Float64Array.from(inOrder, ({ release }) => at(release)),
    released: Float64Array.from(inOrder, ({ release }) => release),
    finishFrom: Float64Array.from(inOrder, ({ finishFrom }) => (axis === null ? finishFrom : endFrom(axis, finishFrom))),
    effort: Int32Array.from(order, (activity) => effortOf[activity] as number),
    linksTo: offsets(links),
    linkFrom: Int32Array.from(allLinks, (link) => placeOf[link.from] as number),
    linkType: Uint8Array.from(allLinks, ({ type }) => (fromStart(type) ? FROM_START : 0) | (toStart(type) ? 0 : TO_FINISH)),
    linkLag: Float64Array.from(allLinks, ({ lag }) => lag),
    linkCalendar: Int32Array.from(allLinks, ({ calendar }) => calendar),
    peopleTo: offsets(hands),
    people: Int32Array.from(allHands),
    pace: Float64Array.from(allHands, (person) => 1 / (resources[person]?.share ?? 1)),
    calendar: Int32Array.from(inOrder, ({ calendar }) => calendar),
    calendarOfPerson: Int32Array.from(resources, ({ calendar }) => calendar),
  }
}

function offsets(lists: readonly (readonly unknown[])[]): Int32Array {
  const ends = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => {
    ends[index + 1] = (ends[index] as number) + list.length
  })
  return ends
}

/** The least place on the axis at which something may end that must not end before. */
function endFrom(axis: WorkingTime, finishFrom: Minute): number {
  if (finishFrom === Number.NEGATIVE_INFINITY) return finishFrom
  const place = axis.workBefore(finishFrom)
  return axis.endAt(place) < finishFrom ? place + 1 : place
}

function oneCalendar({ calendars, resources, activities, links }: Problem): WorkingTime | null {
  const used = new Set<number>()
  for (const { anyOf, calendar, work } of activities) {
    if (anyOf.length === 0 && work > 0) used.add(calendar)
    for (const person of anyOf) used.add(resources[person]?.calendar ?? NOBODY)
  }
  for (const { lag, calendar } of links) if (lag !== 0) used.add(calendar)
  const [only = activities[0]?.calendar ?? 0, ...others] = used
  return others.length > 0 ? null : (calendars[only] as WorkingTime)
}
