/**
 * `milemark history [FILE]`: what became of tasks, scope and finish, out of the document's commits.
 */
import type { FoundTask } from '@milemark/core'
import { errorJson, findTask } from '@milemark/core'
import { PAST_FORECAST_FORMAT, pastForecast } from '@milemark/core/forecast'
import type { History } from '@milemark/core/history'
import { historyJson } from '@milemark/core/history'
import { documentHistory } from '@milemark/node'
import { Command, Option } from 'commander'
import type { ExitCode } from '../exit.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { printJson } from '../io.ts'
import type { SharedOptions } from '../options.ts'
import { isoDate, withShared } from '../options.ts'
import { shellWord } from '../shell.ts'
import { historyLines, taskLines } from '../show/history.ts'
import { single } from '../single.ts'
import { harmless } from '../terminal/width.ts'

const HELP = `
Every commit of the document is read, under all names that it had; a second run reads only new ones. Work of a branch
counts where it was committed. Revisions that are not whole are named and passed over.

Examples:
  milemark history
  milemark history docs/plan.md --task 1.2
  milemark history --since 2026-10-01
  milemark history --json | jq '.weeks'`

interface Options extends SharedOptions {
  readonly task?: string
  readonly since?: string
}

export function historyCommand(io: Io): Command {
  return withShared(new Command('history'), io)
    .description('Shows what became of the tasks, the scope and the finish of a plan, out of its commits in git.')
    .argument('[FILE]', 'the document; may be left out where there is only one plan')
    .option('--task <ID>', 'only what happened to this task')
    .addOption(new Option('--since <DATE>', 'only weeks and events from this day on').argParser(isoDate))
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options) => io.exit(await runHistory(io, file, options)))
}

async function runHistory(io: Io, file: string | undefined, { asOf, json, task, since }: Options): Promise<ExitCode> {
  const typed = (path: string) => `milemark history ${shellWord(path)}`
  const document = await single(io, { file, asOf, json: json === true, findings: 'skipped', command: 'history', typed })
  if (typeof document === 'number') return document
  const { history, plan } = await documentHistory(document.path, { asOf, forecast: pastForecast, forecastFormat: PAST_FORECAST_FORMAT })
  const found = task === undefined ? null : taskOf(history, task, plan && findTask(plan, task))
  if (found !== null && found.length !== 1) return unknownTask(io, document.path, task ?? '', json)
  const kept = since === undefined ? history : cut(history, since)
  const of = found === null ? kept : { ...kept, tasks: kept.tasks.filter(({ key }) => found.includes(key)) }
  if (json) printJson(io, historyJson(of, []))
  else io.out((found === null ? historyLines(io, of) : taskLines(io, of)).join('\n'))
  return EXIT.fine
}

/** Keys of the task that a person names: as the document finds it, else among those that are gone. */
function taskOf({ tasks }: History, name: string, found: FoundTask | null): string[] {
  const keys = new Set(found?.tasks.map(({ key }) => key))
  const present = tasks.filter(({ key, line }) => line !== null && keys.has(key))
  const known = present.length > 0 ? present : tasks.filter(({ id, key, title }) => id === name || key === name || title === name)
  return known.slice(0, 1).map(({ key }) => key)
}

function unknownTask(io: Io, path: string, task: string, json: true | undefined): ExitCode {
  const message = `There is and was no task “${task}” in ${path}.`
  io.err(`milemark: ${harmless(message)}`)
  if (json) printJson(io, errorJson([{ path, code: 'MM-NOTFOUND', message }]))
  return EXIT.usage
}

/** What was before a day is left out of weeks, points and events; the first point before it stays, to compare with. */
function cut(history: History, since: string): History {
  const isIn = ({ at }: { readonly at: string }): boolean => at.slice(0, 10) >= since
  const before = history.points.filter((point) => !isIn(point)).slice(-1)
  return {
    ...history,
    points: [...before, ...history.points.filter(isIn)],
    forecasts: history.forecasts.filter(isIn),
    skipped: history.skipped.filter(isIn),
    tasks: history.tasks.map((task) => ({ ...task, events: task.events.filter(isIn) })),
    weeks: history.weeks.filter(({ monday }) => monday >= since.slice(0, 10) || isSameWeek(monday, since)),
  }
}

const isSameWeek = (monday: string, day: string): boolean => (Date.parse(day) - Date.parse(monday)) / 86_400_000 < 7 && monday <= day
