/**
 * Watching documents: called with the text before and after whenever a document has really changed, however its editor saves.
 *
 * Folders are watched, because an editor that saves by renaming makes another file; and each document is looked at once a
 * second as well, because some file systems tell nothing.
 */
import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { readDocument } from './files.ts'

export interface DocumentChange {
  readonly path: string
  /** Null where it could not be read before. */
  readonly before: string | null
  /** Null where it cannot be read now: it is gone, or somebody is still writing it. */
  readonly after: string | null
}

export interface WatchOptions {
  /** Ends the watching. */
  readonly signal: AbortSignal
}

/** An editor that truncates and writes is given time to finish. */
const QUIET_MS = 60
const LOOK_MS = 1_000

interface Watched {
  readonly path: string
  text: string | null
  stamp: string
  timer: NodeJS.Timeout | null
}

/** Resolves when the signal is aborted. Changes of one document come in order, one at a time. */
export async function watchDocuments(
  paths: readonly string[],
  onChange: (change: DocumentChange) => void | Promise<void>,
  { signal }: WatchOptions,
): Promise<void> {
  const documents = await Promise.all(
    paths.map(async (path): Promise<Watched> => ({ path, text: await textOf(path), stamp: await stampOf(path), timer: null })),
  )
  let queue: Promise<void> = Promise.resolve()
  const look = (document: Watched) => {
    if (document.timer) clearTimeout(document.timer)
    document.timer = setTimeout(() => {
      document.timer = null
      queue = queue.then(() => compare(document, onChange))
    }, QUIET_MS)
  }
  const watchers = folderWatchers(documents, look)
  const interval = setInterval(() => {
    for (const document of documents)
      void stampOf(document.path).then((stamp) => {
        if (stamp !== document.stamp) look(document)
      })
  }, LOOK_MS)
  await new Promise<void>((ended) => {
    if (signal.aborted) ended()
    else signal.addEventListener('abort', () => ended(), { once: true })
  })
  clearInterval(interval)
  for (const watcher of watchers) watcher.close()
  for (const { timer } of documents) if (timer) clearTimeout(timer)
  await queue
}

function folderWatchers(documents: readonly Watched[], look: (document: Watched) => void): FSWatcher[] {
  const folders = new Set(documents.map(({ path }) => dirname(resolve(path))))
  return [...folders].flatMap((folder) => {
    const inside = documents.filter(({ path }) => dirname(resolve(path)) === folder)
    try {
      const watcher = watch(folder, (_, name) => {
        for (const document of inside) if (name === null || name === basename(document.path)) look(document)
      })
      // The look once a second goes on without it.
      watcher.on('error', () => watcher.close())
      return [watcher]
    } catch {
      return []
    }
  })
}

async function compare(document: Watched, onChange: (change: DocumentChange) => void | Promise<void>): Promise<void> {
  document.stamp = await stampOf(document.path)
  const after = await textOf(document.path)
  const before = document.text
  if (after === before) return
  document.text = after
  await onChange({ path: document.path, before, after })
}

async function textOf(path: string): Promise<string | null> {
  const file = await readDocument(path)
  return file.ok ? file.text : null
}

async function stampOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return 'none'
  }
}
