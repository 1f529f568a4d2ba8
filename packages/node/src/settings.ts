/**
 * `milemark.yaml` of a folder: the nearest one, from the document's folder up to the root of its repository.
 */
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Settings } from '@milemark/core'
import { settingsFile } from '@milemark/core'
import type { FileProblem } from './files.ts'
import { readDocument } from './files.ts'
import { gitRoot } from './git.ts'

export interface FolderSettings {
  readonly settings: Settings
  /** Null where there is none. */
  readonly path: string | null
  readonly problems: readonly Pick<FileProblem, 'path' | 'message'>[]
}

const NAMES = ['milemark.yaml', 'milemark.yml']
const NONE: FolderSettings = { settings: {}, path: null, problems: [] }

/** The settings for a document. Outside of a repository only its own folder is looked at. */
export async function folderSettings(document: string): Promise<FolderSettings> {
  const found = nearest(dirname(resolve(document)))
  if (found === null) return NONE
  const path = relative('.', found)
  const file = await readDocument(path)
  if (!file.ok) return { settings: {}, path, problems: [file] }
  const { settings, problems } = settingsFile(file.text)
  return { settings, path, problems: problems.map((problem) => ({ path, message: `${path}: ${problem}.` })) }
}

function nearest(folder: string): string | null {
  const top = gitRoot(folder) ?? folder
  for (let at = folder; ; at = dirname(at)) {
    const name = NAMES.find((candidate) => existsSync(join(at, candidate)))
    if (name !== undefined) return join(at, name)
    if (at === top || dirname(at) === at) return null
  }
}
