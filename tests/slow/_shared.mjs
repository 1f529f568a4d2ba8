/**
 * The documents and measures that lie outside the repository: ../shared beside it, or where MILEMARK_SHARED says.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../../tools/stamps.mjs'

const folder = process.env.MILEMARK_SHARED ? resolve(process.env.MILEMARK_SHARED) : join(root, '..', 'shared')

/** The path of a shared file or folder. Ends the process with 4 and a sentence when it is missing, so that nothing is skipped. */
export function shared(path) {
  const full = join(folder, path)
  if (existsSync(full)) return full
  console.error(`${path} is missing in ${folder}. Put the shared documents beside the repository or set MILEMARK_SHARED to their folder.`)
  process.exit(4)
}
