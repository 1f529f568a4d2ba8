/**
 * Properties are tried on the same cases each time, so that a failure is one of the change at hand. `MILEMARK_SEED=random` tries others.
 */
import fc from 'fast-check'

const given = process.env.MILEMARK_SEED
if (given !== 'random') fc.configureGlobal({ seed: Number(given ?? 1) })
