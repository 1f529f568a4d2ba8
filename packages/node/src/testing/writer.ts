/**
 * A process that appends lines to a document, for tests of many at once: `writer.mjs DOCUMENT NAME COUNT save|mutant|hold`.
 *
 * `mutant` replaces the document atomically and without the lock, which must lose lines. `hold` takes the lock, says so and
 * keeps it.
 */
import { readFileSync, statSync } from 'node:fs'
import { acquire } from '../save/lock.ts'
import { disk } from '../save/port.ts'
import { save } from '../save/save.ts'
import { stateFolder } from '../save/state-folder.ts'
import { replaceBytes } from '../save/temporary.ts'

const [document = '', name = '', count = '0', how = 'save'] = process.argv.slice(2)

async function append(line: string): Promise<void> {
  if (how === 'mutant') {
    const text = readFileSync(document, 'utf8')
    replaceBytes(disk, document, `${document}.${process.pid}.tmp`, Buffer.from(`${text}${line}\n`), statSync(document).mode & 0o777)
    return
  }
  const change = (text: string) => ({
    ok: true as const,
    edits: [{ from: text.length, to: text.length, insert: `${line}\n` }],
    value: null,
  })
  const result = await save(document, change, { actor: name, label: line })
  if (!result.ok) throw new Error(result.problem.message)
}

if (how === 'hold') {
  await acquire(disk, stateFolder(disk, document).lock, { actor: name, label: 'hold', since: new Date().toISOString() })
  process.stdout.write('held\n')
  setInterval(() => {}, 1000)
} else {
  for (let n = 0; n < Number(count); n++) {
    await append(`${name}-${n}`)
    process.stdout.write(`${name}-${n}\n`)
  }
}
