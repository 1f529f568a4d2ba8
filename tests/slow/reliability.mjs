/**
 * Whether saving keeps its promises where processes race, die, and where disks fail. Every part comes with a mutant that it must
 * catch, else it proves nothing. Figures and seeds are printed as JSON lines.
 *
 * `node tests/slow/reliability.mjs [--kills N] [--saves N] [--cuts N] [--seed N] [--only checker|race|kills|editors|strace|disks|power]`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { root } from '../../tools/stamps.mjs'
import { checked } from './_reliability/checker.mjs'
import { disks, injected } from './_reliability/disks.mjs'
import { editors } from './_reliability/editors.mjs'
import { power } from './_reliability/power.mjs'
import { kills, race } from './_reliability/writers.mjs'
import { report } from './_report.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '2000' },
    saves: { type: 'string', default: '3000' },
    cuts: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const seed = Number(values.seed)

const scripts = mkdtempSync(join(tmpdir(), 'milemark-worker-'))
const worker = join(scripts, 'worker.mjs')
await build({
  entryPoints: [join(root, 'tests/slow/_reliability/worker.mjs')],
  outfile: worker,
  bundle: true,
  platform: 'node',
  format: 'esm',
  conditions: ['milemark-source'],
  logLevel: 'warning',
})

const { add, end } = report('reliability')

/** Prints the figures; a mutant passes when it was caught. */
function say(part, { figures, problems, skipped }, how = 'save') {
  const isMutant = how !== 'save'
  console.log(
    JSON.stringify({ part, ...(isMutant ? { mutant: how } : {}), ...(skipped ? { skipped } : figures), problems: problems?.length ?? 0 }),
  )
  if (skipped) return
  const wrong = problems.length === 0 ? null : `${problems.length} problems, the first: ${problems.slice(0, 5).join('; ')}`
  add(`${part}${isMutant ? `, mutant ${how}` : ''}`, isMutant ? (wrong === null ? 'the mutant was not caught' : null) : wrong)
}

const parts = {
  checker: async () => say('checker', checked()),
  race: async () => {
    say('race', await race(worker, { processes: 64, edits: 100, how: 'save' }))
    say('race', await race(worker, { processes: 16, edits: 25, how: 'unlocked' }), 'unlocked')
  },
  kills: async () => {
    say('kills', await kills(worker, { count: Number(values.kills), seed, how: 'save', documents: 2, writersEach: 3 }))
    say('kills', await kills(worker, { count: 60, seed, how: 'inplace', documents: 4, writersEach: 1 }), 'inplace')
  },
  editors: async () => {
    for (const style of ['inplace', 'rename', 'slow'])
      say(`editors, ${style}`, await editors(worker, { style, saves: Math.ceil(Number(values.saves) / 3), seed }))
    say('editors, inplace', await editors(worker, { style: 'inplace', saves: 200, seed, how: 'unlocked' }), 'unlocked')
  },
  strace: async () => say('strace', await injected(worker)),
  disks: async () => say('disks', disks(worker)),
  power: async () => {
    say('power', await power(worker, { cuts: Number(values.cuts), seed, how: 'save' }))
    say('power', await power(worker, { cuts: 4, seed, how: 'unflushed' }), 'unflushed')
  },
}

try {
  for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part()
} finally {
  rmSync(scripts, { recursive: true, force: true })
}
end()
