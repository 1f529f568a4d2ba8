/**
 * Writing a file that is made from documents, without ever leaving half of one and without taking a file from its owner.
 *
 * The text goes to a temporary file beside the target, which is renamed over it: readers see the old file or the new one.
 */
import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CreateResult, FileProblem } from './files.ts'
import { head } from './files.ts'
import { disk } from './save/port.ts'
import { replaceBytes } from './save/temporary.ts'

export interface ReplaceOptions {
  /** `always`: an existing file is replaced whatever it is. Else only where its first bytes show this mark. */
  readonly over: 'always' | RegExp
}

const HEAD_BYTES = 4096

/** Writes a file, over an existing one only where the options allow that. The folder must exist. */
export async function replaceFile(path: string, text: string, { over }: ReplaceOptions): Promise<CreateResult> {
  try {
    const target = await resolved(path)
    const refusal = await refused(path, target, over)
    if (refusal) return refusal
    await written(target, text)
    return { ok: true, path }
  } catch (error) {
    return failure(path, error)
  }
}

/** A link stays a link: what it leads to is replaced. */
async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path
    throw error
  }
}

async function refused(path: string, target: string, over: ReplaceOptions['over']): Promise<FileProblem | null> {
  const info = await lstat(target).catch(() => null)
  if (info === null) return null
  if (info.isDirectory()) return problem(path, 'MM-DIRECTORY', 'is a folder. Nothing was written. Name a file.')
  if (!info.isFile()) return problem(path, 'MM-IO', 'is no ordinary file. Nothing was written. Name a file, or - for standard output.')
  if (over === 'always' || info.size === 0 || over.test(await head(target, HEAD_BYTES))) return null
  return problem(
    path,
    'MM-EXISTS',
    'exists and was not made by Milemark, so it was not changed. Choose another name, or write over it: --force',
  )
}

async function written(target: string, text: string): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const mode = await lstat(target).then(
    (info) => info.mode & 0o777,
    () => 0o666,
  )
  replaceBytes(disk, target, temporary, Buffer.from(text), mode)
}

const problem = (path: string, code: FileProblem['code'], rest: string): FileProblem => ({
  ok: false,
  path,
  code,
  message: `${path} ${rest}`,
})

/** The file at the target is the old one in every case, because it is replaced in one step at the end. */
const SAFE = 'What stood there before, if anything, is unchanged.'

function failure(path: string, error: unknown): FileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
  const folder = dirname(path) === '.' ? 'this folder' : dirname(path)
  switch (code) {
    case 'ENOENT':
      return problem(path, 'MM-MISSING', `cannot be written: the folder ${folder} does not exist. Nothing was written. Create it first.`)
    case 'ENOTDIR':
      return problem(path, 'MM-IO', `cannot be written: a part of its path is a file and not a folder. Nothing was written.`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem(
        path,
        'MM-PERMISSION',
        `cannot be written: you may not write in ${folder} (${code}). ${SAFE} Name a file in a folder of your own.`,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return problem(path, 'MM-NOSPACE', `cannot be written: the disk is full. ${SAFE} Free some space and repeat the command.`)
    default:
      return problem(path, 'MM-IO', `cannot be written (${code}). ${SAFE}`)
  }
}
