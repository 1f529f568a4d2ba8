/**
 * What a command has of the world around it: where to write, how wide, in which colours, which day it is.
 */
import type { ExitCode } from './exit.ts'
import type { Paint } from './terminal/colour.ts'
import { painter, wantsColour } from './terminal/colour.ts'

export interface Io {
  /** Columns that a line may fill. */
  readonly width: number
  readonly paint: Paint
  readonly isTerminal: boolean
  /** Today in local time, ISO. */
  readonly today: () => string
  /** Writes one or more lines to standard output. */
  readonly out: (text: string) => void
  /** Writes one or more lines to standard error. */
  readonly err: (text: string) => void
  /** Sets the exit code; the process ends by itself, once everything is written. */
  readonly exit: (code: ExitCode) => void
}

const WIDTH_WITHOUT_TERMINAL = 100
const NARROWEST = 40
/** Lines longer than this are hard to read, however wide the window is. */
const WIDEST = 120

export function processIo(): Io {
  const { stdout, stderr, env } = process
  const columns = stdout.columns || Number(env.COLUMNS) || WIDTH_WITHOUT_TERMINAL
  return {
    width: Math.min(Math.max(columns, NARROWEST), WIDEST),
    paint: painter(wantsColour(env, { isTerminal: stdout.isTTY })),
    isTerminal: stdout.isTTY,
    today: () => localDate(new Date()),
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    exit: (code) => {
      process.exitCode = code
    },
  }
}

export function localDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** One line of JSON for programs, indented for people. */
export function printJson(io: Io, value: unknown): void {
  io.out(JSON.stringify(value, null, io.isTerminal ? 2 : undefined))
}
