/**
 * The problem with time running backwards: what packs to the left there packs to the right here.
 *
 * So one scheme serves the forward and the backward pass, for the latest dates as for the improvement.
 */
import type { Minute } from '../calendar/minute.ts'
import { mirrored } from '../calendar/working-time.ts'
import type { Link, LinkType, Placement, Problem } from './problem.ts'

const MIRRORED_TYPES: Readonly<Record<LinkType, LinkType>> = { FS: 'FS', SS: 'FF', FF: 'SS', SF: 'SF' }

const mirroredLink = ({ from, to, type, lag, calendar }: Link): Link => ({ from: to, to: from, type: MIRRORED_TYPES[type], lag, calendar })

/** @param end when everything has to be finished; the activities' own release dates do not hold in the mirror */
export const mirror = (problem: Problem, end: Minute): Problem => ({
  calendars: problem.calendars.map(mirrored),
  resources: problem.resources,
  activities: problem.activities.map((activity) => ({
    ...activity,
    release: -end,
    finishFrom: Number.NEGATIVE_INFINITY,
    rank: -activity.rank,
  })),
  links: problem.links.map(mirroredLink),
})

/** Times of the mirror as times of the problem. */
export const unmirrored = ({ start, finish }: Pick<Placement, 'start' | 'finish'>): Pick<Placement, 'start' | 'finish'> => ({
  start: finish.map((at) => -at),
  finish: start.map((at) => -at),
})
