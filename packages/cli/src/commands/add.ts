/**
 * `milemark add TITLE`: a task, milestone, phase, risk or external item in the form of its neighbours.
 */
import type { EditRequest } from '@milemark/core'
import { Command, Option } from 'commander'
import type { EditOptions } from '../edit/change.ts'
import { runEdit, withEditing } from '../edit/change.ts'
import type { ValueOptions } from '../edit/values.ts'
import { valuesOf, withValues } from '../edit/values.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { isoDate } from '../options.ts'
import { shellWord } from '../shell.ts'

const KINDS = ['task', 'milestone', 'phase', 'risk', 'external'] as const

const HELP = `
A new task gets the next free id where its neighbours have ids, and stands at the end of the last phase
where nothing else is said. It may run beside its neighbours ([P]) only where its title begins so.

Examples:
  milemark add "Rate limiter" --phase 2 --estimate 2-4d --needs 2.1
  milemark add "Write the release notes" --after 3.2
  milemark add "Public beta" --kind milestone --date 2027-01-15
  milemark add "The bank is slow" --kind risk --mitigation "ask in December"`

interface Options extends EditOptions, ValueOptions {
  readonly kind: (typeof KINDS)[number]
  readonly phase?: string
  readonly after?: string
  readonly below?: string
  readonly id?: string
  readonly needs?: string
  readonly date?: string
  readonly mitigation?: string
}

export function addCommand(io: Io): Command {
  return withValues(withEditing(new Command('add'), io))
    .description('Adds a task, or another item, in the form of its neighbours.')
    .argument('<TITLE>', 'what it is called')
    .addOption(new Option('--kind <KIND>', 'what to add').choices([...KINDS]).default('task'))
    .option('--phase <PHASE>', 'the number or title of the phase that it goes into')
    .option('--after <TASK>', 'the task that it stands behind')
    .option('--below <TASK>', 'the task that it is a step of')
    .option('--id <ID>', 'its id; else the next free one')
    .option('--needs <TASKS>', 'what comes before it, with commas between')
    .addOption(new Option('--date <DATE>', 'the target of a milestone, or when an external item is expected').argParser(isoDate))
    .option('--mitigation <TEXT>', 'what is done about a risk')
    .addHelpText('after', HELP)
    .action(async (title: string, options: Options) => {
      const slip = slipOf(options)
      if (slip !== null) {
        io.err(`milemark: ${slip} Nothing was added.`)
        return io.exit(EXIT.usage)
      }
      const needs = (options.needs ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
      const names = [...needs, ...[options.after, options.below].filter((name) => name !== undefined)]
      const command = (path: string) => `milemark add ${shellWord(title)} … --file ${shellWord(path)}`
      io.exit(await runEdit(io, { names, requests: [request(title, needs, options)], label: `add ${title}`, command }, options))
    })
}

/** Options that say something of tasks alone. */
const OF_TASKS = ['id', 'needs', 'estimate', 'owner', 'start', 'due', 'priority', 'progress'] as const

function slipOf(options: Options): string | null {
  const { kind, phase, after, below, date, mitigation } = options
  const stray = kind === 'task' ? undefined : OF_TASKS.find((option) => options[option] !== undefined)
  if ([phase, after, below].filter((place) => place !== undefined).length > 1) return 'Say one place: --phase, --after or --below.'
  if (kind !== 'task' && (after !== undefined || below !== undefined || phase !== undefined))
    return `A ${kind} goes behind the last one; a place can be said only for a task.`
  if (stray !== undefined) return `--${stray} is for a task.`
  if (date !== undefined && kind !== 'milestone' && kind !== 'external')
    return 'A --date is for a milestone or an external item; a task has --start and --due.'
  return mitigation !== undefined && kind !== 'risk' ? 'A --mitigation is for a risk.' : null
}

function request(title: string, needs: readonly string[], options: Options): EditRequest {
  const { kind, phase, after, below, id, date, mitigation } = options
  if (kind !== 'task')
    return { do: 'add-item', kind, title, ...(date === undefined ? {} : { date }), ...(mitigation === undefined ? {} : { mitigation }) }
  return {
    do: 'add',
    title,
    ...(phase === undefined ? {} : { phase }),
    ...(after === undefined ? {} : { after }),
    ...(below === undefined ? {} : { below }),
    ...(id === undefined ? {} : { id }),
    values: valuesOf(options),
    needs,
  }
}
