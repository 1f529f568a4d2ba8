/**
 * Whether a text in code quotes names a symbol of the code, by its shape alone: `getUserProfile`, `createRoom()`, `Cart.add`,
 * `src/cart.ts#add`.
 */
import { pathKind } from './path.ts'

export interface FoundSymbol {
  /** The last name: what is looked up. */
  readonly name: string
  /** The class or object in front of it; null for a name alone. */
  readonly owner: string | null
  /** The file that is written with it, as written; null without. */
  readonly path: string | null
  /** Where the name alone stands in the text. */
  readonly from: number
  /** True for what hardly anybody but this repository calls so. */
  readonly isOwn: boolean
}

/** Longer texts are code, not names. */
const LONGEST = 160
const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`
const WITH_PATH = new RegExp(String.raw`^([^#:\s]{1,120}\.[A-Za-z]\w{0,6})(?:#|::?)((?:${NAME}(?:\.|::))?)(${NAME})(?:\(\))?$`, 'u')
const CALL = new RegExp(String.raw`^(?:(${NAME})(?:\.|::|#))?(${NAME})\(([^()]{0,80})\)$`, 'u')
const MEMBER = new RegExp(String.raw`^(\p{Lu}[\p{L}\p{N}_$]*)(?:\.|::|#)(${NAME})$`, 'u')
const ALONE = new RegExp(String.raw`^${NAME}$`, 'u')
const TAG = /^<\/?(\p{Lu}[\p{L}\p{N}]*)(?:\s[^<>]{0,80})?\s?\/?>$/u

export function quotedSymbol(text: string): FoundSymbol | null {
  if (text.length > LONGEST) return null
  const written = text.trim()
  const found = withPath(written) ?? call(written) ?? member(written) ?? alone(written)
  return found && { ...found, from: text.lastIndexOf(found.name) }
}

type Shape = Omit<FoundSymbol, 'from'>

function withPath(text: string): Shape | null {
  const found = WITH_PATH.exec(text)
  if (!found || pathKind(found[1] as string) !== 'file' || /^L\d+$/.test(found[3] as string)) return null
  return { name: found[3] as string, owner: found[2]?.replace(/\W+$/, '') || null, path: found[1] as string, isOwn: true }
}

function call(text: string): Shape | null {
  const found = CALL.exec(text)
  if (!found) return null
  const [, owner = null, name = '', inside = ''] = found
  // `var(--x)`, `varchar(255)`, `rgb(0, 0, 0)`: a style, a type of a column.
  if (/^\s*(?:--|\d+%?\s*(?:,\s*\d+%?\s*)*$)/.test(inside) || name.length < 3 || isForeign(owner, name)) return null
  return { name, owner, path: null, isOwn: isHumped(name) }
}

function member(text: string): Shape | null {
  const found = MEMBER.exec(text)
  if (!found || pathKind(text) !== null) return null
  const [, owner = '', name = ''] = found
  if (/^[A-Z]{1,4}$/.test(owner) || isForeign(owner, name) || /^(?:js|ts|io|com|py)$/i.test(name)) return null
  return { name, owner, path: null, isOwn: isHumped(owner) && isHumped(name) }
}

function alone(text: string): Shape | null {
  const name = TAG.exec(text)?.[1] ?? (ALONE.test(text) ? text : '')
  // Two words with a sign between them are as often a column, a tool or a value of somebody else.
  const isOwn = !/^[^_]+_[^_]+$/.test(name)
  return isHumped(name) && !isForeign(null, name) ? { name, owner: null, path: null, isOwn } : null
}

/** At least two words in one: `fetchUser`, `UserCard`, `user_profile_id`; no constant, no product, no unit. */
export function isHumped(name: string): boolean {
  if (name.length < 6 || /^[\p{Lu}\p{N}_$]+$/u.test(name)) return false
  if (name.includes('_'))
    return /^_*\p{Ll}[\p{Ll}\p{N}]+(?:_[\p{Ll}\p{N}]+)+$/u.test(name) && name.replace(/^_+/, '').split('_').length >= 2
  return /\p{Ll}\p{N}*\p{Lu}\p{N}*\p{Ll}/u.test(name) || /^\p{Lu}{1,5}\p{Ll}+\p{Lu}/u.test(name)
}

const words = (table: string): ReadonlySet<string> => new Set(table.trim().split(/\s+/))

/** Objects of the language, the browser and the runtimes: their members are nobody's own. */
const FOREIGN_OWNERS = words(`
  Array ArrayBuffer Atomics BigInt Boolean Buffer Bun Date Deno Error EventEmitter FormData Function Headers Infinity Intl Iterator JSON Map Math
  Notification Number Object Promise Proxy Reflect RegExp Request Response Set String Symbol URL URLSearchParams WeakMap WebSocket XMLHttpRequest
  React ReactDOM Vue Svelte Angular Next Node NextResponse NextRequest NextAuth Prisma PrismaClient Zod Joi Yup Express Fastify Hono Redis Sequelize
  Mongoose Supabase Firebase Stripe Animated StyleSheet Platform Alert Dimensions Linking Tailwind Component PureComponent Fragment Suspense
  console window document navigator location history  performance crypto process global module exports
  require this self super req res request response ctx context next event router route app server prisma supabase db client redis axios fetch
  jest vi vitest expect test describe cy page z yup joi math os sys json path fs http https util np pd plt torch tf re time datetime random
  logging asyncio typing collections itertools functools subprocess threading pathlib shutil chrome browser electron ipcRenderer ipcMain mongoose
  Model Schema Field Column String Integer Dict List Optional Any Union Tuple Widget Text Navigator Theme Colors Icons Intent Context Activity
  UIView UIImage Color View Image Task Thread System Collections Collectors Stream Arrays Objects Assert Mockito Logger Log FirebaseAuth GoogleSignIn`)

/** Names of the language, the browser, common libraries and common data: found or not, they say nothing about this repository. */
const FOREIGN = words(`
  addEventListener removeEventListener querySelector querySelectorAll getElementById createElement appendChild innerHTML innerText textContent
  outerHTML className classList dataset preventDefault stopPropagation requestAnimationFrame cancelAnimationFrame requestIdleCallback
  setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask structuredClone  indexedDB
  IntersectionObserver ResizeObserver MutationObserver AbortController AbortSignal EventSource WebSocket XMLHttpRequest FormData FileReader
  BroadcastChannel SharedArrayBuffer ServiceWorker URLSearchParams TextEncoder TextDecoder Uint8Array ArrayBuffer DataView WeakMap WeakSet WeakRef
  encodeURIComponent decodeURIComponent parseInt parseFloat isNaN toString toFixed toISOString toLocaleString toLowerCase toUpperCase valueOf
  hasOwnProperty forEach flatMap indexOf includes findIndex reduceRight replaceAll startsWith endsWith padStart padEnd trimEnd charCodeAt
  TypeError RangeError SyntaxError ReferenceError RuntimeError ValueError KeyError IndexError AttributeError ImportError NotImplementedError
  NullPointerException IllegalArgumentException IllegalStateException FileNotFoundError PermissionError TimeoutError AssertionError EventEmitter
  useState useEffect useMemo useCallback useRef useContext useReducer useLayoutEffect useImperativeHandle useTransition useDeferredValue useId
  useSyncExternalStore useActionState useOptimistic useFormStatus useFormState useRouter usePathname useSearchParams useParams useNavigate
  useLocation useQuery useMutation useQueryClient useInfiniteQuery useForm useFormContext useFieldArray useSelector useDispatch useStore useQuery
  forwardRef createContext createRoot createPortal StrictMode ReactNode ReactElement onClick onChange onSubmit onBlur onFocus onKeyDown onPress
  getServerSideProps getStaticProps getStaticPaths generateMetadata generateStaticParams revalidatePath revalidateTag notFound redirect
  defineProps defineEmits defineComponent onMounted onUnmounted computed reactive nextTick createApp useFetch useAsyncData definePageMeta
  beforeEach afterEach beforeAll afterAll toEqual toBe toHaveBeenCalled toMatchSnapshot toThrow spyOn mockResolvedValue mockReturnValue
  findMany findUnique findFirst createMany updateMany deleteMany upsert findOne findById findOneAndUpdate aggregate populate queryRaw executeRaw
  statusCode bodyParser nextFunction middleware readFile writeFile readFileSync writeFileSync readdir mkdir existsSync createReadStream spawnSync
  execFile execSync childProcess backgroundColor fontSize fontFamily fontWeight lineHeight borderRadius boxShadow flexDirection justifyContent
  alignItems marginTop marginBottom paddingLeft zIndex maxWidth minWidth maxHeight minHeight darkMode ngOnInit ngOnDestroy ngModel ngFor ngIf
  viewDidLoad onCreate onDestroy setState initState didChangeDependencies StatefulWidget StatelessWidget BuildContext ChangeNotifier
  SwiftUI UIKit RxSwift CoreData GraphQL TypeScript JavaScript PostgreSQL MySQL MongoDB GitHub GitLab OpenAI ChatGPT LangChain FastAPI NestJS
  NextJS NodeJS VueJS ReactJS ExpressJS TailwindCSS PyTorch TensorFlow NumPy OAuth JWT WebRTC WebGL IPv4 IPv6 macOS iOS PascalCase camelCase
  snake_case kebabCase SCREAMING_SNAKE_CASE lowerCamelCase UpperCamelCase BigInt readonly keyof typeof instanceof
  node_modules package_json site_packages devDependencies peerDependencies optionalDependencies compilerOptions noImplicitAny strictNullChecks
  noUncheckedIndexedAccess exactOptionalPropertyTypes moduleResolution esModuleInterop skipLibCheck isolatedModules noEmit outDir rootDir baseUrl
  sourceMap lintStaged pull_request pull_request_target workflow_dispatch workflow_call runs_on working_directory continue_on_error
  depends_on restart_policy health_check max_connections require import super pg_isready pg_trgm pg_stat_statements jsonb_set gen_random_uuid uuid_generate_v4
  created_at updated_at deleted_at not_null primary_key foreign_key auto_increment on_delete on_update in_progress not_started
  to_do access_token refresh_token id_token client_id client_secret grant_type redirect_uri content_type user_agent max_tokens top_p`)

const FOREIGN_SHAPE = /^__\w+__$|^global(?:This)?$|^(?:local|session)Storage$/

/** React, Vue and the like take names apart by their beginning; what the languages give has two underscores. */
const isForeign = (owner: string | null, name: string): boolean =>
  FOREIGN.has(name.replace(/^\$/, '')) ||
  (owner !== null && (FOREIGN_OWNERS.has(owner) || FOREIGN.has(owner))) ||
  FOREIGN_SHAPE.test(name) ||
  (owner !== null && FOREIGN_SHAPE.test(owner))
