import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DocumentChange } from './watch.ts'
import { watchDocuments } from './watch.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milemark-watch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('changes in place and by renaming are seen, each once; what did not change is not', async () => {
  const [one, two] = [join(folder, 'one.md'), join(folder, 'two.md')]
  writeFileSync(one, 'a\n')
  writeFileSync(two, 'x\n')
  const changes: DocumentChange[] = []
  const ending = new AbortController()
  const arrived = (count: number) =>
    new Promise<void>((resolved) => {
      const timer = setInterval(() => {
        if (changes.length < count) return
        clearInterval(timer)
        resolved()
      }, 10)
    })
  const watching = watchDocuments([one, two], (change) => void changes.push(change), { signal: ending.signal })
  await new Promise((resolved) => setTimeout(resolved, 100))
  writeFileSync(one, 'b\n')
  await arrived(1)
  writeFileSync(join(folder, 'new'), 'c\n')
  renameSync(join(folder, 'new'), one)
  await arrived(2)
  writeFileSync(two, 'x\n')
  rmSync(two)
  await arrived(3)
  ending.abort()
  await watching
  expect(changes).toEqual([
    { path: one, before: 'a\n', after: 'b\n' },
    { path: one, before: 'b\n', after: 'c\n' },
    { path: two, before: 'x\n', after: null },
  ])
})
