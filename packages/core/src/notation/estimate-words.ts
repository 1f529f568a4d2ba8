/**
 * The words of `estimate.ts`: units, numbers, sizes, and what tells an effort from another quantity, per language. Data only.
 */
import type { Unit } from './terms.ts'

export type Size = 'XS' | 'S' | 'M' | 'L' | 'XL'

/** Names of a unit as written, longest name first where one begins another. */
export interface UnitWords {
  readonly unit: Unit
  readonly words: string
}

export const UNIT_WORDS: readonly UnitWords[] = [
  {
    unit: 'person-day',
    words:
      'person-days, person-day, person days, person day, people-days, man-days, man-day, man days, man day, mandays, manday, dev-days, dev-day, developer-days, developer-day, engineer-days, engineer-day, PD, PDs, pd, pds, MD, MDs, người-ngày, ngày-người, ngày/người, 人天, 人日, 工日, 人工日, 인일, 맨데이, человеко-дней, человеко-дня, человеко-день, человекодней, чел.-дн, чел.-дней, чел-дней, чел/дн, чел. дней, personentage, personentag, PT, jours-homme, jour-homme, jours/homme, j/h, jh, dias-homem, dia-homem, dias-pessoa, días-persona, días-hombre, día-persona',
  },
  {
    unit: 'min',
    words:
      'minutes, minute, mins, min, m, phút, 分钟, 分鐘, 分, 분, минут, минуты, минута, минуту, мин, minutos, minuto, minuten, دقيقة, دقائق',
  },
  {
    unit: 'h',
    words:
      'person-hours, person-hour, person hours, man-hours, man-hour, man hours, dev-hours, hours, hour, hrs, hr, h, giờ, tiếng, 人时, 工时, 小时, 小時, 時間, 시간, часов, часа, час, ч, horas, hora, stunden, stunde, std, heures, heure, ساعات, ساعة',
  },
  {
    unit: 'd',
    words:
      'days, day, d, ngày công, ngày, 天, 日間, 日, 工作日, 営業日, 工作天, 일, дней, дня, день, дн, días, día, dias, dia, arbeitstage, arbeitstagen, arbeitstag, tage, tagen, tag, journées, journée, jours, jour, أيام, يوم',
  },
  {
    unit: 'w',
    words:
      'person-weeks, person-week, person weeks, man-weeks, man-week, weeks, week, wks, wk, w, tuần, 人周, 人週, 周, 週間, 週, 星期, 주일, 주, недели, неделя, неделю, недель, нед, semanas, semana, wochen, woche, semaines, semaine, أسابيع, أسبوع',
  },
  {
    unit: 'month',
    words:
      'person-months, person-month, person months, man-months, man-month, months, month, mos, mo, tháng, 人月, 月間, 개월, месяцев, месяца, месяц, мес, meses, mes, mês, monate, monaten, monat, mois, شهور, أشهر, شهر',
  },
]

/** Words between number and unit that change nothing (`2 focused working days`); those that mean elapsed time are listed apart. */
export const UNIT_ADJECTIVES =
  'focused, working, work, business, full, whole, dev, developer, development, engineering, engineer, solid, ideal, effective, net, additional, extra, more, calendar, elapsed, uninterrupted, рабочих, рабочие, рабочий, полных, календарных, volle, ganze, volle, plein, pleins'

/** CJK classifiers before the unit: `3个小时`, `2ヶ月`. */
export const CLASSIFIERS = '个工作, 个, 個, ヶ, か, カ, ヵ, ケ'
/** With a classifier, `月` is a month; alone it would be part of a date. */
export const CLASSIFIED_UNITS: readonly (readonly [Unit, string])[] = [
  ['month', '月'],
  ['w', '周'],
  ['w', '星期'],
]

export const NUMBER_WORDS: readonly (readonly [number, string])[] = [
  [
    0.5,
    'half a, half an, a half, half, nửa, 半, полу, пол, halber, halben, halbe, halbes, ein halber, einen halben, eine halbe, demi, demie, une demi, medio, media, meio, meia, نصف, 반',
  ],
  [1, 'a, an, one, một, 一, один, одна, одну, ein, eine, einen, un, une, una, um, uma'],
  [1.5, 'one and a half, полтора, полторы, anderthalb, eineinhalb'],
  [2, 'two, a couple of, couple of, hai, 二, 两, 兩, два, две, zwei, deux, dos, dois, duas'],
  [3, 'three, ba, 三, три, drei, trois, tres, três'],
  [4, 'four, bốn, 四, четыре, vier, quatre, cuatro, quatro'],
  [5, 'five, 五, пять, fünf, cinq, cinco'],
  [6, 'six, sáu, 六, шесть, sechs, seis'],
  [7, 'seven, bảy, 七, семь, sieben, sept, siete, sete'],
  [8, 'eight, tám, 八, восемь, acht, huit, ocho, oito'],
  [9, 'nine, chín, 九, девять, neun, neuf, nueve, nove'],
  [10, 'ten, mười, 十, десять, zehn, dix, diez, dez'],
  [12, 'twelve'],
]

