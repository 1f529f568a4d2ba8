import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPlan } from '@milemark/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { doctor } from './doctor.ts'
import { installHint, PROBES, probeOf, versionIn } from './probes.ts'
import { servicesOf } from './services.ts'
import { versionFit } from './version-fit.ts'

let folder: string
let root: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-doctor-')))
  root = join(folder, 'repo')
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
  execFileSync('git', ['init', '-q', root])
  mkdirSync(join(folder, 'bin'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = (path: string, text: string) => {
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
}

async function look(prerequisites: string, path: readonly string[]) {
  const document = join(root, 'guide.md')
  writeFileSync(document, `# Shop\n\n## Development Setup\n\n### Prerequisites\n\n${prerequisites}\n`)
  const plan = readPlan(readFileSync(document, 'utf8'), { asOf: '2026-11-23' })
  return doctor([{ path: document, plan }], { environment: { PATH: path.join(':') }, platform: 'linux' })
}

describe('this machine beside the document', () => {
  test('fine, too old, missing, not asked; the repository pins as well', async () => {
    program(join(folder, 'bin/node'), 'echo v20.11.1')
    program(join(folder, 'bin/java'), 'echo \'openjdk version "17.0.9" 2023-10-17\' >&2')
    writeFileSync(join(root, '.nvmrc'), '22\n')
    const { tools, lacks } = await look('- Node.js 20+\n- Java 17\n- Go 1.21+\n- VS Code', [join(folder, 'bin'), '/usr/bin', '/bin'])
    const rows = Object.fromEntries(tools.map(({ tool, state, version }) => [tool, `${state} ${version}`]))
    expect(rows).toMatchObject({ node: 'older 20.11.1', java: 'fine 17.0.9', 'vs code': 'other null' })
    expect(rows.go).toMatch(/^(?:missing|fine|older)/)
    expect(tools[0]?.needs.map(({ constraint, line }) => `${constraint} ${line}`)).toEqual(['>=20 7', '22 1'])
    expect(tools[0]?.hint).toMatch(/^Install a newer one: with a version manager/)
    expect(lacks).toBe(true)
  })

  test('no program of the repository, of node_modules/.bin or of a relative path is asked', async () => {
    const planted = [root, join(root, 'node_modules/.bin'), join(folder, 'node_modules/.bin')]
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
    for (const at of planted) program(join(at, 'node'), `touch ${join(folder, 'ran')}; echo v99.0.0`)
    const { tools } = await look('- Node.js 20+', ['.', '', ...planted])
    expect([tools[0]?.state, tools[0]?.program, existsSync(join(folder, 'ran'))]).toEqual(['missing', null, false])
  })

  test('nothing of the document reaches a program, nor does the environment of the user', async () => {
    program(join(folder, 'bin/node'), `echo "$#:$*:$(pwd):$SECRET" > ${join(folder, 'said')}; echo v20.1.0`)
    await look('- Node.js 20+ --eval $(touch x)\n- `node --version; touch x` 20', [join(folder, 'bin'), '/usr/bin', '/bin'])
    expect(execFileSync('cat', [join(folder, 'said')], { encoding: 'utf8' })).toBe('1:--version:/:\n')
    for (const { programs } of PROBES)
      for (const [name, ...words] of programs)
        expect([name, ...words].join(' ')).toMatch(/^[a-z0-9-]+ (?:compose )?-{0,2}[a-z-]+(?: --[a-z-]+)?$/)
  })
})

describe('services', () => {
  test('are named as needed, or by an address of this machine', () => {
    const text =
      '# Shop\n\n## Development Setup\n\n### Prerequisites\n\n- PostgreSQL 15\n- Redis\n\n## Integration Points\n\nRedis on `localhost:6380`, queue amqp://example.org:5672\n'
    expect(servicesOf(readPlan(text, { asOf: '2026-11-23' })).map(({ name, port, line }) => `${name} ${port} ${line}`)).toEqual([
      'postgresql 5432 7',
      'redis 6380 12',
    ])
  })

  test('something that listens stands for the program', async () => {
    const server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const found = await look(`- Redis on localhost:${port}`, [])
    server.close()
    expect(found.services).toMatchObject([{ name: 'redis', port, listens: true }])
    expect([found.tools[0]?.state, found.lacks]).toEqual(['service', false])
    const after = await look(`- Redis on localhost:${port}`, [])
    expect([after.services[0]?.listens, after.tools[0]?.state, after.lacks]).toEqual([false, 'missing', true])
  })
})

test.each([
  ['20.11.1', '>=20.11', 'fits'],
  ['18.19.0', '>=20.11', 'older'],
  ['18.19.0', '18.x', 'fits'],
  ['20.1.0', '18.x', 'newer'],
  ['20.1.0', '18 || 20', 'fits'],
  ['3.12.1', '>=3.10 <3.13', 'fits'],
  ['3.13.1', '>=3.10 <3.13', 'newer'],
  ['16.3.0', '^16.1', 'fits'],
  ['17.0.0', '^16.1', 'newer'],
  ['0.3.0', '^0.2.1', 'newer'],
  ['1.2.9', '~1.2.3', 'fits'],
  ['1.3.0', '~> 1.2', 'fits'],
  ['9.1', '9.1.2 - 10', 'older'],
  ['10.4', '9.1.2 - 10', 'fits'],
  ['2.0.0', '>=1.0.0-rc.1', 'fits'],
  ['9', 'latest', 'fits'],
  ['9', 'whatever', 'unclear'],
])('%s and %s: %s', (version, constraint, expected) => expect(versionFit(version, constraint)).toBe(expected))

test.each([
  ['v20.11.1\n', '20.11.1'],
  ['go version go1.21.5 linux/amd64', '1.21.5'],
  ['openjdk version "17" 2021-09-14', '17'],
  ['Docker version 24.0.5, build ced0996', '24.0.5'],
  ['postgres (PostgreSQL) 15.4 (Debian)', '15.4'],
  ['nothing', null],
])('the version in %j', (text, expected) => expect(versionIn(text)).toBe(expected))

test('the pins of the repository are needs too, but not what an image runs on', async () => {
  writeFileSync(join(root, '.node-version'), 'v22.1.0\n')
  writeFileSync(join(root, 'Dockerfile'), 'FROM node:18\n')
  writeFileSync(join(root, 'package.json'), '{\n  "engines": { "node": ">=20" },\n  "packageManager": "pnpm@9.1.0+sha512.abc"\n}')
  writeFileSync(join(root, 'plan.md'), '# Plan\n')
  const { tools } = await doctor([{ path: join(root, 'plan.md'), plan: readPlan('# Plan\n', { asOf: '2026-11-24' }) }])
  expect(tools.flatMap(({ needs }) => needs.map(({ tool, constraint, path, line }) => `${tool} ${constraint} ${path}:${line}`))).toEqual([
    'node 22.1.0 .node-version:1',
    'node >=20 package.json:2',
    'pnpm 9.1.0 package.json:3',
  ])
})

test('every tool says how to get it, on each system', () => {
  for (const probe of PROBES)
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(installHint(probe, platform)).not.toBe('')
  expect(probeOf('docker compose')?.programs[0]).toEqual(['docker', 'compose', 'version'])
})
