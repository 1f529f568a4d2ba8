/**
 * The marks of the Gantt: a bar for a task, a bracket for a phase, a diamond and a flag for a milestone.
 *
 * The critical path is marked three times over, so that neither colour nor eyesight decides: filled instead of pale,
 * a heavy edge, and a bold label with a triangle.
 */
import type { MilestoneTimes, PhaseTimes, TaskTimes } from '@milemark/core'
import type { Child, Markup } from '../markup/element.ts'
import { el, short } from '../markup/element.ts'
import { shortened, textWidth } from '../markup/text-width.ts'
import { finishText, spanText } from '../words/dates.ts'
import {
  hoursText,
  lateText,
  MILESTONE_WORDS,
  milestoneName,
  noDates,
  percentText,
  phaseName,
  STATE_WORDS,
  taskName,
} from '../words/names.ts'
import type { Chart } from './place.ts'
import { xOf } from './scale.ts'

const sentence = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ')

export function taskBar(chart: Chart, task: TaskTimes, middle: number): Markup {
  const { scale } = chart
  const title = el('title', {}, taskSentence(task))
  if (task.start === null || task.finish === null) return el('g', {}, title, dateless(chart, task, middle))
  const height = Math.round(chart.lineHeight * 0.54)
  const [left, right] = [xOf(scale, task.start), xOf(scale, task.finish)]
  const width = Math.max(2, right - left)
  const over = task.state === 'done'
  const shape = over ? 'mm-bar-over' : task.critical ? 'mm-bar-critical' : 'mm-bar'
  const done = over ? width : width * task.progress
  return el(
    'g',
    { 'data-task': task.key, 'data-critical': task.critical ? 'true' : null },
    title,
    el('rect', { class: shape, x: left, y: middle - height / 2, width, height, rx: 2 }),
    done > 0
      ? el('rect', {
          class: task.critical && !over ? 'mm-progress-critical' : 'mm-progress',
          x: left + 1,
          y: middle - 2,
          width: Math.max(1, done - 2),
          height: 4,
          rx: 1,
        })
      : null,
    beside(chart, task, left + width, middle),
    task.due === null ? null : flag(chart, task.due, middle, task.late),
  )
}

/** Who does it, and that it is late, where the line has room. */
function beside(chart: Chart, task: TaskTimes, right: number, middle: number): Child {
  const owners = task.state === 'done' ? 'done' : task.owners.join(', ')
  const text = sentence([task.late ? 'late' : '', shortened(owners, 10.5, 150)])
  if (text === '' || right + 8 + textWidth(text, 10.5) > chart.width) return null
  return el(
    'text',
    { class: `mm-text mm-small mm-halo ${task.late ? 'mm-late-text mm-strong' : 'mm-muted'}`, x: right + 6, y: middle + 3.5 },
    text,
  )
}

/** What has no bar says why; what is known of it still stands at its day. */
function dateless(chart: Chart, task: TaskTimes, middle: number): Child {
  const at = task.finish ?? task.start
  const word = noDates(task)
  const x = at === null ? null : xOf(chart.scale, at)
  if (x === null || x < chart.scale.left || x > chart.scale.right) {
    const text = at === null ? word : `${word} ${finishText(at)}`
    return el('text', { class: 'mm-text mm-small mm-muted mm-halo mm-figures', x: chart.scale.left + 8, y: middle + 3.5 }, text)
  }
  return [
    el('path', { class: 'mm-tick', d: `M${short(x - 5)} ${short(middle)}l3.5 4l6.5 -8` }),
    el('text', { class: 'mm-text mm-small mm-muted mm-halo', x: x + 9, y: middle + 3.5 }, word),
  ]
}

function taskSentence(task: TaskTimes): string {
  const slack = task.slackHours === null || task.critical ? '' : `${hoursText(task.slackHours)} of slack`
  return sentence([
    taskName(task),
    spanText(task.start, task.finish) || noDates(task),
    task.owners.join(', '),
    `${STATE_WORDS[task.state]}${task.progress > 0 && task.progress < 1 ? `, ${percentText(task.progress)}` : ''}`,
    task.critical ? 'on the critical path' : slack,
    task.due === null ? '' : `due ${finishText(task.due)}${task.late ? ', late' : ''}`,
  ])
}