/** A number and a unit in one word. */
export const WHOLE_WORDS: readonly (readonly [number, Unit, string])[] = [
  [0.5, 'd', 'полдня, 半日, 半天, 반나절, demi-journée, une demi-journée'],
  [0.5, 'h', 'полчаса'],
  [1, 'd', 'сутки, 하루'],
  [2, 'd', 'يومين, يومان, 이틀'],
  [3, 'd', '사흘'],
  [2, 'h', 'ساعتين, ساعتان'],
  [2, 'w', 'أسبوعين, أسبوعان'],
  [2, 'month', 'شهرين, شهران'],
]

/** Between the two ends of a range. */
export const RANGE_SIGNS = '-, –, —, −, ~, ～, 〜, 至, 到, から, 에서'
/** The same as words, with a space on both sides. */
export const RANGE_WORDS = 'to, or, đến, tới, hoặc, hay, до, или, إلى, bis, oder, até, ou, hasta, à, a, o'

/** A number behind one of these is an id: the dash in `Phase 1 - 2 days` makes no range. */
export const NUMBERED_THINGS =
  'phase, task, step, milestone, sprint, week, day, stage, iteration, giai đoạn, nhiệm vụ, công việc, bước, tuần, ngày, mốc, cột mốc, 阶段, 任务, 步骤, フェーズ, タスク, этап, фаза, задача, неделя, день, fase, etapa, tarea, tarefa, schritt, aufgabe, étape, tâche'

/** Before a number: about. */
export const ABOUT =
  'about, around, roughly, approximately, approx, approx., circa, ca, ca., est, est., up to, maybe, likely, probably, another, total, takes, take, took, needs, need, requires, spend, spent, in, of, or, is, khoảng, tầm, cỡ, chừng, mất, cần, là, tổng, 约, 約, 大约, 大約, 大概, 约为, 需要, 需, 共, 约需, およそ, около, примерно, ориентировочно, ~, etwa, rund, ungefähr, environ, alrededor de, aproximadamente, unos, unas, cerca de, حوالي, 약'

/** A duration that directly follows one of these words is no effort (`within 200ms`, `every 5 minutes`, `TTL 24h`). Folded. */
export const NOT_AFTER =
  'within, every, each, after, before, under, than, last, past, previous, next, per, wait, waits, default, defaults, defaults to, ttl, timeout, timeouts, times out, expire, expires, expires in, expiry, expiration, cached for, cache for, cache, caches, caching, cached, retain, retained, retention, keep, kept for, keep for, at least, max, maximum, at most, interval, lifetime, valid for, locked for, lockout, lock, once, older, cooldown, debounce, throttle, delay, sleep, max age, maxage, session, sessions, window, lasts, poll, polling, rotate, rotation, until, since, for, refresh, latency, uptime, running for, sla, day, week, at, trong vong, moi, sau, truoc, luc, qua, toi da, it nhat, het han, sau khi, hon, duoi, cu, каждые, каждый, через, после, до, более, менее, не более, в течение, cada, despues de, dentro de, menos de, mas de, depois de, menos que, alle, nach, innerhalb von, unter, weniger als, toutes les, apres, moins de, dans, كل, بعد, خلال, قبل'
/** The same, for scripts without spaces: the text ends with one of these. */
export const NOT_AFTER_JOINED =
  '每, 每隔, 超过, 超時, 超时, 少于, 小于, 大于, 最近, 过去, 有效期, 缓存, 第, 月, 年, 过期, 保留, 毎, 以上, 過去, キャッシュ, タイムアウト, 有効期限, 매, 마다, 최근, 캐시'

