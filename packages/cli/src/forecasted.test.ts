import { planned, readPlan } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { forecasted } from './forecasted.ts'
import type { Io } from './io.ts'

const ASKED = 1_000_000
const io = { paint: (_: string, text: string) => text } as unknown as Io
const plan = readPlan('# Plan\n\n## Tasks\n\n- [ ] 1.1 Form (2-4d)\n', { asOf: '2026-11-23', path: 'plan.md' })
const found = { planned: planned([{ plan, path: 'plan.md' }], { asOf: '2026-11-23' }) }

describe('Ctrl-C', () => {
  test('keeps the trials that there are, and is given back to whoever had it', async () => {
    const before = process.listenerCount('SIGINT')
    const under = forecasted(io, found, { asOf: '2026-11-23', trials: ASKED, seed: 1, mode: 'people' })
    setImmediate(() => process.emit('SIGINT'))
    const { forecast, interrupted } = await under
    expect(interrupted).toBe(true)
    expect(forecast.trials).toBeGreaterThan(0)
    expect(forecast.trials).toBeLessThan(ASKED)
    expect(forecast.finish).not.toBeNull()
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})
