/**
 * The services of compose files: their names and the ports that they publish.
 */
import { fact } from '../tree.ts'
import { data, isTable, lineOf, tableAt } from './yaml.ts'

export interface Service {
  readonly name: string
  readonly path: string
  /** 1-based. */
  readonly line: number | null
  readonly image: string | null
  /** Published on the host → in the container. */
  readonly ports: readonly { readonly host: number; readonly container: number }[]
}

const COMPOSE = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i

export const composeServices = fact((tree): readonly Service[] =>
  tree.files
    .filter((path) => COMPOSE.test(path))
    .flatMap((path) => {
      const text = tree.read(path)
      return Object.entries(tableAt(data(tree, path), 'services')).map(([name, service]) => ({
        name,
        path,
        line: lineOf(text, `\n  ${name}:`) === null ? null : (lineOf(text, `\n  ${name}:`) ?? 0) + 1,
        image: isTable(service) && typeof service.image === 'string' ? service.image : null,
        ports: isTable(service) && Array.isArray(service.ports) ? service.ports.flatMap(published) : [],
      }))
    }),
)

/** `5433:5432`, `127.0.0.1:5433:5432/tcp`, `${PORT:-5433}:5432`, `{ published, target }`. */
function published(port: unknown): { host: number; container: number }[] {
  if (isTable(port)) {
    const [host, container] = [Number(port.published), Number(port.target)]
    return host > 0 && container > 0 ? [{ host, container }] : []
  }
  const plain = String(port)
    .replace(/\$\{\w+:?-(\d+)\}/g, '$1')
    .replace(/\/(?:tcp|udp)$/, '')
  const [, host, container] = /^(?:[\d.]+:)?(\d{1,5}):(\d{1,5})$/.exec(plain) ?? []
  return host && container ? [{ host: Number(host), container: Number(container) }] : []
}
