/**
 * The values of a task as options, for `set` and `add`.
 */
import type { TaskValues } from '@milemark/core'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'

export interface ValueOptions {
  readonly estimate?: string
  readonly owner?: string
  readonly start?: string
  readonly due?: string
  readonly priority?: string
  readonly progress?: number | 'none'
}

export const withValues = (command: Command): Command =>
  command
    .option('--estimate <TIME>', '3h, 2d, 2-4d, 1/2/5d')
    .option('--owner <NAMES>', 'one or more, with commas between')
    .option('--start <DATE>', 'when it may begin, as 2026-12-01')
    .option('--due <DATE>', 'when it is due, as 2026-12-01')
    .option('--priority <LEVEL>', 'P0 to P4')
    .addOption(new Option('--progress <PERCENT>', 'how far it is').argParser(percent))

function percent(text: string): number | 'none' {
  if (text === 'none') return text
  const value = Number(text.replace(/\s*%$/, ''))
  if (!(Number.isInteger(value) && value >= 0 && value <= 100)) throw new InvalidArgumentError('Write a whole number from 0 to 100.')
  return value
}

/** `none` takes a value away; what is not said stays. */
export function valuesOf({ estimate, owner, start, due, priority, progress }: ValueOptions): Omit<TaskValues, 'title'> {
  const text = (value: string): string | null => (value === 'none' ? null : value)
  return {
    ...(estimate === undefined ? {} : { estimate: text(estimate) }),
    ...(owner === undefined
      ? {}
      : {
          owners:
            owner === 'none'
              ? []
              : owner
                  .split(',')
                  .map((name) => name.trim())
                  .filter((name) => name !== ''),
        }),
    ...(start === undefined ? {} : { start: text(start) }),
    ...(due === undefined ? {} : { due: text(due) }),
    ...(priority === undefined ? {} : { priority: text(priority) }),
    ...(progress === undefined ? {} : { progress: progress === 'none' ? null : progress }),
  }
}