/** Followed by one of these, a duration is no effort. Folded. */
export const NOT_BEFORE =
  'ttl, cache, cached, caching, timeout, time out, retention, window, interval, debounce, throttle, sla, old, ago, expiry, expiration, delay, delays, limit, latency, history, session, sessions, lifetime, uptime, lockout, cooldown, grace, rolling, polling, refresh, of data, from now, before, after, later, per, uptime, backup, backups, logs, log, trial, rotation, max, maximum, token, tokens, notice, sleep, warranty, trend, chart, view, period, tu start, truoc, sau, qua, moi lan, tuoi, назад, до, после, хранения, antes, despues, depois, vor, nach, alt, avant, apres, plane, tilt, model, models, graphics, map, canvas, array, transform, transforms, perspective, effect, effects, scene, render, rendering, viewer, animation, animations, vector, vectors, printing, calendar view'
export const NOT_BEFORE_JOINED =
  '前, 后, 後, 内, 以内, 以上, 以下, 之内, 之前, 之后, ごと, おき, 目, 缓存, 超时, 过期, 有效, キャッシュ, 후, 전, 이내, 마다'

/** Work on one of these often names a duration that is no effort: `Lock the account (15 minutes)`. Folded. */
export const LIMIT_THINGS =
  'ttl, cache, caching, expire, expires, expiry, expiration, timeout, timeouts, lock, lockout, retention, retain, keep, archive, purge, cleanup, session, sessions, token, tokens, jwt, otp, rate limit, rate limiting, limit, interval, polling, poll, cron, every, schedule, scheduled, refresh, delay, debounce, throttle, cooldown, window, trial, backup, backups, logs, uptime, sla, latency, response time, het han, phien, khoa, luu tru, gioi han, 缓存, 过期, 超时, 会话, 令牌, 限制, 限流, 保留, キャッシュ, 有効期限, タイムアウト, セッション, トークン, кеш, кэш, токен, сессия, сессии, таймаут, хранение'

/** Elapsed or waiting time instead of effort. Folded; `not wall-clock` says the opposite. */
export const ELAPSED_WORDS =
  'elapsed, wall clock, wallclock, waiting, wait time, wait, calendar time, calendar days, calendar weeks, lead time, thoi gian cho, cho doi, 等待, 日历, 待ち, 経過, ожидание, ожидания, календарных, wartezeit, attente, espera, kalendertage'

export const BUFFER_WORDS =
  'buffer, buffers, contingency, safety margin, margin, slack, reserve, unknowns, padding, du phong, dem, thoi gian dem, 缓冲, 缓冲时间, 預備, 预留, バッファ, 予備, резерв, запас, буфер, puffer, tampon, marge, margen, colchon, folga, reserva, contingencia, احتياطي, هامش, 버퍼, 여유'

/** Canonical size of each size word, as written. */
export const SIZE_WORDS: Readonly<Record<Size, string>> = {
  XS: 'xs, tiny, trivial, very small, very low, minimal, rất nhỏ, rất thấp, 极小, 很小, 极低, очень низкая, sehr klein, très faible, muy baja, muito baixa',
  S: 's, small, low, simple, easy, nhỏ, thấp, dễ, đơn giản, 小, 低, 简单, 簡単, низкая, низкий, малый, малая, маленькая, простая, klein, gering, niedrig, einfach, faible, petit, petite, bajo, baja, pequeño, pequeña, baixo, baixa, pequeno, pequena, منخفض, منخفضة, صغير, 낮음',
  M: 'm, medium, med, moderate, normal, average, trung bình, vừa, 中, 中等, 普通, средняя, средний, средне, mittel, moyen, moyenne, medio, media, médio, média, متوسط, متوسطة, 중간, 보통',
  L: 'l, large, big, high, hard, complex, lớn, cao, khó, phức tạp, 大, 高, 复杂, 複雑, высокая, высокий, большой, большая, сложная, hoch, groß, komplex, élevé, élevée, grand, alto, alta, grande, عالي, عالية, مرتفع, كبير, 높음',
  XL: 'xl, xxl, huge, extra large, very large, very high, very complex, rất lớn, rất cao, 极大, 很大, 极高, 很高, 很复杂, очень высокая, sehr groß, sehr hoch, très élevé, muy alta, muito alta',
}

/** What a size word stands beside in running text: `low complexity`, `size: M`. */
export const SIZED_THINGS =
  'complexity, effort, t-shirt size, size, workload, độ phức tạp, nỗ lực, khối lượng, kích thước, 复杂度, 工作量, 规模, 複雑度, 規模, сложность, трудоёмкость, трудоемкость, размер, komplexität, aufwand, größe, complexité, taille, complejidad, esfuerzo, tamaño, complexidade, esforço, tamanho, التعقيد, الجهد, الحجم, 복잡도, 규모'
