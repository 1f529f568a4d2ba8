/**
 * The published program as a user gets it: the tarball installed into an empty folder without the network, and run there.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sizeOf, withInstalled } from '../../tools/pack.mjs'
import { root } from '../../tools/stamps.mjs'
import { report } from './_report.mjs'

const LIMIT_MB = 30
const results = report('packed program')

await withInstalled((folder, launcher) => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  results.add('needs no other package', installed.join() === 'milemark' ? null : `installed ${installed.join(', ')}`)
  const size = sizeOf(join(folder, 'node_modules')) / 1e6
  console.log(`installed size ${size.toFixed(2)} MB`)
  results.add(`installs in ${LIMIT_MB} MB`, size <= LIMIT_MB ? null : `${size.toFixed(1)} MB`)
  results.add(
    'has its command linked',
    existsSync(join(folder, 'node_modules/.bin/milemark')) ? null : 'node_modules/.bin/milemark is missing',
  )

  copyFileSync(join(root, 'examples/shop-checkout.md'), join(folder, 'plan.md'))
  const run = (args, code, check) => results.add(`milemark ${args.join(' ')}`, problemOf(launcher, folder, args, code, check))
  run(['--version'], 0, (out) => out.trim() === JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')).version)
  run(['--help'], 0, (out) => /read/.test(out) && /check/.test(out))
  run(['read', 'plan.md', '--json'], 0, (out) => JSON.parse(out).tasks.length > 0)
  run(['check', 'plan.md'], 0, (out) => out !== '')
  run(['next', 'plan.md', '--json'], 0, (out) => JSON.parse(out).format === 'milemark/next@1')
  run(['new', 'fresh.md'], 0, () => readFileSync(join(folder, 'fresh.md'), 'utf8').includes('## Task Breakdown'))
  run(['read', 'fresh.md', '--json'], 0, (out) => JSON.parse(out).kind === 'template')
  run(['read', 'absent.md', '--json'], 4, () => true)
})
results.end()

function problemOf(launcher, cwd, args, code, check) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: 'utf8', input: '' })
  if (status !== code) return `exit ${status} instead of ${code}: ${stderr.trim() || stdout.trim()}`
  try {
    return check(stdout) ? null : `unexpected output: ${stdout.slice(0, 200)}`
  } catch (cause) {
    return `unexpected output (${cause.message}): ${stdout.slice(0, 200)}`
  }
}
