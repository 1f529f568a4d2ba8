/**
 * Databases and queues that a document names, and whether something listens on their port of this machine. A connection is opened and
 * closed again, nothing is sent; only to loopback, whatever the document says.
 */
import { connect } from 'node:net'
import type { Plan } from '@milemark/core'

export interface Service {
  /** `postgresql`. */
  readonly name: string
  readonly port: number
  /** 1-based. */
  readonly line: number
}

const PORTS: readonly { readonly name: string; readonly port: number; readonly words: RegExp }[] = [
  { name: 'postgresql', port: 5432, words: /\bpostgres(?:ql)?\b/i },
  { name: 'mysql', port: 3306, words: /\bmysql\b/i },
  { name: 'mariadb', port: 3306, words: /\bmariadb\b/i },
  { name: 'redis', port: 6379, words: /\bredis\b/i },
  { name: 'mongodb', port: 27017, words: /\bmongo(?:db)?\b/i },
  { name: 'rabbitmq', port: 5672, words: /\b(?:rabbitmq|amqp)\b/i },
  { name: 'elasticsearch', port: 9200, words: /\belasticsearch\b/i },
]

const LOCAL = /(?<![\w.-])(?:localhost|127\.0\.0\.1|\[::1\]):(\d{2,5})\b/

/** Those among the prerequisites, and those beside which an address of this machine is written. Each port once. */
export function servicesOf(plan: Plan): Service[] {
  const named = plan.source.text.split(/\r\n|\r|\n/).flatMap((text, index) => {
    const port = Number(LOCAL.exec(text)?.[1])
    const service = PORTS.find(({ words }) => words.test(text))
    return service && port > 0 && port < 65_536 ? [{ name: service.name, port, line: index + 1 }] : []
  })
  const needed = plan.guide.prerequisites.flatMap(({ tool, line }) => {
    const service = PORTS.find(({ name }) => name === tool)
    return service && !named.some(({ name }) => name === tool) ? [{ name: tool, port: service.port, line }] : []
  })
  const all = [...needed, ...named].sort((a, b) => a.line - b.line)
  return all.filter(({ port }, at) => all.findIndex((other) => other.port === port) === at)
}

const LOOPBACK = ['127.0.0.1', '::1'] as const
const CONNECT_MS = 1_000

/** True when something takes a connection. */
export async function listens(port: number): Promise<boolean> {
  const answers = await Promise.all(LOOPBACK.map((host) => takes(host, port)))
  return answers.includes(true)
}

const takes = (host: (typeof LOOPBACK)[number], port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: CONNECT_MS })
    const end = (isOpen: boolean) => {
      socket.destroy()
      done(isOpen)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
