/**
 * Takes out of output what looks like a secret: shapes that are known by their beginning, and the values that were handed on.
 * Not a scanner: what has no such shape stays.
 */
import { redacted } from '@milemark/core'

/** Besides what `redacted` knows: what is only likely to be a secret, which output may lose. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}\b|\bgithub_pat_\w{20,255}\b/g,
  /\bglpat-[\w-]{16,64}/g,
  /\bxox[abeoprs]-[\w-]{10,200}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_\w{10,200}/g,
  /\bsk-[\w-]{20,200}/g,
  /\bAIza[\w-]{30,60}/g,
  /\bnpm_[A-Za-z0-9]{30,60}\b/g,
  /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{8,2000}/g,
]
/** The secret is the second group. */
const NAMED: readonly RegExp[] = [
  /(\b(?:authorization:\s*)?(?:bearer|basic)\s+)([\w.~+/=-]{8,2000})/gi,
  /([a-z][\w+.-]{0,20}:\/\/[^\s:/@]{0,100}:)([^\s/@]{1,200})(?=@)/gi,
  /((?:password|passwd|secret|token|api[_-]?key|private[_-]?key|credentials?)["']?\s*[:=]\s*["']?)([^\s"',;]{6,500})/gi,
]
const MASK = '[masked]'
const SHORTEST_VALUE = 6

/** @param values what was handed on by name: masked wherever it stands */
export function masked(text: string, values: readonly string[] = []): string {
  const plain = [...values]
    .filter((value) => value.length >= SHORTEST_VALUE)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, MASK), text)
  const shaped = SHAPES.reduce((rest, shape) => rest.replace(shape, MASK), plain)
  return redacted(NAMED.reduce((rest, shape) => rest.replace(shape, (_, name: string) => name + MASK), shaped))
}
