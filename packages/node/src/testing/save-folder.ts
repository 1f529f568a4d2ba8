/**
 * A folder with a document and a repository around it, for tests of saving. Flushing is left out: it costs most of the time
 * and a test that ends no machine cannot see it.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { FilePort } from '../save/port.ts'
import { disk } from '../save/port.ts'
import type { ProcessIdentity } from '../save/process.ts'
import { thisProcess } from '../save/process.ts'
import type { StateFolder } from '../save/state-folder.ts'
import { stateFolder } from '../save/state-folder.ts'

export interface SaveFolder {
  /** A path in the folder. */
  readonly at: (...parts: string[]) => string
  readonly document: () => string
  readonly write: (text: string | Uint8Array) => void
  readonly read: () => string
  readonly state: () => StateFolder
  /** Forgets everything of before: the document is new, and there is no state. */
  readonly reset: (text: string) => void
  /** Temporary files beside the document. */
  readonly temporaries: () => string[]
}

export const quick: FilePort = { ...disk, fsync: () => {} }

/** A process that has ended: the number is beyond what a system gives. */
export const deadProcess = (): ProcessIdentity => ({ ...thisProcess(), pid: 2 ** 22 + 17, pidStart: '1' })

const LONG_AGO = new Date('2024-01-01T00:00:00Z')

export function saveFolder(): SaveFolder {
  let folder = ''
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-save-')))
    mkdirSync(join(folder, '.git'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const at = (...parts: string[]): string => join(folder, ...parts)
  const document = (): string => at('plan.md')
  const write = (text: string | Uint8Array): void => {
    writeFileSync(document(), text)
    utimesSync(document(), LONG_AGO, LONG_AGO)
  }
  return {
    at,
    document,
    write,
    read: () => readFileSync(document(), 'utf8'),
    state: () => stateFolder(disk, document()),
    reset: (text) => {
      for (const name of readdirSync(folder)) if (name !== '.git') rmSync(at(name), { force: true })
      if (existsSync(at('.git', 'milemark'))) rmSync(at('.git', 'milemark'), { recursive: true })
      write(text)
    },
    temporaries: () => readdirSync(folder).filter((name) => name.endsWith('.tmp')),
  }
}
