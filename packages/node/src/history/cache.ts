/**
 * What was read from git objects, beside the journal in the git folder: an object never changes, so that what was read from it once
 * holds for as long as the program reads in the same way. It is only ever a help: damaged, foreign or older ones are thrown away
 * without a word and made again, and one that cannot be written is not missed.
 *
 * Lines of JSON: the first says what made the file; then readings (see `packed.ts` of core) and what was computed from single ones.
 */
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kept, Packer, PastForecast } from '@milemark/core/history'
import { packer, READING_FORMAT } from '@milemark/core/history'
import type { FilePort } from '../save/port.ts'
import { attempt, disk, readIfThere } from '../save/port.ts'
import { makeFolder, stateFolder } from '../save/state-folder.ts'
import { replaceBytes } from '../save/temporary.ts'

export type Forecasted = Pick<PastForecast, 'finish' | 'milestones'>

export interface HistoryCache {
  readonly reading: (name: string) => Kept | undefined
  readonly keepReading: (name: string, kept: Kept) => void
  /** What was computed from one revision: `undefined` where it was not yet. */
  readonly computed: (name: string) => unknown
  readonly keepComputed: (name: string, value: unknown) => void
  /** Writes what is new; nothing where nothing is. */
  readonly write: () => void
}

const FILE = 'history.jsonl'
const MOST_BYTES = 32 * 2 ** 20

/** @param document its real path @param settings what else decides how a text is read */
export function historyCache(document: string, settings: unknown, port: FilePort = disk): HistoryCache {
  const folder = attempt(() => stateFolder(port, document).folder)
  const header = JSON.stringify({ format: 'milemark/history-cache', made: digest([READING_FORMAT, program(), settings]) })
  const bytes = folder === null ? null : attempt(() => readIfThere(port, join(folder, FILE)))
  const kept = parts(bytes !== null && bytes.length <= MOST_BYTES ? bytes.toString('utf8') : '', header) ?? empty()
  let isNew = false
  const add = (line: string): void => {
    kept.lines.push(line)
    isNew = true
  }
  return {
    reading: kept.packer.get,
    keepReading: (name, reading) => {
      for (const line of kept.packer.add(name, reading)) add(line)
    },
    computed: (name) => kept.computed.get(name),
    keepComputed: (name, value) => {
      kept.computed.set(name, value)
      add(JSON.stringify({ computed: name, value }))
    },
    write: () => {
      if (!isNew || folder === null) return
      const text = Buffer.from([header, ...kept.lines, ''].join('\n'))
      if (text.length > MOST_BYTES) return
      attempt(() => {
        makeFolder(port, folder)
        replaceBytes(port, join(folder, FILE), join(folder, `${FILE}.${process.pid}.tmp`), text, 0o600)
      })
    },
  }
}

interface Parts {
  readonly lines: string[]
  readonly packer: Packer
  readonly computed: Map<string, unknown>
}

const empty = (): Parts => ({ lines: [], packer: packer([]) as Packer, computed: new Map() })

/** Null for what another program wrote, and for what is not whole. */
function parts(text: string, header: string): Parts | null {
  const lines = text.split('\n')
  if (lines[0] !== header || lines.pop() !== '') return null
  lines.shift()
  const computed = new Map<string, unknown>()
  const readings: string[] = []
  for (const line of lines) {
    if (!line.startsWith('{"computed":')) readings.push(line)
    else {
      const value = attemptJson(line)
      if (typeof value?.computed !== 'string') return null
      computed.set(value.computed, value.value)
    }
  }
  const made = packer(readings)
  return made && { lines, packer: made, computed }
}

function attemptJson(line: string): { readonly computed?: unknown; readonly value?: unknown } | null {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

export const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** The program that reads: another build of it may read in another way. */
function program(): unknown {
  const folder = dirname(fileURLToPath(import.meta.url))
  return attempt(() =>
    readdirSync(folder)
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name))
        return [name, size, mtimeMs]
      }),
  )
}