/** A bracket from the first start to the last finish of a phase. */
export function phaseBar(chart: Chart, phase: PhaseTimes, middle: number): Markup {
  const dates = spanText(phase.start, phase.finish) || 'no dates'
  const title = el('title', {}, sentence([phaseName(phase), dates, `${phase.done} of ${phase.total} done`, phase.late ? 'late' : '']))
  if (phase.start === null || phase.finish === null) return el('g', {}, title)
  const [left, right] = [xOf(chart.scale, phase.start), xOf(chart.scale, phase.finish)]
  const width = Math.max(4, right - left)
  const tip = Math.min(5, width / 2)
  const [a, b] = [short(left), short(left + width)]
  const d = `M${a} ${middle - 4}H${b}V${middle + 5}L${short(left + width - tip)} ${middle + 1}H${short(left + tip)}L${a} ${middle + 5}Z`
  const text = sentence([`${phase.done} of ${phase.total}`, phase.late ? 'late' : ''])
  const room = left + width + 8 + textWidth(text, 10.5) <= chart.width
  return el(
    'g',
    {},
    title,
    el('path', { class: 'mm-phase', d }),
    room
      ? el(
          'text',
          {
            class: `mm-text mm-small mm-halo mm-figures ${phase.late ? 'mm-late-text' : 'mm-muted'}`,
            x: left + width + 6,
            y: middle + 3.5,
          },
          text,
        )
      : null,
    phase.target === null ? null : flag(chart, phase.target, middle, phase.late),
  )
}

/** A diamond where it is reached, a flag where it should be, and a red line over the days between. */
export function milestoneMarks(chart: Chart, milestone: MilestoneTimes, middle: number): Markup {
  const { scale } = chart
  const { finish, target, late, state } = milestone
  const reached = finish === null ? null : xOf(scale, finish)
  const wanted = target === null ? null : xOf(scale, target)
  const words = milestoneWords(milestone)
  const right = Math.max(reached ?? scale.left - 6, inside(chart, wanted) ?? scale.left - 6) + 14
  const fits = right + textWidth(words, 10.5) <= chart.width
  const left = Math.min(reached ?? right, inside(chart, wanted) ?? right) - 12
  return el(
    'g',
    { 'data-milestone': milestone.key },
    el(
      'title',
      {},
      sentence([
        milestoneName(milestone),
        finish === null ? '' : `finishes ${finishText(finish)}`,
        target === null ? '' : `target ${finishText(target)}`,
        words,
      ]),
    ),
    late && reached !== null && wanted !== null
      ? el('path', { class: 'mm-late-line', d: `M${short(Math.max(scale.left, wanted))} ${middle}H${short(reached)}` })
      : null,
    target === null ? null : flag(chart, target, middle, late),
    reached === null ? null : el('path', { class: diamondClass(state, late), d: diamond(reached, middle, 6.5) }),
    words === ''
      ? null
      : el(
          'text',
          {
            class: `mm-text mm-small mm-halo mm-figures ${late ? 'mm-late-text mm-strong' : 'mm-muted'}`,
            x: fits ? right : left,
            y: middle + 3.5,
            'text-anchor': fits ? null : 'end',
          },
          words,
        ),
  )
}

function milestoneWords({ state, finish, target, targetText, lateDays, late }: MilestoneTimes): string {
  if (state === 'done') return MILESTONE_WORDS.done
  if (lateDays !== null) return lateText(lateDays)
  if (late) return 'late'
  if (finish === null && target === null) return targetText ?? 'no date'
  return ''
}

export const diamondClass = (state: MilestoneTimes['state'], late: boolean): string =>
  state === 'done' ? 'mm-diamond-done' : late ? 'mm-diamond-late' : 'mm-diamond'

export const diamond = (x: number, y: number, r: number): string => `M${short(x)} ${short(y - r)}l${r} ${r}l-${r} ${r}l-${r} -${r}Z`

const inside = ({ scale }: Chart, x: number | null): number | null =>
  x === null ? null : Math.min(scale.right - 4, Math.max(scale.left + 4, x))

/** A flag on its pole; at the edge of the picture where the day lies outside of it. */
function flag(chart: Chart, at: number, middle: number, late: boolean): Markup {
  const x = inside(chart, xOf(chart.scale, at)) ?? 0
  const pole = el('path', { class: late ? 'mm-late-line' : 'mm-flag', d: `M${short(x)} ${short(middle + 8)}V${short(middle - 8)}` })
  const cloth = el('path', { class: late ? 'mm-diamond-late' : 'mm-flag-cloth', d: `M${short(x)} ${short(middle - 8)}l7 2.5l-7 2.5Z` })
  return el('g', {}, el('title', {}, `${late ? 'Missed target' : 'Target'} ${finishText(at)}`), pole, cloth)
}
