/**
 * The commands that change documents, as a user meets them: the bundle is started, and the files are looked at.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const launcher = fileURLToPath(new URL('../packages/cli/bin/milemark.js', import.meta.url))

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-edit-')))
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, 'plan.md'), PLAN)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PLAN = `# Shop

## Task Breakdown

### Phase 1: Start

- [x] Task 1.1: Spike (2d, @ana) ✅ 2026-11-20
- [ ] Task 1.2: Service (3d, after 1.1)
- [ ] Task 1.3: Pages (2d, after 1.2)
`

function milemark(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: options.cwd ?? folder,
    encoding: 'utf8',
    env: { ...env, MILEMARK_ACTOR: 'tester', ...options.env },
    input: '',
  })
  return { status, stdout, stderr }
}

const text = (name = 'plan.md'): string => readFileSync(join(folder, name), 'utf8')
const AS_OF = ['--as-of', '2026-11-23']

function problemIn(format: string, value: unknown): string | null {
  const validate = new Ajv2020({ strict: false }).compile(schemas[format] as object)
  return validate(value) ? null : JSON.stringify(validate.errors)
}

describe('states and values', () => {
  test('a tick changes one line, is dated as the others are, and is in the log', () => {
    expect(milemark(['done', '1.2', ...AS_OF])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1.2 “Service”: state todo → done'),
    })
    expect(text()).toBe(PLAN.replace('- [ ] Task 1.2: Service (3d, after 1.1)', '- [x] Task 1.2: Service (3d, after 1.1) ✅ 2026-11-23'))
    expect(milemark(['log']).stdout).toMatch(/#1 .* tester +done 1\.2/)
    expect(milemark(['done', '1.2', ...AS_OF]).stdout).toBe('plan.md says so already; nothing was written.\n')
  })

  test('several at once are all of them or none', () => {
    const { status, stderr } = milemark(['start', '1.2', '9.9'])
    expect([status, text()]).toEqual([2, PLAN])
    expect(stderr).toMatch(/MM-NOTFOUND There is no task “9\.9” here; nothing was changed/)
  })

  test('a trial run prints a diff that git takes, and writes nothing', () => {
    const { stdout } = milemark(['set', 'pages', '--estimate', '4d', '--owner', 'ben', '--dry-run'])
    expect([text(), stdout]).toEqual([PLAN, expect.stringContaining('+- [ ] Task 1.3: Pages (4d, after 1.2, @ben)')])
    execFileSync('git', ['apply', '-'], { cwd: folder, input: stdout })
    expect(text()).toContain('- [ ] Task 1.3: Pages (4d, after 1.2, @ben)')
  })

  test('as data', () => {
    const { stdout } = milemark(['block', '1.3', '--reason', 'no keys', '--json'])
    const found = JSON.parse(stdout)
    expect(problemIn('edit', found)).toBe(null)
    expect(found).toMatchObject({
      path: 'plan.md',
      wrote: true,
      changes: [{ key: '1.3', field: 'state', from: 'todo', to: 'blocked' }, { field: 'blockedBy' }],
    })
    const refused = milemark(['set', '1.3', '--estimate', 'soon', '--json'])
    expect([refused.status, problemIn('error', JSON.parse(refused.stdout)), JSON.parse(refused.stdout).problems[0].code]).toEqual([
      2,
      null,
      'MM-INVALID',
    ])
  })

  test('add, link, split, move, remove, renumber', () => {
    milemark(['add', 'Mails', '--needs', '1.2', '--estimate', '1d'])
    milemark(['split', '1.3', 'Form', 'List'])
    milemark(['move', '1.4', '--after', '1.2'])
    milemark(['renumber'])
    expect(text()).toBe(`# Shop

## Task Breakdown

### Phase 1: Start

- [x] Task 1.1: Spike (2d, @ana) ✅ 2026-11-20
- [ ] Task 1.2: Service (3d, after 1.1)
- [ ] Task 1.3: Mails (1d, after 1.2)
- [ ] Task 1.4: Pages (2d, after 1.2)
  - [ ] Task 1.4.1: Form (1d)
  - [ ] Task 1.4.2: List (1d)
`)
    milemark(['unlink', '1.2', '1.3'])
    expect(milemark(['remove', '1.3']).status).toBe(0)
    expect(text()).not.toContain('Mails')
  })
})

describe('undo', () => {
  test('takes back one change after the other, and leaves what others did', () => {
    milemark(['start', '1.2'])
    milemark(['set', '1.3', '--estimate', '9d'], { env: { MILEMARK_ACTOR: 'other' } })
    expect(milemark(['undo', '--actor', 'tester']).stdout).toMatch(/Taken back: #1 start 1\.2 \(tester\)/)
    expect(text()).toBe(PLAN.replace('(2d, after 1.2)', '(9d, after 1.2)'))
    milemark(['undo'])
    expect(text()).toBe(PLAN)
    expect(milemark(['undo'])).toMatchObject({ status: 3, stderr: expect.stringContaining('MM-NOTHING') })
    const found = JSON.parse(milemark(['log', '--json']).stdout)
    expect([problemIn('log', found), found.records.length]).toEqual([null, 4])
  })
})

test('what is taken back is no longer told to be done', () => {
  const claims = () => JSON.parse(readFileSync(join(folder, '.git/milemark/claims/claims.json'), 'utf8'))
  milemark(['next', '--claim', '--as', 'al'])
  milemark(['done', '1.2', '--as', 'al'])
  expect(claims()).toMatchObject([{ key: '1.2', finishedIn: folder }])
  const undone = JSON.parse(milemark(['undo', '--as', 'al', '--json']).stdout)
  expect([problemIn('edit', undone), undone.changes[0]]).toEqual([null, expect.objectContaining({ from: 'done', to: 'todo' })])
  expect(claims()).toEqual([])
})

describe('watch', () => {
  test('says what changed and who did it, one line each', async () => {
    const child = spawn(process.execPath, [launcher, 'watch', 'plan.md', '--count', '2'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const printed: string[] = []
    child.stdout.on('data', (chunk) => printed.push(String(chunk)))
    const ended = new Promise((resolved) => child.once('exit', resolved))
    const lines = async (count: number) => {
      while (printed.join('').split('\n').length <= count) await new Promise((resolved) => setTimeout(resolved, 20))
    }
    await new Promise((resolved) => child.stderr.once('data', resolved))
    milemark(['start', '1.2'])
    await lines(1)
    writeFileSync(join(folder, 'plan.md'), text().replace('Pages', 'Screens'))
    expect(await ended).toBe(0)
    const found = printed
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(found.map((line) => problemIn('watch', line))).toEqual([null, null])
    expect(found).toMatchObject([
      { path: 'plan.md', actor: 'tester', label: 'start 1.2', changes: [{ key: '1.2', field: 'state', to: 'doing' }] },
      { actor: null, changes: [{ key: '1.3', field: 'title', from: 'Pages', to: 'Screens' }] },
    ])
  })
})

describe('claims', () => {
  test('two agents get two tasks, work renews, the end ends', () => {
    const open = PLAN.replace(', after 1.2', '')
    writeFileSync(join(folder, 'plan.md'), open)
    const claim = (as: string) => JSON.parse(milemark(['next', '--claim', '--as', as, '--json']).stdout)
    const [one, two, three] = ['a', 'b', 'c'].map(claim)
    expect(problemIn('claim', one)).toBe(null)
    expect([one.task.key, two.task.key, three.task]).toEqual(['1.2', '1.3', null])
    expect(text()).toBe(open)
    milemark(['done', '1.2', '--as', 'a', '--seen', one.task.version])
    const released = JSON.parse(milemark(['next', '--release', '--as', 'b', '--json']).stdout)
    expect([problemIn('release', released), released.released]).toEqual([null, [{ path: 'plan.md', key: '1.3' }]])
    expect(claim('c').task.key).toBe('1.3')
  })
})

describe('which document', () => {
  test('the only one that holds the task; where several do, they are listed', () => {
    mkdirSync(join(folder, 'plans'))
    writeFileSync(join(folder, 'plans/b.md'), PLAN.replaceAll('1.', '7.').replace('Service', 'Engine'))
    expect(milemark(['start', '7.2']).status).toBe(0)
    expect(text('plans/b.md')).toContain('- [~] Task 7.2')
    writeFileSync(join(folder, 'plans/c.md'), PLAN)
    const { status, stderr } = milemark(['start', '1.2'])
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/2 plans could be meant[\s\S]*milemark start 1\.2 --file plan\.md[\s\S]*--file plans\/c\.md/),
    ])
  })
})

describe('a document that is broken is not written', () => {
  test.each<[string, string | Uint8Array, readonly string[], number, RegExp]>([
    [
      'conflict markers',
      PLAN.replace('- [ ] Task 1.2', '<<<<<<< ours\n- [ ] Task 1.2\n=======\n- [x] Task 1.2\n>>>>>>> theirs\n- [ ] Task 1.2'),
      [],
      3,
      /MM-MERGE/,
    ],
    ['no text at all', '', [], 7, /is empty/],
    ['binary', Uint8Array.of(0, 1, 2, 255), [], 4, /MM-BINARY/],
    ['cut inside a letter', Buffer.concat([Buffer.from(PLAN), Uint8Array.of(0xe2, 0x82)]), [], 3, /MM-SUSPECT/],
    ['no plan', '# Style\n\nUse tabs.\n', [], 7, /is not a plan/],
    ['keys of objects', `---\n__proto__: { x: 1 }\nconstructor: y\n---\n${PLAN}`, [], 0, /^$/],
    [
      'a bomb of aliases',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n${PLAN}`,
      [],
      0,
      /^$/,
    ],
    ['deep front matter', `---\na: ${'['.repeat(3_000)}\n---\n${PLAN}`, [], 0, /^$/],
  ])('%s', (_, content, args, status, message) => {
    writeFileSync(join(folder, 'plan.md'), content)
    const before = readFileSync(join(folder, 'plan.md'))
    const found = milemark(['start', '1.2', '--file', 'plan.md', ...args])
    expect([found.status, found.stderr]).toEqual([status, expect.stringMatching(message)])
    if (status !== 0) expect(readFileSync(join(folder, 'plan.md')).equals(before)).toBe(true)
  })

  test('a document that was cut by half a moment ago: refused, and undo still knows the whole', () => {
    writeFileSync(join(folder, 'plan.md'), `${PLAN}\n${'Some notes about all of it.\n'.repeat(40)}`)
    milemark(['start', '1.2'])
    writeFileSync(join(folder, 'plan.md'), PLAN.slice(0, 150))
    expect(milemark(['add', 'New', '--file', 'plan.md'])).toMatchObject({ status: 3, stderr: expect.stringContaining('MM-SUSPECT') })
    expect(text()).toBe(PLAN.slice(0, 150))
  })

  test('more than a document can be', () => {
    truncateSync(join(folder, 'plan.md'), 100_000_000)
    expect(milemark(['start', '1.2', '--file', 'plan.md'])).toMatchObject({ status: 4, stderr: expect.stringContaining('MM-TOOLARGE') })
    expect(statSync(join(folder, 'plan.md')).size).toBe(100_000_000)
  })

  test('a folder that may not be written', () => {
    if (process.getuid?.() === 0) {
      // Root may write everywhere; then the whole folder is a file system of its own that may not be written only in the slow tests.
      return
    }
    chmodSync(folder, 0o555)
    expect(milemark(['start', '1.2'])).toMatchObject({ status: 4, stderr: expect.stringContaining('MM-READONLY') })
    chmodSync(folder, 0o755)
    expect(text()).toBe(PLAN)
  })
})

describe('git merges plans', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    })

  test('by tasks and values, and with one conflict around one line', () => {
    rmSync(join(folder, '.git'), { recursive: true })
    git('init', '-q', '-b', 'main')
    git('add', '-A')
    git('commit', '-q', '-m', 'base')
    expect(milemark(['merge-driver', '--install']).status).toBe(0)
    git('checkout', '-q', '-b', 'other')
    milemark(['done', '1.2', ...AS_OF])
    milemark(['set', '1.3', '--estimate', '8d'])
    milemark(['add', 'Theirs'])
    git('commit', '-qam', 'theirs')
    git('checkout', '-q', 'main')
    milemark(['set', '1.2', '--estimate', '5d'])
    milemark(['set', '1.3', '--estimate', '6d'])
    milemark(['add', 'Ours'])
    git('commit', '-qam', 'ours')
    expect(() => git('merge', 'other')).toThrow()
    expect(text()).toContain('- [x] Task 1.2: Service (5d, after 1.1) ✅ 2026-11-23')
    expect(text()).toContain(
      '<<<<<<< ours\n- [ ] Task 1.3: Pages (6d, after 1.2)\n=======\n- [ ] Task 1.3: Pages (8d, after 1.2)\n>>>>>>> theirs\n',
    )
    expect(text()).toContain('- [ ] Task 1.4: Ours')
    expect(text()).toContain('- [ ] Task 1.5: Theirs')
    expect(milemark(['start', '1.3', '--file', 'plan.md'])).toMatchObject({ status: 3, stderr: expect.stringContaining('MM-MERGE') })
    expect(milemark(['merge-driver', '--uninstall']).status).toBe(0)
  })
})

describe('for the shell and for agents', () => {
  test('completion knows commands, tasks and people', () => {
    expect(milemark(['complete', '--', 'sta']).stdout).toMatch(/^status\t[\s\S]*^start\t/m)
    expect(milemark(['complete', '--', 'done', '']).stdout).toMatch(/^1\.2\tService$/m)
    expect(milemark(['complete', '--', 'set', '1.2', '--owner', '']).stdout).toMatch(/^ana/m)
    expect(milemark(['complete', 'bash']).stdout).toContain('milemark')
  })

  test('agents are told, once, and the rest of their file stays', () => {
    writeFileSync(join(folder, 'AGENTS.md'), '# Rules\n')
    milemark(['agents', '--install'])
    const once = text('AGENTS.md')
    expect(once).toMatch(/^# Rules\n\n<!-- milemark:begin [\s\S]*next --claim[\s\S]*milemark:end -->\n$/)
    expect(milemark(['agents', '--install']).stdout).toContain('AGENTS.md: is as it should be')
    expect(text('AGENTS.md')).toBe(once)
  })

  test.each([
    ['milestone', '--estimate', '2d'],
    ['risk', '--needs', '1.1'],
    ['phase', '--owner', 'ana'],
  ])('a %s has no %s, and that is said', (kind, option, value) => {
    expect(milemark(['add', 'Beta', '--kind', kind, option, value])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${option} is for a task. Nothing was added.`),
    })
    expect(text()).toBe(PLAN)
  })

  test('what is too much for one call of an agent waits for a person', () => {
    const tasks = Array.from({ length: 30 }, (_, at) => `- [ ] Task 2.${at + 1}: Part ${at + 1}`).join('\n')
    writeFileSync(join(folder, 'plan.md'), `${PLAN}\n### Phase 2: Parts\n\n${tasks}\n`)
    const before = text()
    const changes = Array.from({ length: 30 }, (_, at) => ({ task: `2.${at + 1}`, state: 'done' }))
    const messages = [
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'tester', version: '1' } },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'update', arguments: { changes } } },
    ]
    const input = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('')
    const { stdout } = spawnSync('sh', ['-c', `(printf '%s' "$INPUT"; sleep 3) | "$NODE" "$LAUNCHER" mcp`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, INPUT: input, NODE: process.execPath, LAUNCHER: launcher },
    })
    expect(stdout).toContain('MM-HELD')
    expect(text()).toBe(before)
    const id = /milemark apply ([0-9a-f]{8})/.exec(stdout)?.[1] as string
    expect(milemark(['apply']).stdout).toContain(id)
    expect(milemark(['apply', id]).status).toBe(0)
    expect(text()).toContain('- [x] Task 2.30')
    expect(milemark(['apply']).stdout).toBe('Nothing waits.\n')
  })
})
