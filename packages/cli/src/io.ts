/**
 * What a command has of the world around it: where to write, how wide, in which colours, which day it is.
 */
import type { ExitCode } from './exit.ts'
import { ascii, wantsAscii } from './terminal/ascii.ts'
import type { Paint } from './terminal/colour.ts'
import { painter, wantsColour } from './terminal/colour.ts'

export interface Io {
  /** Columns that a line of text may fill. */
  readonly width: number
  /** Columns of the window, for charts. */
  readonly screen: number
  readonly paint: Paint
  readonly isTerminal: boolean
  /** Today in local time, ISO. */
  readonly today: () => string
  /** Writes one or more lines for people to standard output. */
  readonly out: (text: string) => void
  /** Writes for programs, exactly as given. */
  readonly data: (text: string) => void
  /** Writes one or more lines to standard error. */
  readonly err: (text: string) => void
  /** Sets the exit code; the process ends by itself, once everything is written. */
  readonly exit: (code: ExitCode) => void
}

const WIDTH_WITHOUT_TERMINAL = 100
const NARROWEST = 40
/** Lines longer than this are hard to read, however wide the window is. */
const WIDEST = 120
const WIDEST_CHART = 400

export function processIo(): Io {
  const { stdout, stderr, env } = process
  const columns = Math.max(stdout.columns || Number(env.COLUMNS) || WIDTH_WITHOUT_TERMINAL, NARROWEST)
  const drawn = wantsAscii(env) ? ascii : (text: string) => text
  return {
    width: Math.min(columns, WIDEST),
    screen: Math.min(columns, WIDEST_CHART),
    paint: painter(wantsColour(env, { isTerminal: stdout.isTTY })),
    isTerminal: stdout.isTTY,
    today: () => localDate(new Date()),
    out: (text) => stdout.write(`${drawn(text)}\n`),
    data: (text) => stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text) => stderr.write(`${drawn(text)}\n`),
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
  io.data(JSON.stringify(value, null, io.isTerminal ? 2 : undefined))
}
