/**
 * The words of `date.ts`: months, counted periods and ends of periods, per language. Data only.
 */
import type { PeriodUnit } from './date.ts'

const MONTHS: readonly string[] = [
  'january, jan, январь, января, enero, janeiro, januar, janvier, يناير',
  'february, feb, февраль, февраля, febrero, fevereiro, februar, février, فبراير',
  'march, mar, март, марта, marzo, março, märz, mars, مارس',
  'april, apr, апрель, апреля, abril, avril, أبريل, إبريل',
  'may, май, мая, mayo, maio, mai, مايو',
  'june, jun, июнь, июня, junio, junho, juni, juin, يونيو',
  'july, jul, июль, июля, julio, julho, juli, juillet, يوليو',
  'august, aug, август, августа, agosto, août, أغسطس',
  'september, sept, sep, сентябрь, сентября, septiembre, setembro, septembre, سبتمبر',
  'october, oct, октябрь, октября, octubre, outubro, oktober, octobre, أكتوبر',
  'november, nov, ноябрь, ноября, noviembre, novembro, novembre, نوفمبر',
  'december, dec, декабрь, декабря, diciembre, dezembro, dezember, décembre, ديسمبر',
]

/** Lower-case name of a month to its number, 1 to 12. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(', ').map((name) => [name, index + 1] as const)),
)

/** Words that a number follows: `Day 3`, `Tuần 1-2`. */
export const DATE_WORDS: readonly (readonly [PeriodUnit, string])[] = [
  ['day', 'day, days, ngày, день, дни, дня, дней, tag, tage, tagen, jour, jours, día, días, dia, dias, اليوم, يوم'],
  ['week', 'week, weeks, wk, tuần, неделя, недели, недель, woche, wochen, semaine, semaines, semana, semanas, الأسبوع, أسبوع'],
  ['month', 'month, months, tháng, месяц, месяца, месяцев, monat, monate, monaten, mois, mes, meses, mês, الشهر'],
  ['sprint', 'sprint, sprints, спринт'],
  ['quarter', 'quarter, quý, квартал, quartal, trimestre'],
]

export const PERIOD_WORDS: readonly (readonly ['end' | 'this' | 'next', PeriodUnit, string])[] = [
  ['end', 'day', 'end of (?:the )?day, eod, cuối ngày, конец дня, ende des tages, fin del día, fim do dia, fin de journée'],
  [
    'end',
    'week',
    'end of (?:the |this )?week, eow, cuối tuần, 周末, 週末, конец недели, к концу недели, ende der woche, fin de la semana, fim da semana, fin de (?:la )?semaine, نهاية الأسبوع',
  ],
  [
    'end',
    'month',
    'end of (?:the |this )?month, eom, cuối tháng, 月底, 月末, конец месяца, к концу месяца, ende des monats, fin de(?:l)? mes, fim do mês, fin du mois, نهاية الشهر',
  ],
  [
    'end',
    'sprint',
    'end of (?:the |this )?sprint, cuối sprint, конец спринта, ende des sprints, fin del sprint, fim da sprint, fin du sprint',
  ],
  ['end', 'quarter', 'end of (?:the |this )?quarter, eoq, cuối quý, 季度末, конец квартала, ende des quartals'],
  ['this', 'week', 'this week, tuần này, 本周, 今週, эта неделя, на этой неделе, diese woche, esta semana, cette semaine, هذا الأسبوع'],
  ['this', 'month', 'this month, tháng này, 本月, 今月, в этом месяце, diesen monat, este mes, este mês, ce mois(?:-ci)?'],
  ['this', 'sprint', 'this sprint, current sprint, sprint này, 本冲刺, в этом спринте'],
  [
    'next',
    'week',
    'next week, tuần sau, tuần tới, 下周, 来週, на следующей неделе, nächste woche, próxima semana, la semaine prochaine, الأسبوع القادم',
  ],
  [
    'next',
    'month',
    'next month, tháng sau, tháng tới, 下个?月, 来月, в следующем месяце, nächsten monat, próximo mes, próximo mês, le mois prochain',
  ],
  ['next', 'sprint', 'next sprint, sprint sau, 下个冲刺, в следующем спринте'],
]
