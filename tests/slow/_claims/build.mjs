/**
 * Builds a repository of a scenario with git, always with the same commits: dates and author are fixed, settings of the machine are
 * not read.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const TIMEOUT_MS = 60_000

/** What git prints; throws where it fails. */
export function git(folder, args, { date = '2026-01-01', input } = {}) {
  const stamp = `${date}T12:00:00Z`
  return execFileSync('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'core.autocrlf=false', '-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 1 << 28,
    input,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ana',
      GIT_AUTHOR_EMAIL: 'ana@example.test',
      GIT_COMMITTER_NAME: 'Ana',
      GIT_COMMITTER_EMAIL: 'ana@example.test',
      GIT_AUTHOR_DATE: stamp,
      GIT_COMMITTER_DATE: stamp,
    },
  })
}

/**
 * @param {string} parent an existing folder
 * @param {import('./scenario.mjs').Scenario} scenario
 * @returns {string} the folder of the work tree
 */
export function build(parent, scenario) {
  const folder = join(parent, scenario.name)
  mkdirSync(folder)
  git(folder, ['init', '-q', '-b', 'main'])
  for (const { date, message, branch, acts } of scenario.commits) {
    if (branch) git(folder, ['switch', '-q', '-c', branch])
    for (const act of acts) perform(folder, act)
    git(folder, ['add', '-A'])
    git(folder, ['commit', '-q', '--allow-empty', '-m', message], { date })
  }
  if (!scenario.isShallow) return folder
  const shallow = join(parent, `${scenario.name}-clone`)
  git(parent, ['clone', '-q', '--depth', '1', pathToFileURL(folder).href, shallow])
  return shallow
}

function perform(folder, { does, path, text, to }) {
  const full = join(folder, path)
  if (does === 'write') {
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text ?? wordsOf(path))
  } else if (does === 'edit') appendFileSync(full, `// changed, ${path}\n`)
  else if (does === 'remove') git(folder, ['rm', '-q', '-r', path])
  else {
    mkdirSync(dirname(join(folder, to)), { recursive: true })
    git(folder, ['mv', path, to])
  }
}

/** A text that no other file has, so that git sees a rename for what it is. */
function wordsOf(path) {
  const name = path.replace(/\W+/g, '_')
  const lines = Array.from({ length: 12 }, (_, at) => `${name}_${at} ${name.length * at + name.charCodeAt(at % name.length)}`)
  if (path.endsWith('.json')) return `${JSON.stringify(Object.fromEntries(lines.map((line) => line.split(' '))), null, 2)}\n`
  const sign = /\.(?:py|ya?ml|toml|sh)$|Dockerfile$|\/\.[a-z]+rc$/.test(path) ? '#' : /\.(?:md|svg|astro|txt)$/.test(path) ? '' : '//'
  return `${lines.map((line) => `${sign} ${line}`.trim()).join('\n')}\n`
}
