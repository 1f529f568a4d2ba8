/**
 * Options that several commands share.
 */
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { Io } from './io.ts'

export interface SharedOptions {
  readonly json?: true
  /** ISO date. */
  readonly asOf: string
}

/** `--as-of` and `--json`. */
export const withShared = (command: Command, io: Io): Command => withAsOf(command, io).option('--json', 'print JSON for programs')

export const withAsOf = (command: Command, io: Io): Command =>
  command.addOption(new Option('--as-of <DATE>', 'the status date, as 2026-11-23').argParser(isoDate).default(io.today(), 'today'))

/** A whole number from 1: how many. */
export function count(text: string): number {
  const value = Number(text)
  if (!(Number.isInteger(value) && value > 0)) throw new InvalidArgumentError('Write a whole number from 1.')
  return value
}

/** A date that the calendar has. */
export function isoDate(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) throw new InvalidArgumentError('Write it as 2026-11-23.')
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12) throw new InvalidArgumentError(`There is no month ${month}.`)
  if (day < 1 || day > last) throw new InvalidArgumentError(`That month has ${last} days.`)
  return text
}
