/**
 * Measures a Node process by its CPU time (user and system, all threads) and peak memory: on a shared machine
 * these say more than the wall clock. The least of several runs counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const hook = fileURLToPath(new URL('usage.cjs', import.meta.url))

/**
 * @param {string[]} args of `node`
 * @param {number} runs
 * @returns {{ cpu: number, rss: number }} seconds and MB
 */
export function measure(args, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'milemark-bench-'))
  const file = join(folder, 'usage.json')
  try {
    const results = Array.from({ length: runs }, () => once(args, file))
    return { cpu: Math.min(...results.map((result) => result.cpu)), rss: Math.min(...results.map((result) => result.rss)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function once(args, file) {
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    env: { ...process.env, MILEMARK_USAGE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
