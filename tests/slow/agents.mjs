/**
 * Many agents on one plan, each with a server of its own, as their clients start them: no edit is lost, no task is given out twice.
 *
 * `node tests/slow/agents.mjs [--pairs N] [--servers N] [--edits N]`
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { root } from '../../tools/stamps.mjs'
import { report } from './_report.mjs'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '50' },
    servers: { type: 'string', default: '8' },
    edits: { type: 'string', default: '25' },
  },
})
const program = join(root, 'packages/cli/bin/milemark.js')
const { add, end } = report('agents')
const folder = mkdtempSync(join(tmpdir(), 'milemark-agents-'))
mkdirSync(join(folder, '.git'))
const document = join(folder, 'plan.md')

const plan = (tasks) =>
  `# Plan\n\n## Tasks\n\n### Phase 1: All\n\n${Array.from({ length: tasks }, (_, at) => `- [ ] 1.${at + 1} Part ${at + 1} (1d)`).join('\n')}\n`

async function server(name) {
  const client = new Client({ name, version: '1' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], cwd: folder, stderr: 'ignore' }))
  return client
}

async function call(client, name, args) {
  const result = await client.callTool({ name, arguments: args }, undefined, { timeout: 120_000 })
  const value = JSON.parse(result.content[0].text)
  if (result.isError) throw new Error(`${value.code} ${value.message}`)
  return value
}

const done = () => [...readFileSync(document, 'utf8').matchAll(/^- \[x\] (1\.\d+)/gm)].map((match) => match[1])

/** Two agents mark two different tasks at the same moment. */
async function pairs(count) {
  const two = await Promise.all([server('one'), server('two')])
  let kept = 0
  for (let at = 0; at < count; at++) {
    writeFileSync(document, plan(4))
    await Promise.all(two.map((client, index) => call(client, 'update', { changes: [{ task: `1.${index + 1}`, state: 'done' }] })))
    if (done().join() === '1.1,1.2') kept++
  }
  await Promise.all(two.map((client) => client.close()))
  console.log(JSON.stringify({ part: 'pairs', pairs: count, kept }))
  add('pairs', kept === count ? null : `${count - kept} of ${count} pairs lost an edit`)
}

/** Every server takes a task, ends it, and takes the next, until nothing is free. */
async function claims(servers, edits) {
  const tasks = servers * edits
  writeFileSync(document, plan(tasks))
  const clients = await Promise.all(Array.from({ length: servers }, (_, at) => server(`agent-${at}`)))
  const taken = []
  const begun = performance.now()
  let longest = 0
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const before = performance.now()
        const { task } = await call(client, 'next', { claim: true })
        if (!task) return
        taken.push(task.task)
        await call(client, 'update', { changes: [{ task: task.task, state: 'done' }] })
        longest = Math.max(longest, performance.now() - before)
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  await Promise.all(clients.map((client) => client.close()))
  const twice = taken.filter((task, at) => taken.indexOf(task) !== at)
  console.log(
    JSON.stringify({
      part: 'claims',
      servers,
      tasks,
      taken: taken.length,
      twice: twice.length,
      done: done().length,
      perSecond: Math.round(tasks / seconds),
      longestMs: Math.round(longest),
    }),
  )
  add('no task is given out twice', twice.length === 0 ? null : `given out twice: ${twice.slice(0, 5).join(', ')}`)
  add('no edit is lost', done().length === tasks ? null : `${tasks - done().length} of ${tasks} tasks are not done`)
}

try {
  await pairs(Number(values.pairs))
  await claims(2, Number(values.edits))
  await claims(Number(values.servers), Number(values.edits))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
end()
