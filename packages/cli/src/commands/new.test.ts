import { expect, test } from 'vitest'
import { titled } from './new.ts'

const TEMPLATE = '---\nphase: planning\ntitle: Guide\n---\n\n# Guide\n\n## Milestones\n'

test.each([
  ['Shop checkout', 'title: Shop checkout', '# Shop checkout'],
  ['Shop: checkout', 'title: "Shop: checkout"', '# Shop: checkout'],
  ['yes', 'title: "yes"', '# yes'],
  ['2026', 'title: "2026"', '# 2026'],
  ['$& "x"\n\\', 'title: "$& \\"x\\" \\\\"', '# $& "x" \\'],
  ['Đăng nhập', 'title: Đăng nhập', '# Đăng nhập'],
])('%j', (title, matter, heading) => {
  expect(titled(TEMPLATE, title)).toBe(TEMPLATE.replace('title: Guide', () => matter).replace('# Guide', () => heading))
})
